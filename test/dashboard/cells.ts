import fc from 'fast-check';
import {
  addDays,
  CELL_DIGITS,
  type Cell,
  type CellDigit,
  dayFromNumber,
  type Total,
} from '../../src/contract';
import { type Counted, wilsonInterval } from '../../src/statistics';

/** A released total with the rate and interval that its counts have. */
export function total(
  from: string,
  counts: { attempts: number; failures: number },
  more: Partial<Total> = {},
): Total {
  const { attempts, failures } = counts;
  const rated = attempts > 0 ? { rate: failures / attempts, ...wilsonInterval(failures, attempts) } : NO_RATE;
  return { from, to: from, model: 'm1', attempts, failures, ...rated, ...more };
}

const NO_RATE = { rate: null, low: null, high: null };

/** The same for a digit. */
export function cell(
  digit: CellDigit,
  from: string,
  counts: { attempts: number; failures: number },
  model = 'm1',
): Cell {
  return { ...total(from, counts, { model }), digit };
}

/** Cells as the page counts with them, without noise. */
export function exact<T extends Total>(cells: readonly T[]): readonly Counted<T>[] {
  return cells.map((one) => ({ ...one, noise: 0 }));
}

const counts = fc
  .nat(5000)
  .chain((attempts) => fc.record({ attempts: fc.constant(attempts), failures: fc.nat(attempts) }));
const periods = fc
  .record({ start: fc.integer({ min: 20_000, max: 20_060 }), week: fc.boolean() })
  .map(({ start, week }) => ({
    from: dayFromNumber(start),
    to: addDays(dayFromNumber(start), week ? 6 : 0),
  }));
const models = fc.constantFrom('m1', 'm2', 'm10');

/** Released totals of some days, weeks and models, each at most once. */
export const totalsArbitrary: fc.Arbitrary<Total[]> = fc.uniqueArray(
  fc
    .record({ period: periods, model: models, counts })
    .map(({ period, model, counts }) => total(period.from, counts, { ...period, model })),
  { selector: ({ from, to, model }) => `${from} ${to} ${model}`, maxLength: 60 },
);

/**
 * Released cells of some days, models and digits; unread ones have as many failures as attempts.
 */
export const cellsArbitrary: fc.Arbitrary<Cell[]> = fc.uniqueArray(
  fc
    .record({ period: periods, model: models, counts, digit: fc.constantFrom(...CELL_DIGITS) })
    .map(({ period, model, counts, digit }) => {
      const { attempts } = counts;
      return cell(digit, period.from, digit === 'unread' ? { attempts, failures: attempts } : counts, model);
    }),
  { selector: ({ from, model, digit }) => `${from} ${model} ${digit}`, maxLength: 80 },
);
