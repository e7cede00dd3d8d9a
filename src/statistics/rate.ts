/** Decimals of a published rate; more would be noise at any realistic count. */
const DECIMALS = 6;

/** Default coverage of an interval. */
export const LEVEL = 0.95;

/** An interval, low <= high; that of a rate is within 0 to 1. */
export interface Bounds {
  readonly low: number;
  readonly high: number;
}

/** A rate, 0 to 1, with an interval around it, by default of 95%. */
export interface Rate extends Bounds {
  readonly rate: number;
}

/** The difference of two rates with its 95% interval, -1 to 1. */
export interface Difference extends Bounds {
  readonly difference: number;
}

/** A rate as published. */
export function roundRate(value: number): number {
  return Number(value.toFixed(DECIMALS));
}

/**
 * The difference of two independent rates, with an interval made of both intervals by "square and
 * add", which suits asymmetric intervals, too.
 *
 * Source: R. G. Newcombe, "Interval estimation for the difference between independent proportions:
 * comparison of eleven methods", Statistics in Medicine 17 (1998), method 10; for intervals of any
 * kind G. Y. Zou, A. Donner, "Construction of confidence limits about effect measures: a general
 * approach", Statistics in Medicine 27 (2008).
 */
export function rateDifference(rate: Rate, before: Rate): Difference {
  const difference = rate.rate - before.rate;
  return {
    difference,
    low: difference - Math.hypot(rate.rate - rate.low, before.high - before.rate),
    high: difference + Math.hypot(rate.high - rate.rate, before.rate - before.low),
  };
}
