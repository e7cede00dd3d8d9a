interface ServiceWorkerGlobalScope {
  /** The files to keep for offline use, with their revisions. */
  readonly __WB_MANIFEST: { url: string; revision: string | null }[];
}
