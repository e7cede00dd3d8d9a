/** Number of classes: the digits 0 to 9. */
export const DIGIT_COUNT = 10;

/** One of the ten digits. */
export type Digit = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9;
export const DIGITS: readonly Digit[] = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];

/** Whether a value is a whole number from 0 to 9. */
export function isDigit(value: unknown): value is Digit {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value < DIGIT_COUNT;
}
