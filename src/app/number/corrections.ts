import type { Digit } from '../../contract';
import type { NumberDigit, NumberReading } from '../../recognizer';
import { digitRead } from '../reader/digit-read';

/** A digit of a number with what the user says of it. */
export interface KnownDigit extends NumberDigit {
  /** As the number was read at first; `null`: refused, or cut otherwise. */
  readonly read: Digit | null;
  /** The digit meant, which may be the one read, or that it is none; `null`: nothing was said. */
  readonly meant: Digit | 'none' | null;
}

/** A number as the user has corrected it: all of its digits, from left to right. */
export type Corrections = readonly KnownDigit[];

/** The digits of a number as it is corrected, or else as it was read. */
export function digitsOf(reading: NumberReading, corrections: Corrections | null): Corrections {
  return (
    corrections ??
    reading.digits.map((digit) => ({
      ...digit,
      read: reading.accepted ? digit.reading.digit : digitRead(digit.reading),
      meant: null,
    }))
  );
}

/** The digit meant, else the one read; `null` for what is none. */
export function digitShown({ meant, reading }: KnownDigit): Digit | null {
  return meant === 'none' ? null : (meant ?? reading.digit);
}

/** Whether the reader is not sure of the digit, and the user has not said it. */
export function isUnsure({ meant, read, reading }: KnownDigit): boolean {
  return meant === null && read === null && !reading.accepted;
}

/** The number with its corrections; `null` if refused and not corrected (one word confirms all). */
export function numberShown(reading: NumberReading, corrections: Corrections | null): string | null {
  if (!reading.accepted && !corrections) return null;
  const digits = digitsOf(reading, corrections).map(digitShown);
  return digits.join('') || null;
}

/** The number to copy, with a question mark for what is not sure. */
export function textToCopy(reading: NumberReading, corrections: Corrections | null): string {
  const digits = digitsOf(reading, corrections);
  const text = digits.map((digit) => (isUnsure(digit) ? '?' : (digitShown(digit) ?? ''))).join('');
  const known = reading.accepted || corrections !== null || text.includes('?');
  return known ? text : `${text}?`;
}

/** Says which digit is meant at an index (from 0), or takes that back with `null`. */
export function correct(
  reading: NumberReading,
  corrections: Corrections | null,
  index: number,
  meant: KnownDigit['meant'],
): Corrections | null {
  const digits = digitsOf(reading, corrections).map((digit, i) =>
    i === index ? { ...digit, meant } : digit,
  );
  return changed(reading, digits);
}

/** Says that all digits are as they were read. */
export function confirm(reading: NumberReading): Corrections {
  return digitsOf(reading, null).map((digit) => ({ ...digit, meant: digit.reading.digit }));
}

/** Puts digits that were read again in the place of others; what was said of the rest stays. */
export function rearrange(
  reading: NumberReading,
  corrections: Corrections | null,
  index: number,
  count: number,
  again: readonly NumberDigit[],
): Corrections | null {
  const asRead = digitsOf(reading, null);
  const digits = [...digitsOf(reading, corrections)];
  // Ink that was a digit at first is that digit again.
  const placed = again.map(
    (digit) => asRead.find((first) => isSameInk(first, digit)) ?? { ...digit, read: null, meant: null },
  );
  digits.splice(index, count, ...placed);
  return changed(reading, digits);
}

function isSameInk({ parts }: NumberDigit, other: NumberDigit): boolean {
  return parts.length > 0 && JSON.stringify(parts) === JSON.stringify(other.parts);
}

/** `null` where nothing differs from the reading. */
function changed({ digits: first }: NumberReading, digits: Corrections): Corrections | null {
  const same = digits.every(({ meant, reading }, i) => meant === null && reading === first[i]?.reading);
  return same && digits.length === first.length ? null : digits;
}
