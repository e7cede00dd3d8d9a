/** `npm run privacy`: the simulated standard error of a day's rate, with noise and without. */
import { formatTable } from '../src/command';
import { MAX_REPORT_COUNTS, MIN_REPORT_COUNTS } from '../src/contract';
import { seededRandom } from '../src/random';
import { drawDiscreteLaplace } from '../src/server/discrete-laplace';
import { noiseScales } from '../src/statistics';

const RATE = 0.02;
const EPSILON = 1;
const DAYS = 4000;

const random = seededRandom(1);
const scale = noiseScales(EPSILON).totals;
const rows = [1000, 10_000, 100_000].map((reports) => {
  const attempts = (reports * (MIN_REPORT_COUNTS + MAX_REPORT_COUNTS)) / 2;
  const [exact, noisy]: [number[], number[]] = [[], []];
  for (let day = 0; day < DAYS; day++) {
    // At these counts the binomial distribution is a rounded normal one.
    const failed = Math.round(attempts * RATE + Math.sqrt(attempts * RATE * (1 - RATE)) * random.normal());
    const failures = failed + drawDiscreteLaplace(scale);
    const passes = attempts - failed + drawDiscreteLaplace(scale);
    exact.push(failed / attempts);
    noisy.push(failures / (failures + passes));
  }
  return [reports.toLocaleString('en'), points(exact), points(noisy)];
});
console.log(formatTable(['reports a day', 'without noise', 'with noise'], rows));

/** Root mean square error in percentage points. */
function points(rates: readonly number[]): string {
  const square = rates.reduce((sum, rate) => sum + (rate - RATE) ** 2, 0) / rates.length;
  return (100 * Math.sqrt(square)).toFixed(4);
}
