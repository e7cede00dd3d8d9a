import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { formatTable } from '../../src/command';
import { readSettings, startServer } from '../../src/server';
import { CHROMIUM_FLAGS, ensureChromium } from '../chromium';
import { isBuilt } from '../sources.mjs';
import { auditWithLighthouse, LIGHTHOUSE, type Scores } from './lighthouse';
import { drawOnPage, SLOWDOWN, type TaskCost } from './page-drawing';
import { firstVisit } from './page-visit';
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
  console.log(
    `\n${VISITS} first visits in headless Chromium ${browser.version()}, cold cache, the server on this machine; a 1 is drawn at once.\n`,
  );
  const rows = [
    row(
      'the sheet can be drawn on',
      visits.map(({ canvas }) => canvas),
    ),
    row(
      'first reading',
      visits.map(({ reading }) => reading),
    ),
  ];
  console.log(formatTable(['ms after the address was entered', 'least', 'median'], rows));
}

async function printDrawing(browser: Browser, url: string): Promise<void> {
  const { penDown, penUp } = await drawOnPage(browser, url);
  console.log('\nTen digits drawn by touch on a phone’s screen, and gone on from.\n');
  const row = (name: string, figure: (cost: TaskCost) => string) => [name, figure(penDown), figure(penUp)];
  const rows = [
    row('the longest, in its own time (ms)', ({ longest }) => longest.toFixed(1)),
    row(`over 50 ms, were they ${SLOWDOWN} times slower`, ({ longWhenSlow }) => String(longWhenSlow)),
  ];
  console.log(formatTable(['tasks of the main thread', 'pen on the sheet', 'else'], rows));
}

async function printAudits(url: string): Promise<void> {
  const audits: Scores[] = [];
  for (let i = 0; i < AUDITS; i++) {
    const scores = await auditWithLighthouse(url);
    if (!scores) {
      console.log(`\n${LIGHTHOUSE} could not be had from the npm registry, or did not run: no scores.`);
      return;
    }
    audits.push(scores);
  }
  audits.sort((a, b) => a.performance - b.performance);
  const median = audits[Math.floor(AUDITS / 2)];
  if (!median) return;
  console.log(`\n${LIGHTHOUSE}, mobile; the median of ${AUDITS} by performance.\n`);
  const rows = [
    ['performance', median.performance.toFixed(0)],
    ['accessibility', median.accessibility.toFixed(0)],
    ['best practices', median.bestPractices.toFixed(0)],
    ['first contentful paint (s)', median.firstPaint.toFixed(2)],
    ['largest contentful paint (s)', median.largestPaint.toFixed(2)],
    ['Lighthouse’s index of this machine; a quiet one has 1000 or more', median.machine.toFixed(0)],
  ];
  console.log(formatTable(['', ''], rows));
}
