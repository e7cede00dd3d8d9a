import { type InkLine, inkLinesOf, type Picture } from '../../picture';
import type { DigitReader } from '../core/digit-reader';
import type { NumberDigit, NumberReading, PictureReading } from '../core/types';
import { readNumberImage } from './read-image';

/** A refused line is shown as a guess where at least this share of its digits look like digits. */
const DIGIT_SHARE = 0.5;
/** What looks like a digit: as likely one as not. */
const LEAST_CONFIDENCE = 0.5;
/** More lines than these are no writing of digits; reading them would only take long. */
const MOST_LINES = 100;

/**
 * Reads the lines of digits in a picture, each as a number of 1 to 12 digits. What does not look like digits is left out.
 *
 * @throws RangeError for a picture that is none, or too large
 */
export function readPicture(reader: Pick<DigitReader, 'readBatch'>, picture: Picture): PictureReading {
  const lines = inkLinesOf(picture);
  if (lines.length > MOST_LINES) return { lines: [] };
  const readings = lines.map((line) => inPicture(withDigitsOwn(readNumberImage(reader, line)), line));
  return { lines: readings.filter(isOfDigits) };
}

/** A lone digit has no others that speak for it: it has to be as sure as one that is drawn by itself. */
function withDigitsOwn(reading: NumberReading): NumberReading {
  const [digit, ...others] = reading.digits;
  const accepted = reading.accepted && (others.length > 0 || digit?.reading.accepted === true);
  return { ...reading, accepted };
}

function isOfDigits({ accepted, digits }: NumberReading): boolean {
  const likely = digits.filter(({ reading }) => reading.confidence >= LEAST_CONFIDENCE).length;
  return accepted || (digits.length > 0 && likely >= DIGIT_SHARE * digits.length);
}

/** The reading of a line with its bounds in the picture's own pixels. */
function inPicture(reading: NumberReading, line: InkLine): NumberReading {
  return {
    ...reading,
    digits: reading.digits.map((digit) => ({ ...digit, bounds: boundsInPicture(digit, line) })),
  };
}

function boundsInPicture({ bounds }: NumberDigit, { left, top, scale }: InkLine): NumberDigit['bounds'] {
  return {
    minX: left + bounds.minX * scale,
    minY: top + bounds.minY * scale,
    // Of whole pixels: the last one belongs to the digit.
    maxX: left + (bounds.maxX + 1) * scale,
    maxY: top + (bounds.maxY + 1) * scale,
  };
}
