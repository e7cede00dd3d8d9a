import { DOT_EXTENT, type Stroke } from '../../../src/ink';
import { seededRandom } from '../../../src/random';
import { type DigitReader, type DrawnDigit, drawnDigit } from '../../../src/recognizer/node';
import { LOOK_ALIKES } from '../look-alikes';
import { type Outcome, thresholdAccepting } from '../metrics';
import * as made from '../scribbles';
import type { InkOfPart } from './samples';

/** Drawings as they are read; null for those that show nothing. */
export type Drawings = readonly (DrawnDigit | null)[];

/** How many of some drawings that are no digit are refused. Shares are 0 to 1. */
export interface RefusalFigures {
  readonly drawings: string;
  readonly count: number;
  /** At the operating point of the model. */
  readonly refused: number;
  /** Where 99% of the digits of validation writers are accepted. */
  readonly refusedAt99: number;
}

/** Share of digits accepted at which readers are compared, whatever their own operating point. */
const COMPARED_ACCEPTED = 0.99;
const SEED = 1;

const MADE_KINDS: readonly (readonly [string, made.ScribbleGenerator])[] = [
  ['blank', () => []],
  ['a dot', made.dot],
  ['several dots', made.dots],
  ['a huge scribble', made.scribble],
  ['a zigzag', made.zigzag],
  ['a straight horizontal line', made.horizontalLine],
  ['two digits on top of each other', made.onTop],
  ['two digits side by side', made.sideBySide],
  ['a digit crossed out', made.crossedOut],
];

/**
 * Drawings that are no digit, by what they are: those of writers first, then made ones.
 *
 * @param count of the made ones, of each kind
 */
export function nonDigits(parts: readonly InkOfPart[], count: number): Map<string, Drawings> {
  const drawings = new Map<string, Drawings>();
  for (const { part, others } of parts) {
    const drawn = (alike: boolean) =>
      others
        .filter(({ label }) => LOOK_ALIKES.has(label) === alike)
        .map(({ strokes }) => drawnDigit(strokes));
    drawings.set(`letters and signs, ${part} writers`, drawn(false));
    drawings.set(`look-alikes of digits, ${part} writers`, drawn(true));
  }
  const pool = (parts[0]?.digits ?? []).map(({ digit, strokes }) => ({ label: String(digit), strokes }));
  for (const [name, make] of MADE_KINDS) drawings.set(name, madeDrawings(make, pool, count).map(ofSheet));
  return new Map([...drawings].filter(([, own]) => own.length > 0));
}

/**
 * @param digits how the digits of validation writers were read
 * @throws RangeError where there are none
 */
export function refusalFigures(
  recognizer: DigitReader,
  drawings: ReadonlyMap<string, Drawings>,
  digits: readonly Outcome[],
): RefusalFigures[] {
  const compared = thresholdAccepting(digits, COMPARED_ACCEPTED);
  return [...drawings].map(([name, own]) => {
    const readings = recognizer.readBatch(own);
    const under = (threshold: number) =>
      readings.filter(({ confidence }) => confidence < threshold).length / readings.length;
    return {
      drawings: name,
      count: readings.length,
      refused: readings.filter(({ accepted }) => !accepted).length / readings.length,
      refusedAt99: under(compared),
    };
  });
}

function madeDrawings(make: made.ScribbleGenerator, pool: made.DigitPool, count: number): Stroke[][] {
  const random = seededRandom(SEED);
  return Array.from({ length: count }, () => make(random, pool));
}

function ofSheet(strokes: readonly Stroke[]): DrawnDigit | null {
  return drawnDigit(strokes, DOT_EXTENT);
}
