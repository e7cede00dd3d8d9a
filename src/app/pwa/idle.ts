/** Where a browser does not say when it is idle: long enough for the next paint, in ms. */
const SOON_MS = 300;

/** Runs something when the page has a moment; with a `timeout` (ms) no later than that, where the browser says when it is idle. */
export const whenIdle: (run: () => void, options?: IdleRequestOptions) => void =
  window.requestIdleCallback ?? ((run) => setTimeout(run, SOON_MS));
