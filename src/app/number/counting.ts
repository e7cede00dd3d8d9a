import type { NumberReading } from '../../recognizer';
import { digitRead } from '../reader/digit-read';
import type { Count } from '../sharing/useCount';
import type { LabelledReading } from '../writing/drawing';
import { type Corrections, correctionAt, isCorrected } from './corrections';

/**
 * What a finished number counts as. Accepted, or with at least one digit labelled: each digit
 * is one attempt, and going on confirms the others. Refused and not labelled: one unread
 * reading, not one per digit.
 *
 * In an accepted number every digit was read. In a refused one each digit counts by its own
 * reading: accepted, or refused and so a failure.
 */
export function countsOfNumber({
  reading,
  label,
}: LabelledReading<NumberReading, Corrections>): readonly Count[] {
  if (!reading.accepted && !isCorrected(reading, label)) return [{ kind: 'unread' }];
  return reading.digits.map(({ reading: digit }, index) => ({
    kind: 'attempt',
    read: reading.accepted ? digit.digit : digitRead(digit),
    meant: correctionAt(reading, label, index) ?? digit.digit,
  }));
}
