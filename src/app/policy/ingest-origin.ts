/**
 * Origin of the server that takes the reports; `null`: the page's own. Set by the build
 * (docs/static-hosting.md).
 */
export const INGEST_ORIGIN: string | null =
  typeof __INGEST_ORIGIN__ === 'undefined' ? null : __INGEST_ORIGIN__;
