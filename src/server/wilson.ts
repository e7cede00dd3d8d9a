/** The 97.5% point of the standard normal distribution: two-sided 95%. */
export const Z_95 = 1.959963984540054;
/** Digits kept after the decimal point; more would be noise at any count that a server sees. */
const DECIMALS = 6;

/** A failure rate with the bounds of its 95% interval, each 0 to 1; all `null` where nothing was attempted. */
export interface Rate {
  readonly rate: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

/**
 * The failure rate with its 95% Wilson score interval, which keeps its coverage for small counts and for rates near 0,
 * where the textbook interval collapses. It takes attempts as independent; those of one person are not quite, so the
 * true interval is somewhat wider.
 *
 * Source: E. B. Wilson (1927), Probable inference, the law of succession, and statistical inference, Journal of the
 * American Statistical Association 22(158), 209–212, eq. 5 without continuity correction; compared with others by
 * L. D. Brown, T. T. Cai, A. DasGupta (2001), Interval estimation for a binomial proportion, Statistical Science 16(2).
 *
 * @param failures 0 to `attempts`
 */
export function failureRate(attempts: number, failures: number): Rate {
  if (attempts <= 0) return { rate: null, low: null, high: null };
  const rate = failures / attempts;
  const z2 = Z_95 * Z_95;
  const scale = 1 + z2 / attempts;
  const centre = (rate + z2 / (2 * attempts)) / scale;
  const half = (Z_95 / scale) * Math.sqrt((rate * (1 - rate)) / attempts + z2 / (4 * attempts * attempts));
  // At 0 and at 1 the bound is exactly the rate; floating point would miss it by a hair.
  const low = failures === 0 ? 0 : Math.max(0, centre - half);
  const high = failures === attempts ? 1 : Math.min(1, centre + half);
  return { rate: roundRate(rate), low: roundRate(low), high: roundRate(high) };
}

/** A rate as it is given out. */
export function roundRate(value: number): number {
  return Number(value.toFixed(DECIMALS));
}
