import { normalBelow, reachOf } from './normal';
import { LEVEL } from './rate';

/** Halvings of the search below: to 1e-6 of a standard deviation. */
const HALVINGS = 21;

/** How far below and above its mean an observation may lie, in standard deviations; both 0 to infinity. */
export interface Reach {
  readonly below: number;
  readonly above: number;
}

/**
 * Where 95 of 100 observations (or another share) of a mean lie that is known to be between two bounds: those that are likeliest under this mean, compared with
 * the best mean between the bounds. Far from the bounds that is 1.96 to either side; at a bound it reaches out to infinity
 * beyond it, so that no observation, however far out, leaves every mean rejected.
 *
 * Source: G. J. Feldman, R. D. Cousins, "Unified approach to the classical statistical analysis of small signals", Physical
 * Review D 57 (1998), section IV B, with a bound on either side.
 *
 * @param toLowest from the mean down to the lower bound, in standard deviations, 0 or more
 * @param toHighest from the mean up to the upper bound, likewise
 * @param level the share of observations, 0 to 1
 */
export function acceptedReach(toLowest: number, toHighest: number, level = LEVEL): Reach {
  const far = reachOf(level);
  if (toLowest >= far && toHighest >= far) return { below: far, above: far };
  const reachAt = (k: number): Reach => ({ below: outwards(k, toLowest), above: outwards(k, toHighest) });
  let [few, enough] = [0, far];
  for (let halving = 0; halving < HALVINGS; halving++) {
    const middle = (few + enough) / 2;
    const { below, above } = reachAt(middle);
    if (normalBelow(above) - normalBelow(-below) >= level) enough = middle;
    else few = middle;
  }
  return reachAt(enough);
}

/**
 * Where the likelihood ratio falls to exp(-k²/2): at k inside the bound. Beyond it the best mean is the bound itself, and the
 * logarithm of the ratio falls in a straight line.
 */
function outwards(k: number, toBound: number): number {
  if (k <= toBound) return k;
  return toBound === 0 ? Number.POSITIVE_INFINITY : (toBound * toBound + k * k) / (2 * toBound);
}
