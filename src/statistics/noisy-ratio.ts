import { acceptedReach } from './acceptance';
import type { Cumulants } from './noise';
import { LEVEL, type Rate } from './rate';

/** Halvings of the bracket of a bound: 2^-24 is below the six decimals that are kept. */
const HALVINGS = 24;

/** Hits among trials, both counted with independent noise from three sources. */
export interface NoisyRatio {
  /** Noise can push it out of 0 to `trials`. */
  readonly hits: number;
  readonly trials: number;
  readonly noise: {
    /** That is in the hits only. */
    readonly hits: Cumulants;
    /** That is in the hits and, the same, in the trials. */
    readonly both: Cumulants;
    /** That is in the trials only. */
    readonly trials: Cumulants;
  };
}

/**
 * The share of hits, with a 95% interval that counts sampling and noise both; `null` where no trial is left. For each share p it is asked
 * whether `hits - p * trials`, whose mean is 0 if p is true, lies where it lies 95 times in 100; the interval is the shares that pass (a
 * score interval, as Wilson's is; Fieller's method for a ratio). No share is below 0 or above 1, which `acceptedReach` counts with: hits that
 * noise pushed below 0 give an interval from 0 to a bound above it, and never nothing. The noise has longer tails than the normal
 * distribution, which the Cornish-Fisher expansion to the fourth cumulant corrects.
 *
 * @param level how often the interval is to hold the true share, 0 to 1
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

/** Where acceptance ends between a share outside and one inside. */
function bound(outside: number, inside: number, accepts: (p: number) => boolean): number {
  let [out, into] = [outside, inside];
  for (let halving = 0; halving < HALVINGS; halving++) {
    const middle = (out + into) / 2;
    if (accepts(middle)) into = middle;
    else out = middle;
  }
  return into;
}

/** @param likeliest number of trials, whatever the share */
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
  // The trials that fit best if p is true; uncorrelated with the noise in the distance.
  const correction = noiseVariance === 0 ? 0 : (distance * shared) / noiseVariance;
  const fitted = Math.max(0, trials - correction);
  const variance = fitted * p * q + noiseVariance;
  // A share of 0 or 1 of counts whose noise is all in the other class: they have to fit exactly.
  if (variance === 0) return distance === 0;
  const deviation = Math.sqrt(variance);
  const fourth = noise.hits.fourth + q ** 4 * noise.both.fourth + p ** 4 * noise.trials.fourth;
  const kurtosis = fourth / variance ** 2;
  const { below, above } = acceptedReach((p * likeliest) / deviation, (q * likeliest) / deviation, level);
  const z = distance / deviation;
  return z < 0 ? -z <= withTails(below, kurtosis) : z <= withTails(above, kurtosis);
}

/** The quantile of a symmetric distribution of this excess kurtosis that stands where `z` stands in the normal one. */
function withTails(z: number, kurtosis: number): number {
  return Number.isFinite(z) ? z + (kurtosis * (z ** 3 - 3 * z)) / 24 : z;
}
