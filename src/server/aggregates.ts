import type { Day } from './calendar';
import { noisyFailureRate } from './noisy-rate';
import type { CellDigit, ReleasedCell } from './store';
import { failureRate, type Rate } from './wilson';

/** Released counts of the days `from` to `to` and a model, with their failure rate. */
export interface Total extends Rate {
  readonly from: Day;
  readonly to: Day;
  readonly model: string;
  /** With noise these can be any whole number, below 0 too: cutting them would bias their sums. */
  readonly attempts: number;
  readonly failures: number;
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
  const totals = new Map<string, Total>();
  for (const { digit, noise, ...cell } of released) {
    const { from, to, model, attempts, failures } = cell;
    const name = `${from} ${to} ${model}`;
    if (digit === 'all') {
      totals.set(name, { ...cell, ...noisyFailureRate(attempts, failures, noise) });
      continue;
    }
    cells.push({ ...cell, digit, ...cellRate(digit, attempts, failures, noise) });
    if (noise > 0) continue;
    const sum = totals.get(name);
    const counts = {
      attempts: (sum?.attempts ?? 0) + attempts,
      failures: (sum?.failures ?? 0) + failures,
    };
    totals.set(name, { ...cell, ...counts, ...failureRate(counts.attempts, counts.failures) });
  }
  return { epsilon, cells, totals: [...totals.values()] };
}

function cellRate(digit: CellDigit, attempts: number, failures: number, noise: number): Rate {
  if (digit !== 'unread' || noise === 0) return noisyFailureRate(attempts, failures, noise);
  // Unread readings are failures by definition: there is nothing to estimate.
  return attempts > 0 ? { rate: 1, low: 1, high: 1 } : { rate: null, low: null, high: null };
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
