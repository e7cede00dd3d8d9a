import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { formatTable } from '../../src/command';
import { readSettings, startServer } from '../../src/server';
import { CHROMIUM_FLAGS, ensureChromium } from '../chromium';
import { isBuilt } from '../sources.mjs';
import { auditWithLighthouse, LIGHTHOUSE, type Scores } from './lighthouse';
import { drawOnPage, type TaskCost } from './page-drawing';
import { firstVisit } from './page-visit';
import { print } from './print';
import { Timings } from './timing';

/** First visits that are timed, each in a browser context of its own. */
const VISITS = 7;
const AUDITS = 3;

/**
 * Prints how long a first visit to the built app takes, what drawing costs on a slow phone, and
 * Lighthouse's scores. What a first visit loads, `npm run budgets` says.
 *
 * @throws Error where the build is not of the sources on disk
 */
export async function benchPage(): Promise<void> {
  if (!isBuilt('.')) throw new Error('dist is not of these sources: run npm run build first');
  const folder = mkdtempSync(join(tmpdir(), 'inktally-bench-'));
  const server = await startServer(readSettings({ PORT: '0', DATA_DIR: join(folder, 'data') }), {
    print: () => undefined,
  });
  const browser = await chromium.launch({ executablePath: ensureChromium(), args: [...CHROMIUM_FLAGS] });
  try {
    await printVisits(browser, server.url);
    await printDrawing(browser, server.url);
  } finally {
    await browser.close();
  }
  try {
    await printAudits(server.url);
  } finally {
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function printVisits(browser: Browser, url: string): Promise<void> {
  const visits = [];
  for (let i = 0; i < VISITS; i++) visits.push(await firstVisit(browser, url));
  const row = (name: string, times: number[]) => {
    const timings = new Timings(times);
    return [name, timings.percentile(0).toFixed(0), timings.median.toFixed(0)];
  };
  print(
    `\n${VISITS} first visits in headless Chromium ${browser.version()}, cold cache, the server on this machine; the dialog is answered and a 1 drawn at once.\n`,
  );
  print(
    formatTable(
      ['ms after the address was entered', 'least', 'median'],
      [
        row(
          'the sheet can be drawn on',
          visits.map(({ canvas }) => canvas),
        ),
        row(
          'first reading',
          visits.map(({ reading }) => reading),
        ),
      ],
    ),
  );
}

async function printDrawing(browser: Browser, url: string): Promise<void> {
  const cost = await drawOnPage(browser, url);
  const { digits, slowdown, latencies } = cost;
  const inNext = latencies.filter((latency) => latency <= 1).length / latencies.length;
  print(`\n${digits} digits drawn by touch on a phone's screen, and gone on from.\n`);
  const row = (name: string, figure: (cost: TaskCost) => string) => [
    name,
    figure(cost.penDown),
    figure(cost.penUp),
  ];
  print(
    formatTable(
      ['tasks of the main thread', 'pen on the sheet', 'else'],
      [
        row('the longest, in its own time (ms)', ({ longest }) => longest.toFixed(1)),
        row(`such as would be over 50 ms, ${slowdown} times slower`, ({ longWhenSlow }) =>
          String(longWhenSlow),
        ),
        row(`${slowdown} times slower: over 50 ms by the wall clock`, ({ longTasks }) => String(longTasks)),
      ],
    ),
  );
  print('');
  print(
    formatTable(
      [`${slowdown} times slower`, 'measured'],
      [
        ['moves of the pen', String(latencies.length)],
        ['… of them inked in the very next frame', `${(100 * inNext).toFixed(1)}%`],
        ['… most frames from a move to its ink', String(Math.max(...latencies))],
      ],
    ),
  );
}

async function printAudits(url: string): Promise<void> {
  const audits: Scores[] = [];
  for (let i = 0; i < AUDITS; i++) {
    const scores = await auditWithLighthouse(url);
    if (!scores) {
      print(`\n${LIGHTHOUSE} could not be had from the npm registry, or did not run: no scores.`);
      return;
    }
    audits.push(scores);
  }
  audits.sort((a, b) => a.performance - b.performance);
  const median = audits[Math.floor(AUDITS / 2)];
  if (!median) return;
  print(`\n${LIGHTHOUSE}, mobile; the median of ${AUDITS} by performance.\n`);
  print(
    formatTable(
      ['', 'score'],
      [
        ['performance', median.performance.toFixed(0)],
        ['accessibility', median.accessibility.toFixed(0)],
        ['best practices', median.bestPractices.toFixed(0)],
        ['first contentful paint (ms)', median.firstPaint.toFixed(0)],
        ['largest contentful paint (ms)', median.largestPaint.toFixed(0)],
        ['total blocking time (ms)', median.blocking.toFixed(0)],
        ['Lighthouse’s index of this machine; a quiet one has 1000 or more', median.machine.toFixed(0)],
      ],
    ),
  );
}
