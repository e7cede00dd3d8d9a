import type { Aggregates, Cell, Total } from '../contract';
import { laplaceCumulants, NO_NOISE, sumOfLaplace } from './noise';
import { type NoisyRatio, noisyRatio } from './noisy-ratio';
import { noiseScales, scaleNumber } from './privacy-budget';
import { LEVEL, type Rate } from './rate';
import { wilsonInterval } from './wilson';

/** Counts of one released cell. */
export interface ReleasedCounts {
  /** Failed and passed readings. Noise can push both counts out of range. */
  readonly attempts: number;
  readonly failures: number;
  /** Scale of the discrete Laplace noise on failed and on passed readings; 0 is none. */
  readonly noise: number;
}

/** Standard deviations of noise that its sums hardly ever exceed. */
const MOST_NOISE = 3;

/** Whether there are readings in a total, rather than noise alone. */
export function isInUse({ attempts, noise }: ReleasedCounts): boolean {
  // Attempts are failed plus passed readings, each with its own noise.
  return attempts > MOST_NOISE * Math.sqrt(2 * laplaceCumulants(noise).variance);
}

/** A released cell with the scale of its noise. */
export type Counted<T> = T & ReleasedCounts;

/** Released sums with the scale of their noise. */
export interface CountedAggregates {
  readonly totals: readonly Counted<Total>[];
  readonly cells: readonly Counted<Cell>[];
}

/** The failure rate of a sum of cells. */
export interface SumRate {
  /** The nearest possible counts: 0 <= failures <= attempts. */
  readonly attempts: number;
  readonly failures: number;
  /** `null` without attempts. */
  readonly rate: Rate | null;
}

/** Adds the scale of its noise to each cell, from epsilon (docs/privacy-and-statistics.md). */
export function withNoise({ epsilon, totals, cells }: Aggregates): CountedAggregates {
  const add =
    (kind: 'totals' | 'digits') =>
    <T extends Total>(cell: T): Counted<T> => {
      const own = cell.epsilon === undefined ? epsilon : cell.epsilon;
      return { ...cell, noise: own === null ? 0 : scaleNumber(noiseScales(own)[kind]) };
    };
  return { totals: totals.map(add('totals')), cells: cells.map(add('digits')) };
}

/**
 * The failure rate over released cells: summed failures by summed attempts, with an interval for
 * sampling and the noise of all cells (Wilson's without noise). Counts are summed before they are
 * clamped, which would bias the sums. Attempts are taken as independent; those of one person are
 * alike, so the true uncertainty is somewhat larger.
 *
 * @param level coverage of the interval, 0 to 1; by default 0.95
 */
export function failureRateOf(cells: readonly ReleasedCounts[], level = LEVEL): SumRate {
  const noise = sumOfLaplace(cells.map((cell) => cell.noise));
  return sumRate(
    {
      hits: sumOf(cells, 'failures'),
      trials: sumOf(cells, 'attempts'),
      noise: { hits: NO_NOISE, both: noise, trials: noise },
    },
    level,
  );
}

/**
 * The share of unread readings among all, of separately released cells with independent noise.
 *
 * @param part cells whose failures are counted
 * @param whole cells whose attempts are all readings
 * @param level coverage of the interval, 0 to 1; by default 0.95
 */
export function shareOf(
  part: readonly ReleasedCounts[],
  whole: readonly ReleasedCounts[],
  level = LEVEL,
): SumRate {
  const ofWhole = sumOfLaplace(whole.map((cell) => cell.noise));
  return sumRate(
    {
      hits: sumOf(part, 'failures'),
      trials: sumOf(whole, 'attempts'),
      noise: {
        hits: sumOfLaplace(part.map((cell) => cell.noise)),
        both: NO_NOISE,
        // Attempts are failed plus passed readings, each with its own noise.
        trials: { variance: 2 * ofWhole.variance, fourth: 2 * ofWhole.fourth },
      },
    },
    level,
  );
}

function sumRate(ratio: NoisyRatio, level: number): SumRate {
  const failures = Math.max(0, ratio.hits);
  const attempts = failures + Math.max(0, ratio.trials - ratio.hits);
  if (attempts === 0) return { attempts, failures, rate: null };
  const { hits, both, trials } = ratio.noise;
  const isExact = hits.variance + both.variance + trials.variance === 0;
  const rate = isExact
    ? { rate: failures / attempts, ...wilsonInterval(failures, attempts, level) }
    : noisyRatio(ratio, level);
  return { attempts, failures, rate };
}

function sumOf(cells: readonly ReleasedCounts[], key: 'attempts' | 'failures'): number {
  return cells.reduce((sum, cell) => sum + cell[key], 0);
}
