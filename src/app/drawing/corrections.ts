import type { Digit } from '../../contract';
import type { NumberReading } from '../../recognizer';

/** Which digits of a number were meant, said one by one. */
export interface Corrections {
  /** The reading that they belong to: a newer one may have cut the ink into other digits. */
  readonly of: NumberReading;
  /** By the place of the digit, from 0: the digit meant, which may be the one read. */
  readonly meant: ReadonlyMap<number, Digit>;
}

/** The digit said to be meant at a place (from 0) of this reading, or `null`. */
export function correctionAt(
  reading: NumberReading,
  corrections: Corrections | null,
  place: number,
): Digit | null {
  return (corrections?.of === reading ? corrections.meant.get(place) : null) ?? null;
}

/** Whether any digit of this reading was said. */
export function isCorrected(reading: NumberReading, corrections: Corrections | null): boolean {
  return corrections?.of === reading && corrections.meant.size > 0;
}

/**
 * Says which digit was meant at a place, or takes that back with `null`.
 *
 * @returns the corrections after it; `null` where none is left
 */
export function correct(
  reading: NumberReading,
  corrections: Corrections | null,
  place: number,
  digit: Digit | null,
): Corrections | null {
  const meant = new Map(corrections?.of === reading ? corrections.meant : []);
  if (digit === null) meant.delete(place);
  else meant.set(place, digit);
  return meant.size > 0 ? { of: reading, meant } : null;
}

/** The digits as they stand: as read, or as said to be meant. */
export function digitsShown(reading: NumberReading, corrections: Corrections | null): readonly Digit[] {
  return reading.digits.map(
    ({ reading: digit }, place) => correctionAt(reading, corrections, place) ?? digit.digit,
  );
}

/**
 * The number as it stands, or `null` where the reader is not sure: refused, and no digit was said. Who has said one
 * has looked at all of them.
 */
export function numberShown(reading: NumberReading, corrections: Corrections | null): string | null {
  if (reading.digits.length === 0) return null;
  const known = reading.accepted || isCorrected(reading, corrections);
  return known ? digitsShown(reading, corrections).join('') : null;
}
