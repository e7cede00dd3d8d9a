/** Version of the app, from package.json (put in by vite.config.ts). */
declare const __APP_VERSION__: string;
/** Of the server that takes the reports, null for the page's own (INGEST_ORIGIN of the build). */
declare const __INGEST_ORIGIN__: string | null;
