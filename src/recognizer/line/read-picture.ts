import { type Box, inkOf, looksAt, type Picture, type PictureInk, type Plane } from '../../picture';
import type { DigitsMeant, NumberReading, PictureReading } from '../core/types';
import type { LineReader } from './line-reader';
import { readLineImage } from './read-line';
import { readLinePart } from './read-part';
import { linesBeside, unreadInkOf } from './unread-ink';

/** A refused line is kept as a guess from this confidence on. */
const MIN_CONFIDENCE = 0.2;
/** A picture with more lines shows no written digits, and would be slow to read. */
const MAX_LINES = 100;
/** How much surer the lines in it must be for a picture not to be read as one line. */
const LEAD = 0.3;
/** Of the real amounts with unread ink, no more than this share was read right. */
const MOST_WITH_UNREAD = 0.2;
/** A picture of one line is at least so many times as wide as high. */
const LEAST_ASPECT = 0.8;

/**
 * Reads the lines of digits in a picture, each as a number of 1 to 12 digits. Lines that do not
 * look like digits are left out. A line with unread ink beside it is not accepted.
 *
 * @param digits the picture is part of a line, of so many digits, as the user says
 * @throws RangeError for malformed or too large pictures
 */
export function readPicture(reader: LineReader, picture: Picture, digits?: DigitsMeant): PictureReading {
  const found = inkOf(picture);
  if (!found) return { lines: [], unread: [] };
  const { darkness } = found;
  if (digits) {
    return { lines: [readLinePart(reader, looksAt(found, wholeOf(darkness)), digits)], unread: [] };
  }
  if (found.lines.length > MAX_LINES) return { lines: [], unread: [] };
  const read = (box: Box) => readLineImage(reader, looksAt(found, box));
  const whole = isLine(darkness) ? [read(wholeOf(darkness))].filter(isKept) : [];
  // Nothing could be so much surer.
  if (found.lines.length <= 1 && meanConfidence(whole) >= 1 - LEAD) return checked(whole, found);
  const parted = found.lines.map(({ surroundings }) => read(surroundings)).filter(isKept);
  return checked(isSurer(parted, whole) ? parted : whole, found);
}

/**
 * Whether a picture holds these lines, and is not one line as a whole. Printed patterns break the
 * lines that are found by their ink, so that they lose digits; but not even sure lines in several
 * rows make one sure line of fewer digits.
 */
function isSurer(parted: readonly NumberReading[], whole: readonly NumberReading[]): boolean {
  const lead = meanConfidence(parted) - meanConfidence(whole);
  return lead > (digitsIn(parted) > digitsIn(whole) ? 0 : LEAD);
}

/** The lines, those beside unread ink with less confidence. */
function checked(lines: readonly NumberReading[], ink: PictureInk): PictureReading {
  const unread = unreadInkOf(ink, lines);
  const beside = linesBeside(unread, lines);
  return { lines: lines.map((line) => (beside.has(line) ? doubted(line) : line)), unread };
}

function doubted(line: NumberReading): NumberReading {
  return { ...line, confidence: Math.min(line.confidence, MOST_WITH_UNREAD), accepted: false };
}

/** A line that looks like digits. */
function isKept({ confidence }: NumberReading): boolean {
  return confidence >= MIN_CONFIDENCE;
}

function isLine({ width, height }: Plane): boolean {
  return width >= LEAST_ASPECT * height;
}

function wholeOf({ width, height }: Plane): Box {
  return { left: 0, top: 0, right: width, bottom: height };
}

function meanConfidence(lines: readonly NumberReading[]): number {
  if (lines.length === 0) return 0;
  return lines.reduce((sum, { confidence }) => sum + confidence, 0) / lines.length;
}

function digitsIn(lines: readonly NumberReading[]): number {
  return lines.reduce((sum, { digits }) => sum + digits.length, 0);
}
