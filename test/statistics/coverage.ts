import type { Random } from '../../src/random';
import {
  failureRateOf,
  noiseScales,
  type Rate,
  type ReleasedCounts,
  rateDifference,
  scaleNumber,
  shareOf,
} from '../../src/statistics';

/** Cells of one true rate that are added up. */
export interface PooledCells {
  readonly kind: 'totals' | 'digits';
  readonly cells: number;
  /** In each cell. */
  readonly attempts: number;
  readonly rate: number;
}

const EPSILON = 1;
const SCALES = noiseScales(EPSILON);
/**
 * Up to this many expected failures the binomial distribution is drawn exactly, above it as
 * a rounded normal one.
 */
const EXACT_MEAN = 2000;

/**
 * Share of simulated releases whose 95% interval of the pooled rate holds the true one. Releases
 * without an interval do not count: noise can leave no attempts at all.
 */
export function coverage(cells: PooledCells, trials: number, random: Random): number {
  return shareThatHolds(cells.rate, trials, () => failureRateOf(release(cells, random)).rate);
}

/** The same for the interval of the difference of two pooled rates. */
export function differenceCoverage(
  cells: PooledCells,
  before: PooledCells,
  trials: number,
  random: Random,
): number {
  return shareThatHolds(cells.rate - before.rate, trials, () => {
    const { rate } = failureRateOf(release(cells, random));
    const { rate: rateBefore } = failureRateOf(release(before, random));
    return rate && rateBefore && rateDifference(rate, rateBefore);
  });
}

/** The same for the interval of the share of unread readings, `cells.rate`. */
export function shareCoverage(cells: Omit<PooledCells, 'kind'>, trials: number, random: Random): number {
  const noise = scaleNumber(SCALES.digits);
  return shareThatHolds(cells.rate, trials, () => {
    const unread = Array.from({ length: cells.cells }, () => {
      const failures = binomial(cells.attempts, cells.rate, random) + laplace(noise, random);
      return { attempts: failures, failures, noise };
    });
    // The noise on failed and passed readings adds up to that on the attempts.
    return shareOf(unread, release({ ...cells, kind: 'totals' }, random)).rate;
  });
}

function shareThatHolds(
  truth: number,
  trials: number,
  interval: () => Pick<Rate, 'low' | 'high'> | null,
): number {
  const intervals = Array.from({ length: trials }, interval).filter((each) => each !== null);
  return intervals.filter(({ low, high }) => low <= truth && truth <= high).length / intervals.length;
}

function release({ kind, cells, attempts, rate }: PooledCells, random: Random): ReleasedCounts[] {
  const noise = scaleNumber(SCALES[kind]);
  return Array.from({ length: cells }, () => {
    const failed = binomial(attempts, rate, random);
    const failures = failed + laplace(noise, random);
    return { failures, attempts: failures + attempts - failed + laplace(noise, random), noise };
  });
}

/** Successes in `trials` draws: exact by the gaps between successes, which are geometric. */
function binomial(trials: number, p: number, random: Random): number {
  const mean = trials * p;
  if (mean > EXACT_MEAN) return Math.round(mean + Math.sqrt(mean * (1 - p)) * random.normal());
  let [successes, at] = [0, geometric(p, random)];
  while (at < trials) {
    successes++;
    at += 1 + geometric(p, random);
  }
  return successes;
}

/**
 * Discrete Laplace noise from its closed form, which the server's exact sampler is tested against.
 */
export function laplace(scale: number, random: Random): number {
  const p = -Math.expm1(-1 / scale);
  return geometric(p, random) - geometric(p, random);
}

/** Failures before the first success. */
function geometric(p: number, random: Random): number {
  return Math.floor(Math.log(1 - random.uniform()) / Math.log1p(-p));
}
