import published from '../../../model/number-check.json';
import { DIGITS } from '../../contract';
import type { Stroke } from '../../ink';
import type { DigitReader } from '../core/digit-reader';
import type { NumberReading } from '../core/types';
import {
  numberOf,
  type ReadLattice,
  type ReadNumberOptions,
  readLattice,
  unread,
  withScores,
} from '../number/read-number';
import { NUMBER_WEIGHTS } from '../number/tuned-weights';
import { logistic, logOdds } from './calibration';
import { bestDigits, type CtcSteps, logProbabilityOf } from './ctc';
import type { LineReader } from './line-reader';
import { lineOfStrokes } from './stroke-line';

/** How the confidence of a checked number follows from both readers: a logistic regression. */
export interface NumberCheck {
  readonly bias: number;
  /** Of the log odds of the number by the lattice. */
  readonly lattice: number;
  /** Of its log odds by the line network. */
  readonly line: number;
  /** Least accepted confidence. */
  readonly threshold: number;
}

/** As published: `npm run model:check-numbers -- --write` makes it. */
export const NUMBER_CHECK: NumberCheck = published;

/** Log probabilities of a number by both readers. */
export interface CheckMeasures {
  readonly lattice: number;
  readonly line: number;
}

interface MeasuredNumber extends CheckMeasures {
  readonly reading: NumberReading;
  readonly alone: NumberReading;
}

/** A way to read a lattice. */
interface Candidate extends CheckMeasures {
  readonly text: readonly number[];
  readonly reading: NumberReading;
}

/** The features of the regression, in the order bias, lattice, line. */
export function checkFeatures({ lattice, line }: CheckMeasures): number[] {
  return [1, logOdds(lattice), logOdds(line)];
}

/**
 * Reads a number like `readNumber`, and as a whole by the line network. Of the two numbers it is
 * the one with the larger sum of log probabilities; both together say how sure it is. Its digits
 * have the places that the lattice gives them.
 *
 * @throws InkError as `readNumber`
 */
export function readCheckedNumber(
  reader: Pick<DigitReader, 'readBatch'>,
  lines: Pick<LineReader, 'steps'>,
  strokes: readonly Stroke[],
  options: ReadNumberOptions = {},
): NumberReading {
  const { bias, lattice, line, threshold } = NUMBER_CHECK;
  const best = measureNumber(reader, lines, strokes, options);
  if (!best) return { ...unread(), threshold, checked: true };
  const confidence = logistic(checkFeatures(best), [bias, lattice, line]);
  return { ...best.reading, confidence, accepted: confidence >= threshold, threshold, checked: true };
}

/** The same without a judgement, and by the lattice alone; `null` where there is no number. */
export function measureNumber(
  reader: Pick<DigitReader, 'readBatch'>,
  lines: Pick<LineReader, 'steps'>,
  strokes: readonly Stroke[],
  options: ReadNumberOptions = {},
): MeasuredNumber | null {
  const lattice = readLattice(reader, strokes, options);
  const alone = lattice && numberOf(lattice, NUMBER_WEIGHTS);
  const tones = lattice && lineOfStrokes(inkIn(lattice, strokes));
  if (!alone?.number || !tones) return null;
  const steps = lines.steps(tones.values, tones.width);
  const candidate = (text: readonly number[]): Candidate => {
    const reading = numberOf(lattice, NUMBER_WEIGHTS, text);
    const line = logProbabilityOf(asSeen(text, reading, steps), steps);
    return { text, reading, lattice: Math.log(reading.confidence), line };
  };
  const own = candidate(digitsIn(alone));
  const other = candidate(bestDigits(steps));
  const best = other.lattice + other.line > own.lattice + own.line ? other : own;
  const reading = withLine(best, steps);
  const said = reading.number === best.text.join('') ? best : candidate(digitsIn(reading));
  return { reading, alone, lattice: said.lattice, line: said.line };
}

/** The ink that the lattice reads: without dots. */
function inkIn({ segments }: ReadLattice, strokes: readonly Stroke[]): Stroke[] {
  const used = new Set(segments.flatMap(({ segment }) => segment.strokes));
  return strokes.filter((_, i) => used.has(i));
}

function digitsIn({ digits }: NumberReading): number[] {
  return digits.map(({ reading }) => reading.digit);
}

/**
 * A number as the line network may see it, which knows nothing of the hand that writes: what the
 * session memory made of a digit is not held against it.
 */
function asSeen(text: readonly number[], { digits }: NumberReading, steps: CtcSteps): readonly number[] {
  return digits.reduce((seen, { reading: { digit, adapted } }, place) => {
    if (!adapted || digit !== text[place]) return seen;
    const ways = DIGITS.map((other) => withDigit(seen, place, other));
    return ways.reduce((best, way) =>
      logProbabilityOf(way, steps) > logProbabilityOf(best, steps) ? way : best,
    );
  }, text);
}

function withDigit(text: readonly number[], place: number, digit: number): number[] {
  return text.map((other, i) => (i === place ? digit : other));
}

/**
 * The digits that the lattice alone would read otherwise, by what both readers think of each, the
 * other digits being as they are.
 */
function withLine({ text, reading }: Candidate, steps: CtcSteps): NumberReading {
  const digits = reading.digits.map((own, place) => {
    if (own.reading.digit === text[place]) return own;
    const scores = own.reading.probabilities.map(
      (probability, digit) =>
        Math.log(Math.max(Number.MIN_VALUE, probability)) +
        logProbabilityOf(withDigit(text, place, digit), steps),
    );
    return { ...own, reading: withScores(own.reading, scores) };
  });
  return { ...reading, digits, number: digits.map((digit) => digit.reading.digit).join('') };
}
