import { acceptedReach } from './acceptance';
import type { Cumulants } from './noise';
import { LEVEL, type Rate } from './rate';

/** Bisection steps for a bound: 2^-24 is below the six published decimals. */
const HALVINGS = 24;

/** Hits among trials, with independent noise from three sources. */
export interface NoisyRatio {
  /** With noise it may lie outside of 0 to `trials`. */
  readonly hits: number;
  readonly trials: number;
  readonly noise: {
    /** In the hits only. */
    readonly hits: Cumulants;
    /** The same noise in hits and trials. */
    readonly both: Cumulants;
    /** In the trials only. */
    readonly trials: Cumulants;
  };
}

/**
 * The share of hits, with a confidence interval for both sampling and noise; `null` without trials.
 *
 * A share p is in the interval if `hits - p * trials`, of mean 0 if p is true, lies in its
 * acceptance region (a score interval like Wilson's; Fieller's method for a ratio). `acceptedReach`
 * knows that shares lie between 0 and 1, so hits below 0 still give an interval that starts at 0. A
 * Cornish-Fisher expansion to the fourth cumulant corrects for the heavy tails of the noise.
 *
 * @param level coverage of the interval, 0 to 1
 */
export function noisyRatio(ratio: NoisyRatio, level = LEVEL): Rate | null {
  const hits = Math.max(0, ratio.hits);
  const misses = Math.max(0, ratio.trials - ratio.hits);
  if (hits + misses === 0) return null;
  const rate = hits / (hits + misses);
  const accepts = (p: number) => isAccepted(p, ratio, hits + misses, level);
  return {
    rate,
    low: accepts(0) ? 0 : bound(0, rate, accepts),
    high: accepts(1) ? 1 : bound(1, rate, accepts),
  };
}

/** The end of the interval between a share outside and one inside, by bisection. */
function bound(outside: number, inside: number, accepts: (p: number) => boolean): number {
  let [out, into] = [outside, inside];
  for (let halving = 0; halving < HALVINGS; halving++) {
    const middle = (out + into) / 2;
    if (accepts(middle)) into = middle;
    else out = middle;
  }
  return into;
}

/** @param likeliest the number of trials that fits best, whatever the share */
function isAccepted(
  p: number,
  { hits, trials, noise }: NoisyRatio,
  likeliest: number,
  level: number,
): boolean {
  const q = 1 - p;
  const distance = hits - p * trials;
  const noiseVariance = noise.hits.variance + q ** 2 * noise.both.variance + p ** 2 * noise.trials.variance;
  const shared = q * noise.both.variance - p * noise.trials.variance;
  // The trials that fit best if p is true; uncorrelated with the noise of the distance.
  const correction = noiseVariance === 0 ? 0 : (distance * shared) / noiseVariance;
  const fitted = Math.max(0, trials - correction);
  const variance = fitted * p * q + noiseVariance;
  // At a share of 0 or 1 with all noise in the other class the counts must fit exactly.
  if (variance === 0) return distance === 0;
  const deviation = Math.sqrt(variance);
  const fourth = noise.hits.fourth + q ** 4 * noise.both.fourth + p ** 4 * noise.trials.fourth;
  const kurtosis = fourth / variance ** 2;
  const { below, above } = acceptedReach((p * likeliest) / deviation, (q * likeliest) / deviation, level);
  const z = distance / deviation;
  return z < 0 ? -z <= withTails(below, kurtosis) : z <= withTails(above, kurtosis);
}

/** The quantile of a symmetric distribution of this excess kurtosis that corresponds to `z`. */
function withTails(z: number, kurtosis: number): number {
  return Number.isFinite(z) ? z + (kurtosis * (z ** 3 - 3 * z)) / 24 : z;
}
