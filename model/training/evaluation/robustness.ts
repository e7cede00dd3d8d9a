import { rasterize } from '../../../src/ink';
import { seededRandom } from '../../../src/random';
import { type DigitReader, drawnDigit } from '../../../src/recognizer/node';
import { accuracyOf, selectiveAt } from '../metrics';
import { outcomesOf, withWriters } from './accuracy';
import type { Condition } from './conditions';
import type { DigitInk } from './samples';
import { writerFigures } from './writers';

/** How digits are read that were drawn otherwise. Shares are 0 to 1. */
export interface RobustnessFigures {
  readonly condition: string;
  readonly digits: number;
  readonly accuracy: number;
  /** Share accepted at the operating point of the model. */
  readonly accepted: number;
  /** Share of wrong ones among the accepted. */
  readonly acceptedError: number;
  /** Mean accuracy of the worst tenth of the writers; null where none wrote enough. */
  readonly worstDecile: number | null;
}

/**
 * Every condition draws its own random numbers from here, so that one more leaves
 * the others as they are.
 */
const SEED = 1;

/** Figures of one condition, or null where it applies to none of the ink. */
export function robustnessFigures(
  recognizer: DigitReader,
  ink: readonly DigitInk[],
  { name, applies, change, penWidth }: Condition,
): RobustnessFigures | null {
  const chosen = applies ? ink.filter(applies) : ink;
  if (chosen.length === 0) return null;
  const random = seededRandom(SEED);
  const drawings = chosen.map(({ strokes, digit }) => {
    const drawn = change ? change(strokes, random) : strokes;
    const shown = drawnDigit(drawn);
    if (!shown || penWidth === undefined) return { shown, digit };
    return { shown: { ...shown, raster: rasterize(drawn, { penWidth }) }, digit };
  });
  const outcomes = withWriters(outcomesOf(recognizer, drawings), chosen);
  const { coverage, error } = selectiveAt(outcomes, recognizer.model.ink.threshold);
  return {
    condition: name,
    digits: chosen.length,
    accuracy: accuracyOf(outcomes),
    accepted: coverage,
    acceptedError: error,
    worstDecile: writerFigures(outcomes).worstDecile,
  };
}
