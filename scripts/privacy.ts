/**
 * `npm run privacy`: by simulation, the standard error of the overall rate with and without noise, and how often the 95% intervals of pooled
 * cells hold the true rate. Ends with status 1 where that is not 93 to 97 times in 100;
 * differences may be covered more often. `npm run privacy -- 500` takes fewer trials.
 */
import { seededRandom } from '../model/random';
import { formatTable } from '../src/cli/table';
import { MAX_REPORT_COUNTS, MIN_REPORT_COUNTS } from '../src/contract';
import { drawDiscreteLaplace } from '../src/server/discrete-laplace';
import { noiseScales } from '../src/statistics';
import { coverage, differenceCoverage, shareCoverage } from './coverage';

const RATE = 0.02;
const EPSILON = 1;
const DAYS = 4000;

const random = seededRandom(1);
const scale = noiseScales(EPSILON).totals;
const rows = [1000, 10_000, 100_000].map((reports) => {
  const attempts = (reports * (MIN_REPORT_COUNTS + MAX_REPORT_COUNTS)) / 2;
  const [exact, noisy]: [number[], number[]] = [[], []];
  for (let day = 0; day < DAYS; day++) {
    const failed = Math.round(attempts * RATE + Math.sqrt(attempts * RATE * (1 - RATE)) * normal());
    const failures = failed + drawDiscreteLaplace(scale);
    const passes = attempts - failed + drawDiscreteLaplace(scale);
    exact.push(failed / attempts);
    noisy.push(failures / (failures + passes));
  }
  return [reports.toLocaleString('en'), points(exact), points(noisy)];
});
console.log(formatTable(['reports a day', 'without noise', 'with noise'], rows));

const TRIALS = Number(process.argv[2] ?? 4000);
const [LEAST, MOST] = [0.93, 0.97];
const DIFFERENCE = 'difference, 14 days each';
const ATTEMPTS = [300, 3500, 35_000, 350_000];
const RATES = [0.001, 0.02, 0.1];
const POOLS = [
  { what: 'total of a day', kind: 'totals', cells: 1 },
  { what: 'totals of 7 days', kind: 'totals', cells: 7 },
  { what: 'totals of 30 days', kind: 'totals', cells: 30 },
  { what: 'a digit, a day', kind: 'digits', cells: 1 },
  { what: 'a digit, 7 days', kind: 'digits', cells: 7 },
  { what: 'a digit, 30 days', kind: 'digits', cells: 30 },
  { what: '10 digits, 7 days', kind: 'digits', cells: 70 },
] as const;

const covered = [
  ...POOLS.flatMap(({ what, kind, cells }) =>
    RATES.map((rate) => ({
      what,
      rate,
      shares: ATTEMPTS.map((attempts) => coverage({ kind, cells, attempts, rate }, EPSILON, TRIALS, random)),
    })),
  ),
  ...RATES.map((rate) => ({
    what: DIFFERENCE,
    rate,
    shares: ATTEMPTS.map((attempts) => {
      const before = { kind: 'totals', cells: 14, attempts, rate } as const;
      return differenceCoverage({ ...before, rate: 1.2 * rate }, before, EPSILON, TRIALS, random);
    }),
  })),
  ...RATES.map((rate) => ({
    what: 'unread share, 30 days',
    rate,
    shares: ATTEMPTS.map((attempts) => shareCoverage({ cells: 30, attempts, rate }, EPSILON, TRIALS, random)),
  })),
];
console.log(
  `\nCoverage of 95% intervals at epsilon ${EPSILON}, ${TRIALS} trials a figure, by attempts in each cell:\n`,
);
console.log(
  formatTable(
    ['added up', 'rate', ...ATTEMPTS.map((attempts) => attempts.toLocaleString('en'))],
    covered.map(({ what, rate, shares }) => [
      what,
      `${100 * rate}%`,
      ...shares.map((share) => `${(100 * share).toFixed(1)}%`),
    ]),
  ),
);
const isOff = (what: string, share: number) => share < LEAST || (share > MOST && what !== DIFFERENCE);
if (covered.some(({ what, shares }) => shares.some((share) => isOff(what, share)))) process.exitCode = 1;

/** A standard normal number (Box and Muller); at these counts the binomial distribution is a rounded normal one. */
function normal(): number {
  return Math.sqrt(-2 * Math.log(1 - random.uniform())) * Math.cos(2 * Math.PI * random.uniform());
}

/** Root mean square error in percentage points. */
function points(rates: readonly number[]): string {
  const square = rates.reduce((sum, rate) => sum + (rate - RATE) ** 2, 0) / rates.length;
  return (100 * Math.sqrt(square)).toFixed(4);
}
