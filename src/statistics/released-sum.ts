import { NO_NOISE, sumOfLaplace } from './noise';
import { type NoisyRatio, noisyRatio } from './noisy-ratio';
import { LEVEL, type Rate } from './rate';
import { wilsonInterval } from './wilson';

/** Counts of one released cell. */
export interface ReleasedCounts {
  /** Failed and passed readings. Noise can push both counts out of their bounds. */
  readonly attempts: number;
  readonly failures: number;
  /** Scale of the discrete Laplace noise on the failed readings, and of that on the passed ones; 0 is none. */
  readonly noise: number;
}

/** The statistic of a sum of cells. */
export interface SumRate {
  /** The counts nearest to the sums that can be: 0 <= failures <= attempts. */
  readonly attempts: number;
  readonly failures: number;
  /** `null` where no attempt is left. */
  readonly rate: Rate | null;
}

/**
 * The failure rate over some released cells: summed failures by summed attempts, with a 95% interval that counts sampling and the
 * noise of every cell; Wilson's where there is none. Sums are formed before anything is cut to its bounds, because cut counts would bias them.
 * It takes attempts as independent; those of one person are alike, so that the true uncertainty is somewhat larger.
 *
 * @param level how often the interval is to hold the true rate, 0 to 1; 0.95 where nothing else is said
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
 * The share of readings that have no passes (unread ones) among all, released apart, each with noise of its own.
 *
 * @param part cells whose failures are what is counted
 * @param whole cells whose attempts are all readings
 */
export function shareOf(part: readonly ReleasedCounts[], whole: readonly ReleasedCounts[]): SumRate {
  const ofWhole = sumOfLaplace(whole.map((cell) => cell.noise));
  return sumRate({
    hits: sumOf(part, 'failures'),
    trials: sumOf(whole, 'attempts'),
    noise: {
      hits: sumOfLaplace(part.map((cell) => cell.noise)),
      both: NO_NOISE,
      // Attempts are failed and passed readings, and each of these has its noise.
      trials: { variance: 2 * ofWhole.variance, fourth: 2 * ofWhole.fourth },
    },
  });
}

function sumRate(ratio: NoisyRatio, level = LEVEL): SumRate {
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
