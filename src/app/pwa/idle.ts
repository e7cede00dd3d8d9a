/** Where a browser does not say when it is idle: long enough for the next paint, in ms. */
const SOON_MS = 300;

/**
 * Runs something when the page has a moment.
 *
 * @param most after so many ms at the latest; without it whenever that is
 */
export function whenIdle(run: () => void, most?: number): void {
  if (window.requestIdleCallback)
    window.requestIdleCallback(run, most === undefined ? {} : { timeout: most });
  else setTimeout(run, SOON_MS);
}
