/**
 * Six digits are more than the network is good for, and rounding moves the sum of
 * ten by less than 1e-5.
 */
const PRECISION = 6;

export function rounded(value: number): number {
  return Number(value.toPrecision(PRECISION));
}
