/** Decimals of a published rate; more would be noise at any realistic count. */
const DECIMALS = 6;

/** Default coverage of an interval. */
export const LEVEL = 0.95;

/** Bounds of a rate, 0 <= low <= high <= 1. */
export interface Bounds {
  readonly low: number;
  readonly high: number;
}

/** A rate, 0 to 1, with an interval around it, by default of 95%. */
export interface Rate extends Bounds {
  readonly rate: number;
}

/** A rate as published. */
export function roundRate(value: number): number {
  return Number(value.toFixed(DECIMALS));
}
