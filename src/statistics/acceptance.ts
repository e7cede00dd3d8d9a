import { criticalValue, normalCdf } from './normal';
import { LEVEL } from './rate';

/** Bisection steps: to 1e-6 of a standard deviation. */
const HALVINGS = 21;

/** Acceptance region around a mean, in standard deviations, both 0 to infinity. */
export interface Reach {
  readonly below: number;
  readonly above: number;
}

/**
 * The acceptance region of a mean that is known to lie between two bounds: the observations with
 * the highest likelihood ratio to the best mean between the bounds. Far from the bounds that is
 * 1.96 to either side; at a bound the region extends to infinity beyond it, so that no observation,
 * however extreme, rejects every mean.
 *
 * Source: G. J. Feldman, R. D. Cousins, "Unified approach to the classical statistical analysis of
 * small signals", Physical Review D 57 (1998), section IV B, with a bound on either side.
 *
 * @param toLowest distance from the mean to the lower bound, in standard deviations, 0 or more
 * @param toHighest distance from the mean to the upper bound, likewise
 * @param level share of observations in the region, 0 to 1
 */
export function acceptedReach(toLowest: number, toHighest: number, level = LEVEL): Reach {
  const far = criticalValue(level);
  if (toLowest >= far && toHighest >= far) return { below: far, above: far };
  const reachAt = (k: number): Reach => ({
    below: likelihoodReach(k, toLowest),
    above: likelihoodReach(k, toHighest),
  });
  let [low, high] = [0, far];
  for (let halving = 0; halving < HALVINGS; halving++) {
    const middle = (low + high) / 2;
    const { below, above } = reachAt(middle);
    if (normalCdf(above) - normalCdf(-below) >= level) high = middle;
    else low = middle;
  }
  return reachAt(high);
}

/**
 * Where the likelihood ratio falls to exp(-k²/2): at k within the bound. Beyond it the best mean is
 * the bound itself, and the log ratio falls linearly.
 */
function likelihoodReach(k: number, toBound: number): number {
  if (k <= toBound) return k;
  return toBound === 0 ? Number.POSITIVE_INFINITY : (toBound * toBound + k * k) / (2 * toBound);
}
