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
    let loads = 0;
    let reads = 0;
    watched.readerRequests = () => loads + reads;
    watched.mostReaderRequests = 0;
    window.Worker = class extends Worker {
      private loads = 0;
      private reads = 0;
      constructor(url: string | URL, options?: WorkerOptions) {
        super(url, options);
        this.addEventListener('message', ({ data }) => {
          // That it has loaded also comes unasked, when a backend was lost.
          if (/load/.test(data.type)) this.change(this.loads > 0 ? -1 : 0, 0);
          else this.change(0, -1);
        });
      }
      // biome-ignore lint/suspicious/noExplicitAny: the parameters are those of the DOM's own declaration.
      override postMessage(message: any, options?: any) {
        if (message.type === 'load') this.change(1, 0);
        else this.change(0, 1);
        watched.mostReaderRequests = Math.max(watched.mostReaderRequests, watched.readerRequests());
        super.postMessage(message, options);
      }
      override terminate() {
        this.change(-this.loads, -this.reads);
        super.terminate();
      }
      private change(byLoads: number, byReads: number) {
        this.loads += byLoads;
        this.reads += byReads;
        loads += byLoads;
        reads += byReads;
      }
    };
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
