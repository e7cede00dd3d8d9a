/** The 97.5% quantile: of a two-sided interval of 95%. */
const Z_95 = 1.959963984540054;
/** Halvings of the search for another quantile. */
const HALVINGS = 40;
/** No quantile that is asked for lies beyond. */
const FARTHEST = 6;

/**
 * How many standard deviations an interval reaches to either side, to hold this share of a normal distribution; 1.96 for 0.95.
 *
 * @param level more than 0, at most 0.9999: `normalBelow` is not exact enough for more
 */
export function reachOf(level: number): number {
  if (level === 0.95) return Z_95;
  let [few, enough] = [0, FARTHEST];
  for (let halving = 0; halving < HALVINGS; halving++) {
    const middle = (few + enough) / 2;
    if (2 * normalBelow(middle) - 1 >= level) enough = middle;
    else few = middle;
  }
  return enough;
}

/**
 * The distribution function of the standard normal distribution, to 1e-7.
 *
 * Source: M. Abramowitz, I. A. Stegun, Handbook of Mathematical Functions (1964), 26.2.17.
 */
export function normalBelow(z: number): number {
  if (z < 0) return 1 - normalBelow(-z);
  const t = 1 / (1 + 0.2316419 * z);
  const density = Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
  const series =
    t * (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  return 1 - density * series;
}
