import type { Random } from '../model/random';
import {
  failureRateOf,
  noiseScales,
  type Rate,
  type ReleasedCounts,
  rateDifference,
  scaleNumber,
  shareOf,
} from '../src/statistics';

/** Cells of one true rate that are added up. */
export interface PooledCells {
  readonly kind: 'totals' | 'digits';
  readonly cells: number;
  /** In each cell. */
  readonly attempts: number;
  readonly rate: number;
}

/** Up to this many expected failures the binomial distribution is drawn exactly, above it as a rounded normal one. */
const EXACT_MEAN = 2000;

/**
 * Share of simulated releases whose 95% interval of the pooled rate holds the true one, of those that have an interval: noise can leave no
 * attempts at all.
 */
export function coverage(cells: PooledCells, epsilon: number | null, trials: number, random: Random): number {
  return shareOfTrials(trials, () => {
    const { rate } = failureRateOf(release(cells, epsilon, random));
    return rate === null ? null : holds(rate, cells.rate);
  });
}

/** The same of the interval of the difference of two pooled rates. */
export function differenceCoverage(
  cells: PooledCells,
  before: PooledCells,
  epsilon: number | null,
  trials: number,
  random: Random,
): number {
  return shareOfTrials(trials, () => {
    const { rate } = failureRateOf(release(cells, epsilon, random));
    const { rate: rateBefore } = failureRateOf(release(before, epsilon, random));
    if (rate === null || rateBefore === null) return null;
    return holds(rateDifference(rate, rateBefore), cells.rate - before.rate);
  });
}

/** The same of the interval of the share of unread readings, `cells.rate`. */
export function shareCoverage(
  cells: Omit<PooledCells, 'kind'>,
  epsilon: number | null,
  trials: number,
  random: Random,
): number {
  const scale = scalesOf(epsilon);
  return shareOfTrials(trials, () => {
    const unread = Array.from({ length: cells.cells }, () => {
      const failures = binomial(cells.attempts, cells.rate, random) + laplace(scale.digits, random);
      return { attempts: failures, failures, noise: scale.digits };
    });
    // Whatever else failed, the noise on failed and passed readings adds up to that on the attempts.
    const all = release({ ...cells, kind: 'totals' }, epsilon, random);
    const { rate } = shareOf(unread, all);
    return rate === null ? null : holds(rate, cells.rate);
  });
}

/** Share of the trials that succeed, of those that give an interval at all: `null` is a trial without. */
function shareOfTrials(trials: number, succeeds: () => boolean | null): number {
  const outcomes = Array.from({ length: trials }, succeeds).filter((outcome) => outcome !== null);
  return outcomes.filter(Boolean).length / outcomes.length;
}

function holds({ low, high }: Pick<Rate, 'low' | 'high'>, truth: number): boolean {
  return low <= truth && truth <= high;
}

function release(
  { kind, cells, attempts, rate }: PooledCells,
  epsilon: number | null,
  random: Random,
): ReleasedCounts[] {
  const noise = scalesOf(epsilon)[kind];
  return Array.from({ length: cells }, () => {
    const failed = binomial(attempts, rate, random);
    const failures = failed + laplace(noise, random);
    return { failures, attempts: failures + attempts - failed + laplace(noise, random), noise };
  });
}

function scalesOf(epsilon: number | null): { readonly totals: number; readonly digits: number } {
  if (epsilon === null) return { totals: 0, digits: 0 };
  const { totals, digits } = noiseScales(epsilon);
  return { totals: scaleNumber(totals), digits: scaleNumber(digits) };
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

/** Discrete Laplace noise from its closed form, which the server's exact sampler is tested against. */
function laplace(scale: number, random: Random): number {
  if (scale === 0) return 0;
  const p = -Math.expm1(-1 / scale);
  return geometric(p, random) - geometric(p, random);
}

/** Failures before the first success. */
function geometric(p: number, random: Random): number {
  return Math.floor(Math.log(1 - random.uniform()) / Math.log1p(-p));
}
