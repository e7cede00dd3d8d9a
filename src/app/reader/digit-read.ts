import type { Digit } from '../../contract';
import type { Reading } from '../../recognizer';

/** The digit that was read, or `null` where the reading was refused. */
export function digitRead(reading: Reading): Digit | null {
  return reading.accepted ? reading.digit : null;
}
