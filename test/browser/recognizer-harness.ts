/** The recognizer alone on a page of its own: tests reach what the app does not show. */

import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { type PageServer, servePage } from '../../scripts/page-server';
import { browserForAll } from './rig';

/**
 * WebGL rendered in software, where there is no graphics card; also for a site whose graphics
 * process died before.
 */
export const SOFTWARE_WEBGL = [
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--disable-domain-blocking-for-3d-apis',
];

const ENTRY = fileURLToPath(new URL('./recognizer-page.ts', import.meta.url));

export interface Harness extends Pick<PageServer, 'block' | 'asked' | 'close'> {
  /** A fresh page with the recognizer of `recognizer-page.ts`. */
  open(): Promise<Page>;
  /**
   * Ends the browser's graphics process, which it then restarts; not more than
   * twice for one browser.
   */
  crashGraphics(): Promise<void>;
}

/** Builds `src/recognizer` as the app does, and serves it with the server's own headers. */
export async function startHarness(): Promise<Harness> {
  const server = await servePage(ENTRY);
  const browser = await browserForAll(SOFTWARE_WEBGL);
  return {
    ...server,
    async open() {
      const page = await browser.newPage();
      await page.goto(server.url);
      await page.waitForFunction(() => 'harness' in globalThis);
      return page;
    },
    async crashGraphics() {
      const session = await browser.newBrowserCDPSession();
      await session.send('Browser.crashGpuProcess');
      await session.detach();
    },
  };
}
