import { accuracyOf } from '../metrics';
import type { WriterOutcome } from './accuracy';

/**
 * Accuracy by writer, so that one who wrote much does not hide another who is read
 * badly. Shares are 0 to 1.
 */
export interface WriterFigures {
  /** Writers with enough digits to say something about them. */
  readonly writers: number;
  /** Mean over writers of each one's accuracy; null where there are no such writers. */
  readonly mean: number | null;
  /** The same over the tenth of the writers (rounded up) that is read worst. */
  readonly worstDecile: number | null;
}

/** Fewest digits of a writer that count: of fewer, one mistake is more than a tenth. */
const MIN_DIGITS = 10;
const DECILE = 0.1;

export function writerFigures(outcomes: readonly WriterOutcome[]): WriterFigures {
  const byWriter = new Map<string, WriterOutcome[]>();
  for (const outcome of outcomes) {
    const own = byWriter.get(outcome.writer) ?? [];
    own.push(outcome);
    byWriter.set(outcome.writer, own);
  }
  const worstFirst = [...byWriter.values()]
    .filter((own) => own.length >= MIN_DIGITS)
    .map(accuracyOf)
    .sort((a, b) => a - b);
  return {
    writers: worstFirst.length,
    mean: mean(worstFirst),
    worstDecile: mean(worstFirst.slice(0, Math.ceil(worstFirst.length * DECILE))),
  };
}

function mean(values: readonly number[]): number | null {
  return values.length > 0 ? values.reduce((sum, value) => sum + value, 0) / values.length : null;
}
