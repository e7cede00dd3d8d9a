/** Digits kept after the decimal point; more would be noise at any count that a server sees. */
const DECIMALS = 6;

/** How often an interval is to hold the true value where nothing else is said. */
export const LEVEL = 0.95;

/** Bounds of a rate, 0 <= low <= high <= 1. */
export interface Bounds {
  readonly low: number;
  readonly high: number;
}

/** A rate, 0 to 1, with its 95% interval, which holds it. */
export interface Rate extends Bounds {
  readonly rate: number;
}

/** A rate as it is given out. */
export function roundRate(value: number): number {
  return Number(value.toFixed(DECIMALS));
}
