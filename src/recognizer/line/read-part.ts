import { DIGITS } from '../../contract';
import type { LineImage } from '../../picture';
import type { DigitsMeant, NumberReading } from '../core/types';
import { type CtcSteps, logProbabilityOf } from './ctc';
import type { LineReader } from './line-reader';
import { readLineImage } from './read-line';

/** Reads part of a line as so many digits, otherwise like `readLineImage`. */
export function readLinePart(
  reader: LineReader,
  looks: readonly LineImage[],
  digits: DigitsMeant,
): NumberReading {
  return readLineImage(reader, looks, (steps) => likeliest(digits, steps));
}

/** The most probable of all single digits, or of all pairs. */
function likeliest(digits: DigitsMeant, steps: CtcSteps): number[] {
  const texts: number[][] =
    digits === 1 ? DIGITS.map((digit) => [digit]) : DIGITS.flatMap((a) => DIGITS.map((b) => [a, b]));
  let [best, highest] = [texts[0] ?? [], -Infinity];
  for (const text of texts) {
    const probability = logProbabilityOf(text, steps);
    if (probability > highest) [best, highest] = [text, probability];
  }
  return best;
}
