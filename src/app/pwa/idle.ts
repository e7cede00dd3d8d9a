/** Delay in ms where the browser does not report idleness: long enough for the next paint. */
const FALLBACK_MS = 300;

/** Runs `run` when the browser is idle, after `timeout` (ms) at the latest where it says so. */
export const whenIdle: (run: () => void, options?: IdleRequestOptions) => void =
  window.requestIdleCallback ?? ((run) => setTimeout(run, FALLBACK_MS));
