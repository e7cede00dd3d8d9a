import type { Digit } from '../../contract';
import type { Reading } from '../../recognizer';
import type { Finished } from './drawing';

/** What a finished reading adds to the tally: an attempt, or a refused reading that was never labelled. */
export type Count =
  | { readonly kind: 'attempt'; readonly read: Digit | null; readonly meant: Digit }
  | { readonly kind: 'unread' };

/** The digit that was read, or `null` where the reading was refused. */
export function digitRead(reading: Reading): Digit | null {
  return reading.accepted ? reading.digit : null;
}

/** A drawing finished on the Draw page: without a label, going on says that the reading was right. */
export function countOf({ reading, label }: Finished): Count {
  const read = digitRead(reading);
  const meant = label ?? read;
  return meant === null ? { kind: 'unread' } : { kind: 'attempt', read, meant };
}

/** A drawing finished in practice: the digit that was asked for is the one meant. */
export function countOfPractice(reading: Reading, prompt: Digit): Count & { kind: 'attempt' } {
  return { kind: 'attempt', read: digitRead(reading), meant: prompt };
}
