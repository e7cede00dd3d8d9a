import { type DigitReader, drawnDigit, type Readable } from '../../../src/recognizer/node';
import {
  accuracyOf,
  expectedCalibrationError,
  type Outcome,
  selectiveAt,
  thresholdAccepting,
} from '../metrics';
import type { DigitInk, MeasuredPart } from './samples';

/** How one digit of a writer was read. */
export interface WriterOutcome extends Outcome {
  readonly source: string;
  readonly writer: string;
}

/** Figures of one data set; shares are 0 to 1. */
export interface AccuracyFigures {
  readonly dataSet: string;
  readonly images: number;
  readonly accuracy: number;
  /** Share accepted at the operating point of the model. */
  readonly coverage: number;
  /** Share of wrong ones among the accepted. */
  readonly acceptedError: number;
  readonly calibrationError: number;
  /** Share of wrong ones among the surest 98%. */
  readonly errorAt98: number;
}

/** Coverage at which readers are compared, whatever their own operating point. */
const COMPARED_COVERAGE = 0.98;

/** How drawings, or images in MNIST's form, are read. */
export function outcomesOf(
  recognizer: Pick<DigitReader, 'readBatch'>,
  shown: readonly { readonly shown: Readable; readonly digit: number }[],
): Outcome[] {
  return recognizer.readBatch(shown.map((one) => one.shown)).map(({ digit, confidence }, i) => ({
    confidence,
    correct: digit === shown[i]?.digit,
  }));
}

/** How digits are read as they were drawn. */
export function outcomesOfInk(
  recognizer: Pick<DigitReader, 'readBatch'>,
  ink: readonly DigitInk[],
): WriterOutcome[] {
  const drawn = ink.map(({ strokes, digit }) => ({ shown: drawnDigit(strokes), digit }));
  return withWriters(outcomesOf(recognizer, drawn), ink);
}

/** Outcomes with the writers of the ink at the same places. */
export function withWriters(outcomes: readonly Outcome[], ink: readonly DigitInk[]): WriterOutcome[] {
  return ink.flatMap(({ source, writer }, i) => {
    const outcome = outcomes[i];
    return outcome ? [{ ...outcome, source, writer }] : [];
  });
}

/** @throws RangeError where there are no outcomes */
export function accuracyFigures(
  dataSet: string,
  outcomes: readonly Outcome[],
  threshold: number,
): AccuracyFigures {
  const { coverage, error } = selectiveAt(outcomes, threshold);
  return {
    dataSet,
    images: outcomes.length,
    accuracy: accuracyOf(outcomes),
    coverage,
    acceptedError: error,
    calibrationError: expectedCalibrationError(outcomes),
    errorAt98: selectiveAt(outcomes, thresholdAccepting(outcomes, COMPARED_COVERAGE)).error,
  };
}

/** Outcomes of a part as a whole and then of each of its sources, by the name of the data set. */
export function byDataSet(
  part: MeasuredPart,
  outcomes: readonly WriterOutcome[],
): Map<string, WriterOutcome[]> {
  const sets = new Map<string, WriterOutcome[]>();
  if (outcomes.length > 0) sets.set(`ink-${part}`, [...outcomes]);
  for (const source of [...new Set(outcomes.map((outcome) => outcome.source))].sort()) {
    sets.set(
      `${source}-${part}`,
      outcomes.filter((outcome) => outcome.source === source),
    );
  }
  return sets;
}
