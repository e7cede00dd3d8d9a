import type { Rate } from './rate';

/** The difference of two rates with its 95% interval, -1 to 1. */
export interface Difference {
  readonly difference: number;
  readonly low: number;
  readonly high: number;
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
