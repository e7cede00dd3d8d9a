import { DIGIT_COUNT, DIGITS } from '../../../src/contract';
import { calibratedProbabilities, type DigitReader, drawnDigit } from '../../../src/recognizer/node';
import { LOOK_ALIKES } from '../look-alikes';
import { accuracyOf, type Outcome, selectiveAt, thresholdAccepting } from '../metrics';
import { byDataSet, withWriters } from './accuracy';
import type { InkOfPart } from './samples';

/** How one network, or both, reads the ink of a data set. Shares are 0 to 1. */
export interface NetworkFigures {
  readonly dataSet: string;
  readonly readBy: 'the image' | 'the path' | 'both';
  readonly accuracy: number;
  /** Share of wrong ones among the surest 98%. */
  readonly errorAt98: number;
  /** Where 99% of these digits are accepted; null where there are no letters. */
  readonly lettersRefused: number | null;
}

/** Coverages at which readers are compared, whatever their own operating points. */
const COMPARED_COVERAGE = 0.98;
const COMPARED_ACCEPTED = 0.99;

/** The best digit of one drawing, and its probability beside "none of these". */
interface Read {
  readonly digit: number;
  readonly confidence: number;
}

/**
 * What each network is worth alone, and both together, on the same ink: all of a part of the
 * writers, and each source. Without a path network there is nothing to compare.
 */
export function networkFigures(reader: DigitReader, ink: InkOfPart): NetworkFigures[] {
  const { pathNetwork } = reader;
  if (!pathNetwork || ink.digits.length === 0) return [];
  const drawn = ink.digits.map(({ strokes }) => drawnDigit(strokes));
  const letters = ink.others
    .filter(({ label }) => !LOOK_ALIKES.has(label))
    .map(({ strokes }) => drawnDigit(strokes));
  const ways: readonly (readonly [NetworkFigures['readBy'], (shown: typeof drawn) => Read[]])[] = [
    ['the image', (shown) => reader.readBatch(shown.map((one) => one?.raster ?? null))],
    ['the path', (shown) => shown.map((one) => bestOf(one && pathNetwork.logits([one.path])[0]))],
    ['both', (shown) => reader.readBatch(shown)],
  ];
  const read = ways.map(([readBy, readAll]) => ({
    readBy,
    outcomes: withWriters(
      readAll(drawn).map(
        ({ digit, confidence }, i): Outcome => ({ confidence, correct: digit === ink.digits[i]?.digit }),
      ),
      ink.digits,
    ),
    letters: readAll(letters),
  }));
  return [...byDataSet(ink.part, read[0]?.outcomes ?? []).keys()].flatMap((dataSet) =>
    read.map(({ readBy, outcomes, letters }) => {
      const own = byDataSet(ink.part, outcomes).get(dataSet) ?? [];
      const accepted = thresholdAccepting(own, COMPARED_ACCEPTED);
      return {
        dataSet,
        readBy,
        accuracy: accuracyOf(own),
        errorAt98: selectiveAt(own, thresholdAccepting(own, COMPARED_COVERAGE)).error,
        lettersRefused:
          letters.length > 0
            ? letters.filter(({ confidence }) => confidence < accepted).length / letters.length
            : null,
      };
    }),
  );
}

function bestOf(logits: ArrayLike<number> | null | undefined): Read {
  const probabilities = logits ? calibratedProbabilities(logits, 1) : [];
  return DIGITS.slice(0, DIGIT_COUNT).reduce(
    (best: Read, digit) => {
      const confidence = probabilities[digit] ?? 0;
      return confidence > best.confidence ? { digit, confidence } : best;
    },
    { digit: 0, confidence: 0 },
  );
}
