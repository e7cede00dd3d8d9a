import { normalBelow } from './normal';
import { Z_95 } from './rate';

const LEVEL = 0.95;
/** Halvings of the search below: to 1e-6 of a standard deviation. */
const HALVINGS = 21;

/** How far below and above its mean an observation may lie, in standard deviations; both 0 to infinity. */
export interface Reach {
  readonly below: number;
  readonly above: number;
}

/**
 * Where 95 of 100 observations of a mean lie that is known to be between two bounds: those that are likeliest under this mean, compared with
 * the best mean between the bounds. Far from the bounds that is 1.96 to either side; at a bound it reaches out to infinity
 * beyond it, so that no observation, however far out, leaves every mean rejected.
 *
 * Source: G. J. Feldman, R. D. Cousins, "Unified approach to the classical statistical analysis of small signals", Physical
 * Review D 57 (1998), section IV B, with a bound on either side.
 *
 * @param toLowest from the mean down to the lower bound, in standard deviations, 0 or more
 * @param toHighest from the mean up to the upper bound, likewise
 */
export function acceptedReach(toLowest: number, toHighest: number): Reach {
  if (toLowest >= Z_95 && toHighest >= Z_95) return { below: Z_95, above: Z_95 };
  const reachOf = (k: number): Reach => ({ below: outwards(k, toLowest), above: outwards(k, toHighest) });
  let [few, enough] = [0, Z_95];
  for (let halving = 0; halving < HALVINGS; halving++) {
    const middle = (few + enough) / 2;
    const { below, above } = reachOf(middle);
    if (normalBelow(above) - normalBelow(-below) >= LEVEL) enough = middle;
    else few = middle;
  }
  return reachOf(enough);
}

/**
 * Where the likelihood ratio falls to exp(-k²/2): at k inside the bound. Beyond it the best mean is the bound itself, and the
 * logarithm of the ratio falls in a straight line.
 */
function outwards(k: number, toBound: number): number {
  if (k <= toBound) return k;
  return toBound === 0 ? Number.POSITIVE_INFINITY : (toBound * toBound + k * k) / (2 * toBound);
}
