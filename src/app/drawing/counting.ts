import type { Digit } from '../../contract';
import type { NumberReading, Reading } from '../../recognizer';
import { type Corrections, correctionAt, isCorrected } from './corrections';
import type { Outcome } from './drawing';

/** What a finished reading adds to the tally: an attempt, or a refused reading that was never labelled. */
export type Count =
  | { readonly kind: 'attempt'; readonly read: Digit | null; readonly meant: Digit }
  | { readonly kind: 'unread' };

/** The digit that was read, or `null` where the reading was refused. */
export function digitRead(reading: Reading): Digit | null {
  return reading.accepted ? reading.digit : null;
}

/** The digit that a drawing shows: the one said to be meant, else the one read; `null` where neither is known. */
export function digitShown(reading: Reading, label: Digit | null): string | null {
  const digit = label ?? digitRead(reading);
  return digit === null ? null : String(digit);
}

/** A drawing finished on the Draw page: without a label, going on says that the reading was right. */
export function countsOf({ reading, label }: Outcome<Reading, Digit>): readonly Count[] {
  const read = digitRead(reading);
  const meant = label ?? read;
  return [meant === null ? { kind: 'unread' } : { kind: 'attempt', read, meant }];
}

/**
 * A number finished on the Number page. Accepted, or with at least one digit said: each of its digits is one attempt, and
 * going on says that those left alone were right. Refused and left alone: one unread reading, not one per digit.
 *
 * In an accepted number every digit was read. In a refused one each digit counts as its own reading says: accepted, or
 * refused and so a failure.
 */
export function countsOfNumber({ reading, label }: Outcome<NumberReading, Corrections>): readonly Count[] {
  if (!reading.accepted && !isCorrected(reading, label)) return [{ kind: 'unread' }];
  return reading.digits.map(({ reading: digit }, index) => ({
    kind: 'attempt',
    read: reading.accepted ? digit.digit : digitRead(digit),
    meant: correctionAt(reading, label, index) ?? digit.digit,
  }));
}

/** A drawing finished in practice: the digit that was asked for is the one meant. */
export function countOfPractice(reading: Reading, prompt: Digit): Count & { kind: 'attempt' } {
  return { kind: 'attempt', read: digitRead(reading), meant: prompt };
}
