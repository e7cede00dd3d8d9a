import type { Digit } from '../../contract';
import type { NumberReading } from '../../recognizer';

/** The user's labels for single digits of a number. */
export interface Corrections {
  /** Their reading: a newer one may have segmented the ink differently. */
  readonly of: NumberReading;
  /** The digit meant, which may be the one read, by index (from 0). */
  readonly meant: ReadonlyMap<number, Digit>;
}

/** The label at an index (from 0) of this reading, or `null`. */
export function correctionAt(
  reading: NumberReading,
  corrections: Corrections | null,
  index: number,
): Digit | null {
  return (corrections?.of === reading ? corrections.meant.get(index) : null) ?? null;
}

export function isCorrected(reading: NumberReading, corrections: Corrections | null): boolean {
  return corrections?.of === reading && corrections.meant.size > 0;
}

/** Labels a digit, or removes its label with `null`. Returns `null` where no label is left. */
export function correct(
  reading: NumberReading,
  corrections: Corrections | null,
  index: number,
  digit: Digit | null,
): Corrections | null {
  const meant = new Map(corrections?.of === reading ? corrections.meant : []);
  if (digit === null) meant.delete(index);
  else meant.set(index, digit);
  return meant.size > 0 ? { of: reading, meant } : null;
}

/** The labels, and the digits as read where there is none. */
export function digitsShown(reading: NumberReading, corrections: Corrections | null): readonly Digit[] {
  return reading.digits.map(
    ({ reading: digit }, index) => correctionAt(reading, corrections, index) ?? digit.digit,
  );
}

/** The number with its corrections; `null` if refused and not labelled (one label confirms all). */
export function numberShown(reading: NumberReading, corrections: Corrections | null): string | null {
  if (reading.digits.length === 0) return null;
  const known = reading.accepted || isCorrected(reading, corrections);
  return known ? digitsShown(reading, corrections).join('') : null;
}
