import type { Digit } from '../../contract';
import type { Reading } from '../../recognizer';

/** What a finished drawing tells the reader about the hand that wrote it. */
export interface Lesson {
  readonly reading: Reading;
  readonly meant: Digit;
  /** Whether the user said so, or merely went on. */
  readonly said: boolean;
}
