import { readFileSync } from 'node:fs';
import type { Browser, BrowserContext, Page, Request } from 'playwright-core';
import ts from 'typescript';
import type { Watched } from './page-figures';

/** A phone's screen, in CSS pixels. */
export const PHONE = { width: 390, height: 844 };
/** Longest wait for anything in the page, in ms. */
export const PATIENCE_MS = 120_000;
/** How long nothing is asked for until a visit counts as loaded, in ms. */
const QUIET_MS = 1500;

/** Bytes of the bodies that a first visit loads, as they were sent. */
export interface VisitWeight {
  readonly beforeDrawing: number;
  /** With the worker, WebAssembly and the model: all that the first reading needs. */
  readonly all: number;
}

/** Moments of a first visit, in ms after the address was entered. */
export interface VisitTimes {
  readonly canvas: number;
  readonly reading: number;
}

declare const watched: Watched;

/** `page-watch.ts` as a script for the page. */
const WATCH = ts
  .transpileModule(readFileSync(new URL('./page-watch.ts', import.meta.url), 'utf8'), {
    compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext },
  })
  .outputText.replace(/^export \{\};$/m, '');

async function open(
  browser: Browser,
  url: string,
  locale: string,
  watch: (context: BrowserContext) => void = () => undefined,
): Promise<Page> {
  const context = await browser.newContext({ viewport: PHONE, locale, hasTouch: true });
  context.setDefaultTimeout(PATIENCE_MS);
  watch(context);
  await context.addInitScript(WATCH);
  const page = await context.newPage();
  await page.goto(url, { waitUntil: 'commit' });
  return page;
}

/** What a first visit loads before anything is chosen or drawn. */
export async function weighFirstVisit(browser: Browser, url: string, locale: string): Promise<VisitWeight> {
  const requests: Request[] = [];
  let underWay = 0;
  let lastAt = Date.now();
  const page = await open(browser, url, locale, (context) => {
    context.on('request', () => {
      underWay++;
    });
    context.on('requestfinished', (request) => {
      requests.push(request);
      underWay--;
      lastAt = Date.now();
    });
  });
  await page.waitForFunction(() => watched.canvasAt !== undefined);
  const hasAll = () =>
    ['.wasm', '.bin'].every((end) => requests.some((request) => request.url().endsWith(end)));
  while (underWay > 0 || Date.now() - lastAt < QUIET_MS || !hasAll()) await page.waitForTimeout(100);
  const canvasAt = await page.evaluate(() => performance.timeOrigin + (watched.canvasAt ?? 0));
  let [beforeDrawing, all] = [0, 0];
  for (const request of requests) {
    const bytes = await bodyBytes(request);
    all += bytes;
    const { startTime, responseEnd } = request.timing();
    if (startTime + responseEnd <= canvasAt) beforeDrawing += bytes;
  }
  await page.context().close();
  return { beforeDrawing, all };
}

/** Of a worker's own script Chromium does not say how much came; then the server's word counts. */
async function bodyBytes(request: Request): Promise<number> {
  const { responseBodySize } = await request.sizes();
  return responseBodySize || Number((await (await request.response())?.headerValue('content-length')) ?? 0);
}

/** Times a first visit in which the dialog is answered and a 1 is drawn as soon as that can be done. */
export async function firstVisit(browser: Browser, url: string): Promise<VisitTimes> {
  const page = await open(browser, url, 'en');
  await answer(page);
  const box = await page.getByLabel('Drawing area').boundingBox();
  if (!box) throw new Error('the page has no drawing area');
  const x = box.x + box.width / 2;
  await page.mouse.move(x, box.y + 0.2 * box.height);
  await page.mouse.down();
  for (let step = 1; step <= 6; step++)
    await page.mouse.move(x - step, box.y + (0.2 + step / 10) * box.height);
  await page.mouse.up();
  await page.waitForFunction(() => watched.readingAt !== undefined);
  const times = await page.evaluate(() => ({
    canvas: watched.canvasAt ?? 0,
    reading: watched.readingAt ?? 0,
  }));
  await page.context().close();
  return times;
}

/** Opens the app as somebody who has answered its question, and waits until it reads. */
export async function openReading(browser: Browser, url: string): Promise<Page> {
  const page = await open(browser, url, 'en');
  await answer(page);
  return page;
}

async function answer(page: Page): Promise<void> {
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Use without sharing' }).click();
  await dialog.waitFor({ state: 'hidden' });
}
