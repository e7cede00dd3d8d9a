import { criticalValue } from './normal';
import { type Bounds, LEVEL } from './rate';

/**
 * Wilson's score interval for a binomial proportion. It stays within 0 to 1 and is accurate for few
 * attempts and for rates near 0, such as failure rates, where the normal approximation is not.
 *
 * Source: E. B. Wilson, "Probable inference, the law of succession, and statistical inference",
 * Journal of the American Statistical Association 22 (1927), 209-212; recommended by L. D. Brown,
 * T. T. Cai and A. DasGupta, "Interval estimation for a binomial proportion", Statistical Science
 * 16 (2001), 101-133.
 *
 * @param failures 0 to `attempts`
 * @param attempts more than 0
 * @param level coverage of the interval, 0 to 1
 * @throws RangeError if a count is out of range
 */
export function wilsonInterval(failures: number, attempts: number, level = LEVEL): Bounds {
  if (!(Number.isFinite(attempts) && attempts > 0)) {
    throw new RangeError(`attempts: is ${attempts}; an interval needs a finite number above 0`);
  }
  if (!(failures >= 0 && failures <= attempts)) {
    throw new RangeError(`failures: is ${failures}; must be between 0 and the ${attempts} attempts`);
  }
  const rate = failures / attempts;
  const z = criticalValue(level);
  const z2 = z * z;
  const centre = rate + z2 / (2 * attempts);
  const spread = z * Math.sqrt((rate * (1 - rate)) / attempts + z2 / (4 * attempts * attempts));
  const divisor = 1 + z2 / attempts;
  // At the ends centre and spread are equal; rounding errors would leave a bound just off 0 or 1.
  return {
    low: failures === 0 ? 0 : Math.max(0, (centre - spread) / divisor),
    high: failures === attempts ? 1 : Math.min(1, (centre + spread) / divisor),
  };
}
