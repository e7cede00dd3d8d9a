/** Where the server is that takes the reports: its origin, `null` for that of the page itself. Put in by the build (docs/static-hosting.md). */
export const INGEST_ORIGIN: string | null =
  typeof __INGEST_ORIGIN__ === 'undefined' ? null : __INGEST_ORIGIN__;
