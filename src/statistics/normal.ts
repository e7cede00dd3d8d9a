/** The 97.5% quantile, for a two-sided interval of 95%. */
const Z_95 = 1.959963984540054;
/** Bisection steps for other quantiles. */
const HALVINGS = 40;
/** Upper bound of all quantiles in use. */
const MAX_Z = 6;

/**
 * The critical value of a two-sided interval: so many standard deviations to either side of the
 * mean hold this share of a normal distribution; 1.96 for 0.95.
 *
 * @param level over 0, at most 0.9999, limited by the precision of `normalCdf`
 */
export function criticalValue(level: number): number {
  if (level === 0.95) return Z_95;
  let [low, high] = [0, MAX_Z];
  for (let halving = 0; halving < HALVINGS; halving++) {
    const middle = (low + high) / 2;
    if (2 * normalCdf(middle) - 1 >= level) high = middle;
    else low = middle;
  }
  return high;
}

/**
 * The cumulative distribution function of the standard normal distribution, to 1e-7.
 *
 * Source: M. Abramowitz, I. A. Stegun, Handbook of Mathematical Functions (1964), 26.2.17.
 */
export function normalCdf(z: number): number {
  if (z < 0) return 1 - normalCdf(-z);
  const t = 1 / (1 + 0.2316419 * z);
  const density = Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
  const series =
    t * (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  return 1 - density * series;
}
