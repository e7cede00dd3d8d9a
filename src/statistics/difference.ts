import type { Rate } from './rate';

/** The difference of two rates with its 95% interval, -1 to 1. */
export interface Difference {
  readonly difference: number;
  readonly low: number;
  readonly high: number;
}

/**
 * How much higher `rate` is than `before`, two rates of separate readings, with an interval made from the intervals of both: "square
 * and add". It counts whatever these count, and keeps their coverage where they lean to one side.
 *
 * Source: R. G. Newcombe, "Interval estimation for the difference between independent proportions: comparison of eleven methods",
 * Statistics in Medicine 17 (1998), method 10; G. Y. Zou, A. Donner, "Construction of confidence limits about effect measures: a
 * general approach", Statistics in Medicine 27 (2008), for intervals of any kind.
 */
export function rateDifference(rate: Rate, before: Rate): Difference {
  const difference = rate.rate - before.rate;
  return {
    difference,
    low: difference - Math.hypot(rate.rate - rate.low, before.high - before.rate),
    high: difference + Math.hypot(rate.high - rate.rate, before.rate - before.low),
  };
}
