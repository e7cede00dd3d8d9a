import { type InkLine, inkLinesOf, type Picture } from '../../picture';
import type { DigitReader } from '../core/digit-reader';
import type { NumberDigit, NumberReading, PictureReading } from '../core/types';
import { readNumberImage } from './read-image';

/** A refused line is kept as a guess if at least this share of its digits look like digits. */
const MIN_DIGIT_SHARE = 0.5;
/** Least confidence of what looks like a digit. */
const MIN_CONFIDENCE = 0.5;
/** A picture with more lines shows no written digits, and would be slow to read. */
const MAX_LINES = 100;

/**
 * Reads the lines of digits in a picture, each as a number of 1 to 12 digits. Lines that do not
 * look like digits are left out.
 *
 * @throws RangeError for malformed or too large pictures
 */
export function readPicture(reader: Pick<DigitReader, 'readBatch'>, picture: Picture): PictureReading {
  const lines = inkLinesOf(picture);
  if (lines.length > MAX_LINES) return { lines: [] };
  const readings = lines.map((line) => inPicture(strictIfLone(readNumberImage(reader, line)), line));
  return { lines: readings.filter(looksLikeDigits) };
}

/** A lone digit has no neighbours as evidence: it must be accepted as a single digit, too. */
function strictIfLone(reading: NumberReading): NumberReading {
  const [digit, ...others] = reading.digits;
  const accepted = reading.accepted && (others.length > 0 || digit?.reading.accepted === true);
  return { ...reading, accepted };
}

function looksLikeDigits({ accepted, digits }: NumberReading): boolean {
  const likely = digits.filter(({ reading }) => reading.confidence >= MIN_CONFIDENCE).length;
  return accepted || (digits.length > 0 && likely >= MIN_DIGIT_SHARE * digits.length);
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
    // Whole pixels: the last one belongs to the digit.
    maxX: left + (bounds.maxX + 1) * scale,
    maxY: top + (bounds.maxY + 1) * scale,
  };
}
