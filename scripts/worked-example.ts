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
/** How often a reading fails: seven is the digit that the model is worst at. */
const RATE = 0.018;
const RATE_OF_SEVEN = 0.04;
const SEVEN = 7;
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
  const cells = await releasedOf(reports);
  const scales = noiseScales(EPSILON);
  const deviation = Math.SQRT2 * scaleNumber(scales.totals);
  // The first draw of a release is that on the number of reports.
  const reportsDrawn = drawDiscreteLaplace(scales.reports, seededBytes(SEED));
  const [all, seven] = [cellOf(cells, 'all'), cellOf(cells, String(SEVEN))];
  const counted = sumOf(reports);
  const [truth, rate] = [counted.failures / counted.attempts, rateOf(all)];
  const sampling = Math.sqrt((truth * (1 - truth)) / counted.attempts);
  const noise = deviation / counted.attempts;
  const error = Math.hypot(sampling, noise);
  const sevenCounted = sumOf(reports, SEVEN);
  const failedNoise = all.failures - counted.failures;
  const worst = counted.failures - MAX_REPORT_FAILURES;
  const ratio = Math.exp(
    (Math.abs(all.failures - worst) - Math.abs(failedNoise)) / scaleNumber(scales.totals),
  );

  return `On ${DAY} ${whole(REPORTS)} installations send a report of ${MODEL}: ${whole(counted.attempts)} readings, of which ${whole(counted.failures)} failed. A fixed
seed stands in for the cryptographic random bits.

${formatTable(
  ['', 'counted', 'noise', 'released'],
  [
    ['reports, only to find thin days', whole(REPORTS), signed(reportsDrawn), 'never'],
    ...drawn('failed', 'passed', counted, all),
    ...drawn(`the digit ${SEVEN}, failed`, `the digit ${SEVEN}, passed`, sevenCounted, seven),
  ],
)}

1. **Thin?** The noisy number of reports is ${whole(REPORTS + reportsDrawn)}, not under ${thinDayReports(scales)}. The day is released alone.
2. **Rate:** ${whole(all.failures)} / (${whole(all.failures)} + ${whole(all.attempts - all.failures)}) = ${percent(rate.rate)}. The exact rate, now deleted, was ${percent(truth)}.
3. **Error:** the noise on failed readings has a standard deviation of √2 · ${scaleNumber(scales.totals).toFixed(1)} = ${deviation.toFixed(0)}, which is ${points(noise)} percentage points of
   ${whole(counted.attempts)} readings. Sampling adds √(p (1 − p) / n) = ${points(sampling)}. Together √(${points(noise)}² + ${points(sampling)}²) = ${points(error)}; times ${criticalValue(LEVEL).toFixed(2)} that is ± ${points(criticalValue(LEVEL) * error)}. The page
   shows ${percent(rate.low)} to ${percent(rate.high)}.
4. **The digit ${SEVEN}** alone has ${percent(rateOf(seven).rate)}, from ${percent(rateOf(seven).low)} to ${percent(rateOf(seven).high)}; ${percent(sevenCounted.failures / sevenCounted.attempts)} were counted. One day says little about one digit, but noise
   grows with the square root of the days, readings with the days.
5. **One report:** was a report of ${MAX_REPORT_FAILURES} failed readings, the most, among them? With it ${whole(counted.failures)} failed, without it ${whole(worst)}. The released ${whole(all.failures)} needs
   noise of ${signed(failedNoise)} or ${signed(all.failures - worst)}, so it is ${ratio.toFixed(2)} times as likely with the report as without. All figures together change the odds by
   at most e^1 = ${Math.E.toFixed(2)}: from even odds to ${percent(Math.E / (1 + Math.E), 0)}.`;
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
      if (uniform() < (digit === SEVEN ? RATE_OF_SEVEN : RATE)) failures[digit] = (failures[digit] ?? 0) + 1;
    }
    return { v: 1, id: String(index).padStart(22, '0'), model: MODEL, attempts, failures, unread: 0 };
  };
}

/** What a server releases of these reports. */
async function releasedOf(reports: readonly Report[]): Promise<readonly ReleasedCell[]> {
  const folder = mkdtempSync(join(tmpdir(), 'inktally-example-'));
  const store = await openStore(openSqlite(folder));
  try {
    await store.addReports(reports, DAY);
    await store.releaseNoisy(NEXT_DAY, { epsilon: EPSILON, models: [MODEL], bytes: seededBytes(SEED) });
    return await store.released({ from: null, to: null, model: null });
  } finally {
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Sum {
  readonly attempts: number;
  readonly failures: number;
}

function sumOf(reports: readonly Report[], digit?: number): Sum {
  const sum = (counts: readonly number[]) =>
    counts.reduce((total, count, at) => total + (digit === undefined || at === digit ? count : 0), 0);
  return reports.reduce(
    (total, { attempts, failures }) => ({
      attempts: total.attempts + sum(attempts),
      failures: total.failures + sum(failures),
    }),
    { attempts: 0, failures: 0 },
  );
}

function cellOf(cells: readonly ReleasedCell[], digit: string): ReleasedCell {
  const cell = cells.find((one) => one.digit === digit && one.from === DAY && one.to === DAY);
  if (!cell) throw new Error(`the cell of ${digit} was not released as a day: take another seed`);
  return cell;
}

function rateOf(cell: ReleasedCell): Rate {
  const { rate } = failureRateOf([cell]);
  if (!rate) throw new Error(`the cell of ${cell.digit} has no attempt left: take another seed`);
  return rate;
}

function drawn(failed: string, passed: string, counted: Sum, released: ReleasedCell): string[][] {
  const row = (name: string, exact: number, noisy: number) => [
    name,
    whole(exact),
    signed(noisy - exact),
    whole(noisy),
  ];
  return [
    row(failed, counted.failures, released.failures),
    row(passed, counted.attempts - counted.failures, released.attempts - released.failures),
  ];
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
