import type { Aggregates, Cell, Total } from '../contract';
import {
  epsilonOfScale,
  failureRateOf,
  noiseScales,
  type ReleasedCounts,
  roundRate,
  type SumRate,
  scaleNumber,
} from '../statistics';
import type { ReleasedCell } from './store';

type Rate = Pick<Total, 'rate' | 'low' | 'high'>;

/** Adds the rates and intervals, and the totals of exact cells, to cells in order. */
export function aggregate(released: readonly ReleasedCell[], epsilon: number | null): Aggregates {
  const cells: Cell[] = [];
  const exact = new Map<string, ReleasedCell[]>();
  const totals = new Map<string, Total>();
  for (const cell of released) {
    const { digit, noise, ...counts } = cell;
    const name = `${cell.from} ${cell.to} ${cell.model}`;
    const other = otherEpsilon(cell, epsilon);
    if (digit === 'all') {
      totals.set(name, { ...counts, ...rateOf([cell]), ...other });
      continue;
    }
    cells.push({ ...counts, digit, ...(digit === 'unread' ? unreadRate(cell) : rateOf([cell])), ...other });
    if (noise > 0) continue;
    const parts = [...(exact.get(name) ?? []), cell];
    exact.set(name, parts);
    const { from, to, model } = cell;
    const { attempts, failures, rate } = failureRateOf(parts);
    totals.set(name, { from, to, model, attempts, failures, ...rounded(rate), ...other });
  }
  return { epsilon, cells, totals: [...totals.values()] };
}

function rateOf(cells: readonly ReleasedCounts[]): Rate {
  return rounded(failureRateOf(cells).rate);
}

function rounded(rate: SumRate['rate']): Rate {
  if (rate === null) return { rate: null, low: null, high: null };
  return { rate: roundRate(rate.rate), low: roundRate(rate.low), high: roundRate(rate.high) };
}

/** Unread readings are failures by definition: there is nothing to estimate. */
function unreadRate(cell: ReleasedCounts): Rate {
  if (cell.noise === 0) return rateOf([cell]);
  return cell.attempts > 0 ? { rate: 1, low: 1, high: 1 } : { rate: null, low: null, high: null };
}

function otherEpsilon({ digit, noise }: ReleasedCell, epsilon: number | null): Pick<Total, 'epsilon'> {
  const kind = digit === 'all' ? 'totals' : 'digits';
  const present = epsilon === null ? 0 : scaleNumber(noiseScales(epsilon)[kind]);
  // Scales are kept as floating-point numbers.
  if (Math.abs(noise - present) <= 1e-9 * present) return {};
  return { epsilon: epsilonOfScale(noise, kind) };
}

export const CSV_COLUMNS = [
  'from',
  'to',
  'model',
  'digit',
  'attempts',
  'failures',
  'rate',
  'low',
  'high',
] as const;

/** A cell, or a total with the digit `all`, as a line of CSV; an unknown rate is empty. */
export function csvLine(cell: Total & { readonly digit: Cell['digit'] | 'all' }): string {
  return `${CSV_COLUMNS.map((column) => cell[column] ?? '').join(',')}\r\n`;
}
