import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { formatTable } from '../../src/cli';
import { readSettings, startServer } from '../../src/server';
import { CHROMIUM_FLAGS, ensureChromium } from '../chromium';
import { isBuilt } from '../sources.mjs';
import { drawnDigits } from './drawings';
import { lighthouseScores } from './lighthouse';
import { drawDigit, keptAt, measureDrawing, watchPen } from './page-drawing';
import { print } from './print';
import { LINES, type Line, SlowLine } from './slow-line';
import { Timings } from './timing';

/** First visits on each line; each has a browser profile of its own. */
const VISITS = 3;
/** What a phone's processor takes times as long for as this machine's. */
const SLOWDOWN = 4;
const PHONE = { width: 390, height: 844 };
const DIGIT = 5;

const CASES: readonly { readonly line: Line; readonly slowdown: number }[] = [
  { line: LINES.none, slowdown: 1 },
  { line: LINES.fast4g, slowdown: SLOWDOWN },
  { line: LINES.slow4g, slowdown: SLOWDOWN },
];

/** Times since the start of the navigation in ms, and bytes received until then. */
interface FirstVisit {
  readonly firstPaint: number;
  readonly drawable: number;
  readonly reading: number;
  readonly bytesDrawable: number;
  readonly bytesReading: number;
  /** From the choice about sharing to the app being kept for use without a network, in ms. */
  readonly kept: number;
}

/** Prints how soon a first visit can draw and reads, what it loads, and how smoothly it draws, in headless Chromium. */
export async function benchPage(): Promise<void> {
  if (!isBuilt('.'))
    throw new Error('bench page: the build is not of these sources; run npm run build first');
  const folder = mkdtempSync(join(tmpdir(), 'inktally-bench-'));
  const server = await startServer(readSettings({ PORT: '0', DATA_DIR: join(folder, 'data') }), {
    print: () => undefined,
  });
  const browser = await chromium.launch({ executablePath: ensureChromium(), args: [...CHROMIUM_FLAGS] });
  try {
    print(
      `Page: headless Chromium ${browser.version()}, ${PHONE.width}x${PHONE.height}, cold cache, ${VISITS} visits a line.\n`,
    );
    const rows: string[][] = [];
    for (const { line, slowdown } of CASES) {
      const visits: FirstVisit[] = [];
      for (let i = 0; i < VISITS; i++) visits.push(await visit(browser, server.port, line, slowdown));
      rows.push([`${line.name}, ${slowdown}x processor time`, ...cells(visits)]);
    }
    print(
      formatTable(
        ['a first visit, medians', 'paint ms', 'drawable ms', 'kB', 'reading ms', 'kB', 'kept ms'],
        rows,
      ),
    );
    print(
      '\nkB (1,000 bytes) are what came over the line until then, headers included; targets: 120 and 350.',
    );
    print('kept: from the choice about sharing until the app is kept for use without a network.\n');
    await measureDrawing(browser, server.url, SLOWDOWN);
    await lighthouseScores(server.url);
  } finally {
    await browser.close();
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

function cells(visits: readonly FirstVisit[]): string[] {
  const median = (pick: (visit: FirstVisit) => number) => new Timings(visits.map(pick)).median;
  return [
    median(({ firstPaint }) => firstPaint).toFixed(0),
    median(({ drawable }) => drawable).toFixed(0),
    (median(({ bytesDrawable }) => bytesDrawable) / 1000).toFixed(1),
    median(({ reading }) => reading).toFixed(0),
    (median(({ bytesReading }) => bytesReading) / 1000).toFixed(1),
    median(({ kept }) => kept).toFixed(0),
  ];
}

/** One first visit: chooses as soon as the policy is there to be read, draws at once, and waits for the reading. */
async function visit(browser: Browser, port: number, line: Line, slowdown: number): Promise<FirstVisit> {
  const slow = await SlowLine.open(line, port);
  const context = await browser.newContext({ viewport: PHONE, locale: 'en-GB' });
  try {
    await watchPen(context);
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
    await page.goto(slow.url, { waitUntil: 'commit' });
    await page.getByRole('button', { name: 'Agree and share failure rates', disabled: false }).waitFor();
    const drawable = await sinceStart(page);
    const bytesDrawable = slow.received;
    await page.getByRole('button', { name: 'Use without sharing' }).click();
    const chosen = await sinceStart(page);
    // Drawing takes its time, too; what counts here is that the reading is not waited for any longer.
    await drawDigit(page, drawnDigits()[DIGIT] ?? []);
    await page.getByRole('status', { name: 'Reading' }).filter({ hasText: /\d/ }).waitFor();
    const reading = await sinceStart(page);
    const bytesReading = slow.received;
    const kept = await keptAt(page);
    const firstPaint = await page.evaluate(
      () => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN,
    );
    return { firstPaint, drawable, reading, bytesDrawable, bytesReading, kept: kept - chosen };
  } finally {
    await context.close();
    await slow.close();
  }
}

function sinceStart(page: Page): Promise<number> {
  return page.evaluate(() => performance.now());
}
