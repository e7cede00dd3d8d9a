import { assertStrokes, type Stroke } from '../../ink';
import type { DigitReader } from '../core/digit-reader';
import { calibratedProbabilities, readingOf } from '../core/reading';
import type { DigitsMeant, NumberReading, Reading } from '../core/types';
import { segmentsOf } from './lattice';
import {
  bestPath,
  bestPathOf,
  type Edge,
  logTotal,
  logTotalOf,
  type NumberWeights,
  type ReadSegment,
  scoresOf,
  someOf,
} from './paths';
import { type Line, lineOf } from './pieces';
import { NUMBER_WEIGHTS } from './tuned-weights';

/** Most digits of a number. */
const MAX_DIGITS = 12;
/** Twelve digits never have more pieces; more are a scribble, and slow to read. */
const MAX_LINE_PIECES = 96;

export interface ReadNumberOptions {
  /** Largest width and height of a dot, in the strokes' own unit; see `drawnDigit`. */
  readonly dotExtent?: number | undefined;
}

/** The segments of a line with their readings. */
export interface ReadLattice {
  readonly segments: readonly ReadSegment[];
  /** Number of pieces: paths lead from 0 to it. */
  readonly length: number;
}

/**
 * Splits a line of digits into segments and reads each.
 *
 * @returns `null` for an empty line or a scribble
 * @throws InkError for coordinates that are not finite, or arrays of unequal length
 */
export function readLattice(
  reader: Pick<DigitReader, 'readBatch'>,
  strokes: readonly Stroke[],
  { dotExtent = 0 }: ReadNumberOptions = {},
): ReadLattice | null {
  assertStrokes(strokes);
  return readLine(reader, lineOf(strokes, dotExtent));
}

/**
 * Reads the segments of a line that is split into pieces.
 *
 * @param digits how many digits the line has, if the user says so
 */
export function readLine(
  reader: Pick<DigitReader, 'readBatch'>,
  line: Line | null,
  digits?: DigitsMeant,
): ReadLattice | null {
  if (!line || line.pieces.length > MAX_LINE_PIECES) return null;
  const segments = segmentsOf(line, digits);
  // Most segments are no digit; a second look at them would be wasted.
  const readings = reader.readBatch(
    segments.map(({ shown }) => shown),
    { secondLook: false },
  );
  const read = segments.flatMap((segment, i) => {
    const reading = readings[i];
    return reading ? [{ segment, reading }] : [];
  });
  return { segments: read, length: line.pieces.length };
}

/** The lattice's segments with their scores. */
export function edgesOf({ segments }: ReadLattice, weights: NumberWeights): Edge[] {
  return segments.map((own) => ({
    from: own.segment.from,
    to: own.segment.to,
    scores: scoresOf(own, weights),
  }));
}

/**
 * Reads a line of 1 to 12 digits, drawn side by side, strokes in any order. Strokes are cut where
 * they may join two digits. Adjacent pieces form segments, each read as one digit. The result is
 * the best path through the segments, scored by the digit reader and by geometry. The confidence
 * is the share of all paths to the same number in the total score.
 *
 * Method: a semi-Markov conditional random field (S. Sarawagi, W. W. Cohen, NIPS 2004).
 *
 * @returns an empty, refused reading for no ink, dots, a scribble or more than 12 digits
 * @throws InkError for coordinates that are not finite, or arrays of unequal length
 */
export function readNumber(
  reader: Pick<DigitReader, 'readBatch'>,
  strokes: readonly Stroke[],
  options: ReadNumberOptions = {},
): NumberReading {
  const lattice = readLattice(reader, strokes, options);
  return lattice ? numberOf(lattice, NUMBER_WEIGHTS) : unread();
}

/**
 * The best reading of a lattice.
 *
 * @param asked reads it as these digits; what looks like another digit keeps its own reading
 */
export function numberOf(
  lattice: ReadLattice,
  weights: NumberWeights,
  asked?: readonly number[],
): NumberReading {
  const { segments, length } = lattice;
  const edges = edgesOf(lattice, weights);
  const path = asked ? (bestPathOf(asked, edges, length)?.path ?? []) : bestPath(edges, length);
  if (path.length === 0 || path.length > MAX_DIGITS) return unread();
  const digits = path.flatMap((i) => {
    const [own, edge] = [segments[i], edges[i]];
    return own && edge ? [{ segment: own.segment, reading: readingInLine(own.reading, edge.scores) }] : [];
  });
  const values = asked ?? digits.map(({ reading }) => reading.digit);
  const confidence = Math.min(1, Math.exp(logTotalOf(values, edges, length) - logTotal(edges, length)));
  return {
    number: values.join(''),
    confidence,
    accepted: confidence >= weights.threshold,
    threshold: weights.threshold,
    digits: digits.map(({ reading, segment: { bounds, strokes, parts } }) => ({
      reading,
      bounds,
      strokes,
      parts,
    })),
  };
}

/**
 * The reading of a digit in its line. If shape or strokes favour another digit than the image
 * alone, it is that digit, and not accepted.
 */
function readingInLine(reading: Reading, scores: readonly number[]): Reading {
  return scores[reading.digit] === Math.max(...scores) ? reading : withScores(reading, scores);
}

/** A digit with other log scores than the networks gave it; never accepted. */
export function withScores(reading: Reading, scores: readonly number[]): Reading {
  const some = someOf(reading);
  const probabilities = calibratedProbabilities(scores, 1).map((probability) => probability * some);
  return { ...reading, ...readingOf([...probabilities, 1 - some], Infinity) };
}

/** The reading of a line without a number. */
export function unread(): NumberReading {
  return { number: '', confidence: 0, accepted: false, threshold: NUMBER_WEIGHTS.threshold, digits: [] };
}
