import type { LineImage } from '../../picture';
import { LINE_HEIGHT } from '../../picture';
import type { NumberReading } from '../core/types';
import { type LineMeasures, lineConfidence } from './calibration';
import { bestDigits, type CtcSteps, logProbabilityOf } from './ctc';
import { type LineDigit, lineDigitsOf, type Tones, unreadInk } from './line-digits';
import type { LineReader } from './line-reader';

/** Most digits of a number. */
const MAX_DIGITS = 12;

/** The digits of a line in pixels of its image, and what its confidence is made of. */
export interface MeasuredLine extends LineMeasures {
  readonly digits: readonly LineDigit[];
}

/**
 * Reads a line without judging it.
 *
 * @param choose the digits of the line; by default the most probable ones, however many
 */
export function measureLine(
  reader: Pick<LineReader, 'steps'>,
  line: Tones,
  choose: (steps: CtcSteps) => number[] = bestDigits,
): MeasuredLine {
  const steps = reader.steps(line.values, line.width);
  const digits = lineDigitsOf(choose(steps), steps, line);
  // A digit read between its neighbours alone may be another one.
  const read = digits.map(({ reading }) => reading.digit);
  return {
    digits,
    length: digits.length,
    logProbability: logProbabilityOf(read, steps),
    unread: unreadInk(digits, line),
  };
}

/**
 * Reads a line of a picture. Places are in the pixels of the plane that the line was cut from.
 *
 * @returns an empty, refused reading for no or too many digits
 */
export function readLineImage(
  reader: LineReader,
  line: LineImage,
  choose?: (steps: CtcSteps) => number[],
): NumberReading {
  const measured = measureLine(reader, line, choose);
  const { digits } = measured;
  const { threshold } = reader.calibration;
  if (digits.length === 0 || digits.length > MAX_DIGITS) {
    return { number: '', confidence: 0, accepted: false, threshold, digits: [] };
  }
  const confidence = lineConfidence(measured, reader.calibration);
  return {
    number: digits.map(({ reading }) => reading.digit).join(''),
    confidence,
    accepted: confidence >= threshold,
    threshold,
    digits: digits.map(({ reading, bounds }) => ({
      reading,
      bounds: placed(bounds, line),
      strokes: [],
      parts: [],
    })),
  };
}

/** Bounds of whole pixels in the plane: the last one belongs to the digit. */
function placed({ minX, minY, maxX, maxY }: LineDigit['bounds'], { width, box }: LineImage) {
  const across = (box.right - box.left) / width;
  const down = (box.bottom - box.top) / LINE_HEIGHT;
  return {
    minX: box.left + minX * across,
    minY: box.top + minY * down,
    maxX: box.left + (maxX + 1) * across,
    maxY: box.top + (maxY + 1) * down,
  };
}
