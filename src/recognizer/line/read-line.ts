import { LINE_HEIGHT, type LineImage, shiftOf } from '../../picture';
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
 * Reads a line without judging it: the text of the highest mean probability over all looks, with
 * its probability in the surest of them.
 *
 * @param looks images of the line; digits are placed in the first that says the text by itself
 * @param choose the digits of a look; by default the most probable ones, however many
 */
export function measureLine<Look extends Tones>(
  reader: Pick<LineReader, 'steps'>,
  looks: readonly Look[],
  choose: (steps: CtcSteps) => number[] = bestDigits,
): MeasuredLine & { readonly look: Look } {
  const read = looks.map((look) => {
    const steps = reader.steps(look.values, look.width);
    return { look, steps, text: choose(steps) };
  });
  const probabilities = (text: readonly number[]) => read.map(({ steps }) => logProbabilityOf(text, steps));
  const best = largest(read, ({ text }) => logMean(probabilities(text)));
  const text = best.text.join('');
  const { look, steps } = read.find((own) => own.text.join('') === text) ?? best;
  const digits = lineDigitsOf(best.text, steps, look);
  // A digit read between its neighbours alone may be another one.
  const shown = digits.map(({ reading }) => reading.digit);
  return {
    look,
    digits,
    length: digits.length,
    logProbability: Math.max(...probabilities(shown)),
    unread: unreadInk(digits, look),
  };
}

/**
 * Reads a line of a picture. Places are in the pixels of the plane that the line was cut from.
 *
 * @param looks of one line, see `measureLine`
 * @returns an empty, refused reading for no or too many digits
 */
export function readLineImage(
  reader: LineReader,
  looks: readonly LineImage[],
  choose?: (steps: CtcSteps) => number[],
): NumberReading {
  const measured = measureLine(reader, looks, choose);
  const { digits, look } = measured;
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
      bounds: placed(bounds, look),
      strokes: [],
      parts: [],
    })),
  };
}

function largest<Item>(items: readonly Item[], measure: (item: Item) => number): Item {
  return items.reduce((best, item) => (measure(item) > measure(best) ? item : best));
}

/** The logarithm of the mean, of logarithms. */
function logMean(values: readonly number[]): number {
  const most = Math.max(...values);
  if (most === -Infinity) return most;
  return most + Math.log(values.reduce((sum, value) => sum + Math.exp(value - most), 0) / values.length);
}

/** Bounds of whole pixels in the plane: the last one belongs to the digit. */
function placed({ minX, minY, maxX, maxY }: LineDigit['bounds'], { width, box, slant }: LineImage) {
  const across = (box.right - box.left) / width;
  const down = (box.bottom - box.top) / LINE_HEIGHT;
  const [upper, lower] = [shiftOf(slant, minY), shiftOf(slant, maxY)];
  return {
    minX: box.left + (minX + Math.min(upper, lower)) * across,
    minY: box.top + minY * down,
    maxX: box.left + (maxX + 1 + Math.max(upper, lower)) * across,
    maxY: box.top + (maxY + 1) * down,
  };
}
