import type { Browser, CDPSession, Page } from 'playwright-core';
import { drawnDigits } from './drawings';
import type { Drawing } from './page-figures';
import { openApp } from './page-visit';

/** How often a touch screen says where the finger is, in ms between two. */
const MOVE_MS = 1000 / 60;
/** How many times slower a slow phone's processor is. */
export const SLOWDOWN = 4;
/** A task that blocks the page for longer is a long one, in ms (W3C Long Tasks). */
const LONG_TASK_MS = 50;
/** Share of the sheet that a digit fills. */
const FILL = 0.6;
/** How long the page is left alone before it is drawn on, and after each digit, in ms. */
const REST_MS = 1500;
const LOOK_MS = 250;

/** What tasks of the main thread cost, by its own clock, whatever else the machine does. */
export interface TaskCost {
  /** In ms. */
  readonly longest: number;
  /** How many tasks would be over 50 ms on a slow phone. */
  readonly longWhenSlow: number;
}

export interface DrawingCost {
  /** While the pen is on the sheet. */
  readonly penDown: TaskCost;
  /** Between two strokes, and going on to the next digit. */
  readonly penUp: TaskCost;
}

/** Draws the ten digits of the tests by touch, at the pace of a hand, and goes on after each. */
export async function drawOnPage(browser: Browser, url: string): Promise<DrawingCost> {
  const page = await openApp(browser, url);
  const session = await page.context().newCDPSession(page);
  await page.getByRole('link', { name: 'Privacy', exact: true }).click();
  await page.getByRole('button', { name: 'Use without sharing' }).click();
  await page.getByRole('link', { name: 'Draw', exact: true }).click();
  // Until what the app does when idle is done: other pages, the service worker's files.
  await page.waitForLoadState('networkidle');
  await page.waitForTimeout(REST_MS);
  await browser.startTracing(page, { categories: ['toplevel', 'blink.user_timing', '__metadata'] });
  const next = await middleOf(page, 'Next');
  for (const digit of drawnDigits()) {
    await drawByTouch(page, session, digit);
    await page.waitForTimeout(LOOK_MS);
    await session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [next] });
    await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
    await page.waitForTimeout(LOOK_MS);
  }
  const tasks = mainThreadTasks(await browser.stopTracing());
  await page.context().close();
  const costOf = (penDown: boolean): TaskCost => {
    const times = tasks.filter((task) => task.penDown === penDown).map(({ ms }) => ms);
    return {
      longest: Math.max(...times),
      longWhenSlow: times.filter((ms) => ms * SLOWDOWN > LONG_TASK_MS).length,
    };
  };
  return { penDown: costOf(true), penUp: costOf(false) };
}

async function middleOf(page: Page, button: string): Promise<{ x: number; y: number }> {
  const box = await page.getByRole('button', { name: button, exact: true }).boundingBox();
  if (!box) throw new Error(`the page has no button "${button}"`);
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

async function drawByTouch(page: Page, session: CDPSession, digit: Drawing): Promise<void> {
  const box = await page.getByLabel('Drawing area').boundingBox();
  if (!box) throw new Error('the page has no drawing area');
  const xs = digit.flatMap((stroke) => stroke.filter((_, i) => i % 2 === 0));
  const ys = digit.flatMap((stroke) => stroke.filter((_, i) => i % 2 === 1));
  const [left, top] = [Math.min(...xs), Math.min(...ys)];
  const extent = Math.max(Math.max(...xs) - left, Math.max(...ys) - top);
  const scale = (FILL * box.width) / extent;
  const margin = ((1 - FILL) / 2) * box.width;
  for (const stroke of digit) {
    for (let i = 0; i < stroke.length; i += 2) {
      const point = {
        x: box.x + margin + ((stroke[i] ?? 0) - left) * scale,
        y: box.y + margin + ((stroke[i + 1] ?? 0) - top) * scale,
      };
      const from = performance.now();
      const type = i === 0 ? 'touchStart' : 'touchMove';
      await session.send('Input.dispatchTouchEvent', { type, touchPoints: [point] });
      await page.waitForTimeout(Math.max(0, MOVE_MS - (performance.now() - from)));
    }
    await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  }
}

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  /** When it began, how long it took, and how long by the clock of its thread, in µs. */
  readonly ts: number;
  readonly dur?: number;
  readonly tdur?: number;
  readonly args?: { readonly name?: string };
}

interface Task {
  /** By the clock of the main thread, in ms. */
  readonly ms: number;
  readonly penDown: boolean;
}

/** The tasks of the page's main thread. */
function mainThreadTasks(trace: Buffer): Task[] {
  const { traceEvents }: { traceEvents: TraceEvent[] } = JSON.parse(trace.toString());
  const mainThreads = new Set(
    traceEvents
      .filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain')
      .map(({ pid, tid }) => `${pid} ${tid}`),
  );
  const contacts = contactsOf(traceEvents);
  const tasks = traceEvents.filter(
    ({ name, ph, pid, tid }) =>
      name === 'ThreadControllerImpl::RunTask' && ph === 'X' && mainThreads.has(`${pid} ${tid}`),
  );
  if (tasks.length === 0) throw new Error('the trace has no tasks of the page’s main thread');
  return tasks.map(({ ts, dur = 0, tdur = 0 }) => ({
    ms: tdur / 1000,
    penDown: contacts.some(({ from, to }) => ts < to && from < ts + dur),
  }));
}

/** When the pen was on the sheet, by the marks of `page-watch.ts`. */
function contactsOf(events: readonly TraceEvent[]): { readonly from: number; readonly to: number }[] {
  const times = (mark: string) =>
    events
      .filter(({ name }) => name === mark)
      .map(({ ts }) => ts)
      .sort((a, b) => a - b);
  const ups = times('pen up');
  const contacts = times('pen down').map((from) => ({ from, to: ups.find((up) => up > from) ?? from }));
  if (contacts.length === 0) throw new Error('the trace has no marks of the pen');
  return contacts;
}
