import {
  epsilonOfScale,
  failureRateOf,
  noiseScales,
  type ReleasedCounts,
  roundRate,
  type SumRate,
  scaleNumber,
} from '../statistics';
import type { Day } from './calendar';
import type { CellDigit, ReleasedCell } from './store';

/** A failure rate with the bounds of its 95% interval, each 0 to 1; all `null` where no attempt is left. */
interface Rate {
  readonly rate: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

/** Released counts of the days `from` to `to` and a model, with their failure rate. */
export interface Total extends Rate {
  readonly from: Day;
  readonly to: Day;
  readonly model: string;
  /** With noise these can be any whole number, below 0 too: cutting them would bias their sums. */
  readonly attempts: number;
  readonly failures: number;
  /** Of the noise on this cell, where it was released under another `PRIVACY_EPSILON` than the answer's. */
  readonly epsilon?: number | null;
}

/** The same of one digit; that of `unread` has as many failures as attempts. */
export interface AggregateCell extends Total {
  readonly digit: CellDigit;
}

/** The answer of `GET /api/v1/aggregates`. */
export interface Aggregates {
  /** Privacy loss of a report by the noise on the cells; `null` for exact sums. */
  readonly epsilon: number | null;
  readonly cells: readonly AggregateCell[];
  /** Over all digits, unread readings counted as failed attempts. Noisy ones have noise of their own and are no sums of the cells. */
  readonly totals: readonly Total[];
}

/** Adds the rates and intervals, and the totals of exact cells, to cells in order. */
export function aggregate(released: readonly ReleasedCell[], epsilon: number | null): Aggregates {
  const cells: AggregateCell[] = [];
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

const CSV_COLUMNS = ['from', 'to', 'model', 'digit', 'attempts', 'failures', 'rate', 'low', 'high'] as const;

/**
 * The cells, and after them the totals with the digit `all`, as CSV (RFC 4180) with a header line; no value needs quotes, and an unknown
 * rate is empty.
 */
export function toCsv({ cells, totals }: Aggregates): string {
  const rows = [...cells, ...totals.map((total) => ({ ...total, digit: 'all' as const }))];
  const lines = rows.map((cell) => CSV_COLUMNS.map((column) => cell[column] ?? '').join(','));
  return `${[CSV_COLUMNS.join(','), ...lines].join('\r\n')}\r\n`;
}
