import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { transformWithOxc } from 'vite';

/** A phone's screen, in CSS pixels. */
const PHONE = { width: 390, height: 844 };
/** Longest wait for anything in the page, in ms. */
const PATIENCE_MS = 120_000;

/** Moments of a first visit, in ms after the address was entered. */
export interface VisitTimes {
  readonly canvas: number;
  readonly reading: number;
}

/** `page-watch.ts` as a script for the page. */
const WATCH_FILE = fileURLToPath(new URL('./page-watch.ts', import.meta.url));
const { code } = await transformWithOxc(readFileSync(WATCH_FILE, 'utf8'), WATCH_FILE);
const WATCH = code.replace('export {};', '');

/** Opens the app for the first time. */
export async function openApp(browser: Browser, url: string): Promise<Page> {
  const context = await browser.newContext({ viewport: PHONE, locale: 'en', hasTouch: true });
  context.setDefaultTimeout(PATIENCE_MS);
  await context.addInitScript(WATCH);
  const page = await context.newPage();
  await page.goto(url, { waitUntil: 'commit' });
  return page;
}

/** Times a first visit in which a 1 is drawn as soon as that can be done. */
export async function firstVisit(browser: Browser, url: string): Promise<VisitTimes> {
  const page = await openApp(browser, url);
  const box = await page.getByLabel('Drawing area').boundingBox();
  if (!box) throw new Error('the page has no drawing area');
  const x = box.x + box.width / 2;
  await page.mouse.move(x, box.y + 0.2 * box.height);
  await page.mouse.down();
  for (let step = 1; step <= 6; step++)
    await page.mouse.move(x - step, box.y + (0.2 + step / 10) * box.height);
  await page.mouse.up();
  await page.waitForFunction(() => performance.getEntriesByName('reading').length > 0);
  // No named function in it: the page lacks what tsx adds for its name.
  const marks = await page.evaluate(() =>
    performance.getEntriesByType('mark').map(({ name, startTime }): [string, number] => [name, startTime]),
  );
  await page.context().close();
  const at = new Map(marks);
  return { canvas: at.get('canvas') ?? Number.NaN, reading: at.get('reading') ?? Number.NaN };
}
