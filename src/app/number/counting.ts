import type { NumberReading } from '../../recognizer';
import type { Lesson } from '../reader/lesson';
import type { Count } from '../sharing/useCount';
import type { LabelledReading } from '../writing/drawing';
import { type Corrections, digitShown, digitsOf } from './corrections';

type FinishedNumber = LabelledReading<NumberReading, Corrections>;

/**
 * What a finished number teaches. Without a correction, nothing: it may be cut in the wrong places.
 * Correcting one digit confirms the others.
 */
export function lessonsOfNumber({ label }: FinishedNumber): readonly Lesson[] {
  return (label ?? []).flatMap((known) => {
    const meant = digitShown(known);
    return meant === null ? [] : [{ reading: known.reading, meant, said: known.meant !== null }];
  });
}

/**
 * What a finished number counts as: an attempt for each digit, or one unread reading if it was
 * refused and not corrected. In a refused but corrected one each digit counts by its own reading.
 * What was split or merged was not read as what it is; what was deleted counts as nothing.
 */
export function countsOfNumber({ reading, label }: FinishedNumber): readonly Count[] {
  if (!reading.accepted && !label) return [{ kind: 'unread' }];
  return digitsOf(reading, label).flatMap((known) => {
    const meant = digitShown(known);
    return meant === null ? [] : [{ kind: 'attempt', read: known.read, meant }];
  });
}
