import { fileURLToPath } from 'node:url';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { formatTable } from '../../src/cli';
import { drawnDigits } from './drawings';
import type { Drawing } from './page-figures';
import { print } from './print';
import { Timings } from './timing';

/** Share of the sheet that a digit fills. */
const FILL = 0.7;
/** Between two positions of the pen, in ms: that of usual mice and screens. */
const STEP_MS = 8;
/** Rounds of all ten digits. */
const ROUNDS = 2;
/** A task that is longer is felt: https://w3c.github.io/longtasks/ */
const LONG_TASK_MS = 50;
const TRACED = ['toplevel', 'devtools.timeline', 'disabled-by-default-devtools.timeline'];

/** What `pen-watch.js` does in the page. */
interface PenWatch {
  /** For each move of the pen, frames from the event to the first that has its ink: 1 is the next. */
  readonly frames: number[];
  /** From the event to that frame being painted, in ms. */
  readonly painted: number[];
  /** Every long task so far, in ms. */
  readonly longTasks: number[];
  watchInk(): void;
  kept(): Promise<number>;
}

declare const pen: PenWatch;

/** Has the page watch itself from its start on. */
export async function watchPen(context: BrowserContext): Promise<void> {
  await context.addInitScript({ path: fileURLToPath(new URL('./pen-watch.js', import.meta.url)) });
}

/** When the app was kept for use without a network, in ms since the start of the navigation. */
export function keptAt(page: Page): Promise<number> {
  return page.evaluate(() => pen.kept());
}

/** Draws a digit on the sheet as a hand does, move by move. */
export async function drawDigit(page: Page, strokes: Drawing): Promise<void> {
  const box = await page.getByLabel('Drawing area').boundingBox();
  if (!box) throw new Error('bench page: there is no drawing area');
  const xs = strokes.flatMap((stroke) => stroke.filter((_, i) => i % 2 === 0));
  const ys = strokes.flatMap((stroke) => stroke.filter((_, i) => i % 2 === 1));
  const [left, top] = [Math.min(...xs), Math.min(...ys)];
  const extent = Math.max(Math.max(...xs) - left, Math.max(...ys) - top, 1);
  const scale = (FILL * Math.min(box.width, box.height)) / extent;
  const margin = (1 - FILL) / 2;
  for (const stroke of strokes) {
    for (let i = 0; i + 1 < stroke.length; i += 2) {
      const x = box.x + margin * box.width + ((stroke[i] ?? 0) - left) * scale;
      const y = box.y + margin * box.height + ((stroke[i + 1] ?? 0) - top) * scale;
      await page.mouse.move(x, y);
      if (i === 0) await page.mouse.down();
      await new Promise((resolve) => setTimeout(resolve, STEP_MS));
    }
    await page.mouse.up();
  }
}

/** Prints the longest task and how soon ink follows the pen, with the processor slowed down. */
export async function measureDrawing(browser: Browser, url: string, slowdown: number): Promise<void> {
  const context = await browser.newContext({ locale: 'en-GB', viewport: { width: 390, height: 844 } });
  try {
    await watchPen(context);
    const page = await context.newPage();
    await page.goto(url);
    await page.getByRole('button', { name: 'Use without sharing' }).click();
    await drawAll(page);
    // What a first visit does once, in the background.
    await keptAt(page);
    const session = await context.newCDPSession(page);
    await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown });

    const before = await page.evaluate(() => pen.longTasks.length);
    await browser.startTracing(page, { categories: TRACED });
    for (let i = 0; i < ROUNDS; i++) await drawAll(page);
    const tasks = mainThreadTasks(await browser.stopTracing());
    const longTasks = (await page.evaluate(() => pen.longTasks)).slice(before);

    // Apart from the tasks, for looking at pixels takes time of its own.
    await page.evaluate(() => pen.watchInk());
    await drawAll(page);
    const { frames, painted } = await page.evaluate(() => ({ frames: pen.frames, painted: pen.painted }));
    const ms = new Timings(painted);
    const inFrames = new Timings(frames);
    print(
      formatTable(
        [`drawing at ${slowdown}x processor time`, 'p50', 'p99', 'most'],
        [
          ['main-thread task (ms)', ...threeOf(new Timings(tasks), 1)],
          ['pointer event to its ink (frames)', ...threeOf(inFrames, 0)],
          ['pointer event to its ink painted (ms)', ...threeOf(ms, 1)],
        ],
      ),
    );
    print(
      `\n${longTasks.length} tasks over ${LONG_TASK_MS} ms by the page's own observer, of ${tasks.length} tasks over ` +
        `0.1 ms while ${ROUNDS * drawnDigits().length} digits were drawn and read; ${frames.length} moves looked at.\n`,
    );
  } finally {
    await context.close();
  }
}

function threeOf(timings: Timings, digits: number): string[] {
  return [0.5, 0.99, 1].map((share) => timings.percentile(share).toFixed(digits));
}

async function drawAll(page: Page): Promise<void> {
  for (const strokes of drawnDigits()) {
    await drawDigit(page, strokes);
    await page
      .getByRole('status', { name: 'Reading' })
      .filter({ hasText: /\d|Not sure/ })
      .waitFor();
    await page.getByRole('button', { name: 'Clear' }).click();
  }
}

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  /** In µs. */
  readonly dur?: number;
  readonly args?: { readonly name?: string };
}

/** How long the tasks of the page's main thread took, in ms; the tiny ones left out. */
function mainThreadTasks(trace: Buffer): number[] {
  const { traceEvents }: { traceEvents: TraceEvent[] } = JSON.parse(trace.toString());
  const isTask = ({ name, ph }: TraceEvent) => name === 'RunTask' && ph === 'X';
  const mains = traceEvents.filter(
    ({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain',
  );
  // Several renderers may live: the page's is the one that worked most.
  const byThread = mains.map(({ pid, tid }) =>
    traceEvents.filter((event) => isTask(event) && event.pid === pid && event.tid === tid),
  );
  const busiest = byThread.sort((a, b) => b.length - a.length)[0] ?? [];
  return busiest.map(({ dur = 0 }) => dur / 1000).filter((ms) => ms > 0.1);
}
