import type { Digit } from '../../contract';
import type { Reading } from '../../recognizer';
import { digitRead } from '../reader/digit-read';
import type { Lesson } from '../reader/lesson';
import type { Count } from '../sharing/useCount';
import type { LabelledReading } from '../writing/drawing';

/** The digit that a drawing shows: the label, else the digit read; `null` if neither is known. */
export function digitShown({ reading, label }: LabelledReading<Reading, Digit>): string | null {
  const digit = label ?? digitRead(reading);
  return digit === null ? null : String(digit);
}

/** What a finished drawing teaches; nothing where the digit is not known. */
export function lessonsOf({ reading, label }: LabelledReading<Reading, Digit>): readonly Lesson[] {
  const meant = label ?? digitRead(reading);
  return meant === null ? [] : [{ reading, meant, said: label !== null }];
}

/** What a finished drawing counts as. Going on without a label confirms the reading. */
export function countsOf({ reading, label }: LabelledReading<Reading, Digit>): readonly Count[] {
  const read = digitRead(reading);
  const meant = label ?? read;
  return [meant === null ? { kind: 'unread' } : { kind: 'attempt', read, meant }];
}
