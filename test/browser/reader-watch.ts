import type { BrowserContext, Page } from 'playwright-core';

/** What the page's script below keeps. */
interface WatchedWindow {
  /** What was asked of the reader and not answered yet. */
  readerRequests(): number;
  /** The most that were under way at once. */
  mostReaderRequests: number;
}

/**
 * Counts what pages that are opened from now on have asked of their workers and not been answered yet. The page asks
 * for the next reading as soon as it has one, so none under way means that what is shown is the reading of all of
 * the ink.
 */
export async function watchReader(pages: Page | BrowserContext): Promise<void> {
  await pages.addInitScript(() => {
    const watched = window as unknown as WatchedWindow;
    const workers = new Set<WatchedWorker>();
    watched.readerRequests = () => [...workers].reduce((sum, { loads, reads }) => sum + loads + reads, 0);
    watched.mostReaderRequests = 0;
    class WatchedWorker extends Worker {
      loads = 0;
      reads = 0;
      constructor(url: string | URL, options?: WorkerOptions) {
        super(url, options);
        workers.add(this);
        this.addEventListener('message', ({ data }) => {
          // That it has loaded also comes unasked, when a backend was lost.
          if (data.type === 'loaded' || data.type === 'load-failed') this.loads = Math.max(this.loads - 1, 0);
          else this.reads--;
        });
      }
      // biome-ignore lint/suspicious/noExplicitAny: the parameters are those of the DOM's own declaration.
      override postMessage(message: any, options?: any) {
        if (message.type === 'load') this.loads++;
        else this.reads++;
        watched.mostReaderRequests = Math.max(watched.mostReaderRequests, watched.readerRequests());
        super.postMessage(message, options);
      }
      override terminate() {
        workers.delete(this);
        super.terminate();
      }
    }
    window.Worker = WatchedWorker;
  });
}

/** The most that was ever asked of the reader without an answer. */
export function mostReaderRequests(page: Page): Promise<number> {
  return page.evaluate(() => (window as unknown as WatchedWindow).mostReaderRequests);
}

/** Waits until the reader has answered all that it was asked: the reading is of all of the ink. */
export async function waitForReader(page: Page): Promise<void> {
  await page.waitForFunction(() => (window as unknown as WatchedWindow).readerRequests() === 0);
}
