import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { formatTable } from '../../src/command';
import { readSettings, startServer } from '../../src/server';
import { CHROMIUM_FLAGS, ensureChromium } from '../chromium';
import { isBuilt } from '../sources.mjs';
import { auditWithLighthouse, LIGHTHOUSE, type Scores } from './lighthouse';
import { firstVisit } from './page-visit';
import { print } from './print';
import { Timings } from './timing';

/** First visits that are timed, each in a browser context of its own. */
const VISITS = 7;
const AUDITS = 3;

/**
 * Prints how long a first visit to the built app takes, and Lighthouse's scores.
 * What a first visit loads, `npm run budgets` says.
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
