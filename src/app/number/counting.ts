import type { NumberReading } from '../../recognizer';
import { digitRead } from '../reader/digit-read';
import type { Lesson } from '../reader/lesson';
import type { Count } from '../sharing/useCount';
import type { LabelledReading } from '../writing/drawing';
import { type Corrections, correctionAt, isCorrected } from './corrections';

/**
 * What a finished number teaches. Without a label, nothing: it may be cut in the wrong places.
 * Labelling one digit confirms the others.
 */
export function lessonsOfNumber({
  reading,
  label,
}: LabelledReading<NumberReading, Corrections>): readonly Lesson[] {
  if (!isCorrected(reading, label)) return [];
  return reading.digits.map(({ reading: digit }, index) => {
    const meant = correctionAt(reading, label, index);
    return { reading: digit, meant: meant ?? digit.digit, said: meant !== null };
  });
}

/**
 * What a finished number counts as: an attempt for each digit, or one unread reading if it was
 * refused and not labelled. In a refused but labelled one each digit counts by its own reading.
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
