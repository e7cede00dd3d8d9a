/**
 * `npm run privacy:example`: writes the worked example into docs/privacy-and-statistics.md, with a
 * fixed seed in place of cryptographic randomness; with `--check`, fails where the page differs.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { formatTable } from '../src/command';
import {
  DIGITS,
  MAX_REPORT_COUNTS,
  MAX_REPORT_FAILURES,
  MIN_REPORT_COUNTS,
  type Report,
} from '../src/contract';
import { type Random, seededBytes, seededRandom } from '../src/random';
import { drawDiscreteLaplace } from '../src/server/discrete-laplace';
import { openSqlite, openStore, type ReleasedCell } from '../src/server/store';
import {
  criticalValue,
  failureRateOf,
  LEVEL,
  noiseScales,
  type Rate,
  scaleNumber,
  thinDayReports,
} from '../src/statistics';
import { writeOrCheck } from './write-or-check';

const FILE = 'docs/privacy-and-statistics.md';
const [BEGIN, END] = [
  '<!-- worked example: npm run privacy:example -->',
  '<!-- end of the worked example -->',
];
const DAY = '2026-11-16';
const NEXT_DAY = '2026-11-17';
const MODEL = 'm5';
const REPORTS = 1200;
/** How often a reading fails. */
const RATE = 0.02;
const EPSILON = 1;
const SEED = 3;

const page = readFileSync(FILE, 'utf8');
const [before, rest] = page.split(BEGIN);
const after = rest?.split(END)[1];
if (before === undefined || after === undefined)
  throw new Error(`${FILE}: has no lines "${BEGIN}" and "${END}"`);
const made = `${before}${BEGIN}\n${await workedExample()}\n${END}${after}`;
writeOrCheck(FILE, made, 'npm run privacy:example');

async function workedExample(): Promise<string> {
  const reports = Array.from({ length: REPORTS }, makeReports(seededRandom(SEED)));
  const released = await releasedOf(reports);
  const scales = noiseScales(EPSILON);
  const deviation = Math.SQRT2 * scaleNumber(scales.totals);
  // The first draw of a release is that on the number of reports.
  const reportsDrawn = drawDiscreteLaplace(scales.reports, seededBytes(SEED));
  const counted = sumOf(reports);
  const [truth, rate] = [counted.failures / counted.attempts, rateOf(released)];
  const sampling = Math.sqrt((truth * (1 - truth)) / counted.attempts);
  const noise = deviation / counted.attempts;
  const error = Math.hypot(sampling, noise);
  const failedNoise = released.failures - counted.failures;
  const worst = counted.failures - MAX_REPORT_FAILURES;
  const ratio = Math.exp(
    (Math.abs(released.failures - worst) - Math.abs(failedNoise)) / scaleNumber(scales.totals),
  );

  return `A simulated day of ${whole(REPORTS)} reports, random bits from a fixed seed:

${formatTable(
  ['', 'counted', 'noise', 'released'],
  [
    row('failed', counted.failures, released.failures),
    row('passed', counted.attempts - counted.failures, released.attempts - released.failures),
    ['reports', whole(REPORTS), signed(reportsDrawn), 'never'],
  ],
)}

1. **Thin?** ${whole(REPORTS + reportsDrawn)} is not under ${thinDayReports(scales)}: the day is released alone.
2. **Rate:** ${whole(released.failures)} / (${whole(released.failures)} + ${whole(released.attempts - released.failures)}) = ${percent(rate.rate)}. The exact rate, now deleted, was ${percent(truth)}.
3. **Error:** √2 · ${scaleNumber(scales.totals).toFixed(1)} / ${whole(counted.attempts)} = ${points(noise)} points from noise, √(p(1−p)/n) = ${points(sampling)} from sampling,
   √(${points(noise)}² + ${points(sampling)}²) = ${points(error)} together; times ${criticalValue(LEVEL).toFixed(2)}, ±${points(criticalValue(LEVEL) * error)}. The page shows ${percent(rate.low)} to ${percent(rate.high)}.
4. **One report** of ${MAX_REPORT_FAILURES} failures, the most: with it ${whole(counted.failures)} failed, without it ${whole(worst)}. The released ${whole(released.failures)}
   needs noise of ${signed(failedNoise)} or ${signed(released.failures - worst)}, so it is ${ratio.toFixed(2)} times as likely with the report. All figures together
   change the odds by at most e^1 = ${Math.E.toFixed(2)}: from even odds to ${percent(Math.E / (1 + Math.E), 0)}.`;
}

/** Makes reports of 20 to 50 readings, all digits alike often. */
function makeReports({ uniform }: Random): (_: unknown, index: number) => Report {
  return (_, index) => {
    const attempts = DIGITS.map(() => 0);
    const failures = DIGITS.map(() => 0);
    const readings = MIN_REPORT_COUNTS + Math.floor(uniform() * (MAX_REPORT_COUNTS - MIN_REPORT_COUNTS + 1));
    for (let reading = 0; reading < readings; reading++) {
      const digit = Math.floor(uniform() * DIGITS.length);
      attempts[digit] = (attempts[digit] ?? 0) + 1;
      if (uniform() < RATE) failures[digit] = (failures[digit] ?? 0) + 1;
    }
    return { v: 1, id: String(index).padStart(22, '0'), model: MODEL, attempts, failures, unread: 0 };
  };
}

/** What a server releases of these reports over all digits. */
async function releasedOf(reports: readonly Report[]): Promise<ReleasedCell> {
  const folder = mkdtempSync(join(tmpdir(), 'inktally-example-'));
  const store = await openStore(openSqlite(folder));
  try {
    await store.addReports(reports, DAY);
    await store.releaseNoisy(NEXT_DAY, { epsilon: EPSILON, models: [MODEL], bytes: seededBytes(SEED) });
    return totalOf(await store.released({ from: null, to: null, model: null }));
  } finally {
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Sum {
  readonly attempts: number;
  readonly failures: number;
}

function sumOf(reports: readonly Report[]): Sum {
  const sum = (counts: readonly number[]) => counts.reduce((total, count) => total + count, 0);
  return {
    attempts: sum(reports.flatMap(({ attempts }) => attempts)),
    failures: sum(reports.flatMap(({ failures }) => failures)),
  };
}

function totalOf(cells: readonly ReleasedCell[]): ReleasedCell {
  const total = cells.find(({ digit, from, to }) => digit === 'all' && from === DAY && to === DAY);
  if (!total) throw new Error('the day was not released alone: take another seed');
  return total;
}

function rateOf(cell: ReleasedCell): Rate {
  const { rate } = failureRateOf([cell]);
  if (!rate) throw new Error('no attempt is left: take another seed');
  return rate;
}

function row(name: string, exact: number, noisy: number): string[] {
  return [name, whole(exact), signed(noisy - exact), whole(noisy)];
}

function whole(count: number): string {
  return count.toLocaleString('en').replace('-', '−');
}

function signed(count: number): string {
  return `${count > 0 ? '+' : ''}${whole(count)}`;
}

function percent(share: number, decimals = 2): string {
  return `${(100 * share).toFixed(decimals)}%`;
}

function points(share: number): string {
  return (100 * share).toFixed(2);
}
