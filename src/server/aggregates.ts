import type { Day } from './calendar';
import type { ReleasedCell } from './store';
import { failureRate, type Rate } from './wilson';

/** Released counts of the days `from` to `to` and a model, with their failure rate. */
export interface Total extends Rate {
  readonly from: Day;
  readonly to: Day;
  readonly model: string;
  readonly attempts: number;
  readonly failures: number;
}

/** The same of one digit; that of `unread` has as many failures as attempts. */
export interface AggregateCell extends Total {
  readonly digit: ReleasedCell['digit'];
}

/** The answer of `GET /api/v1/aggregates`. */
export interface Aggregates {
  /** Of the noise on each cell; `null` for exact sums. */
  readonly epsilon: number | null;
  readonly cells: readonly AggregateCell[];
  /** Sums of the cells of the same days and model, unread readings counted as failed attempts. */
  readonly totals: readonly Total[];
}

/** Adds the rates and intervals, and the totals, to cells in order. */
export function aggregate(released: readonly ReleasedCell[], epsilon: number | null): Aggregates {
  const cells = released.map(({ from, to, model, digit, attempts, failures }) => ({
    from,
    to,
    model,
    digit,
    attempts,
    failures,
    ...failureRate(attempts, failures),
  }));
  const sums = new Map<string, Pick<Total, 'from' | 'to' | 'model' | 'attempts' | 'failures'>>();
  for (const { from, to, model, attempts, failures } of released) {
    const name = `${from} ${to} ${model}`;
    const sum = sums.get(name);
    sums.set(name, {
      from,
      to,
      model,
      attempts: (sum?.attempts ?? 0) + attempts,
      failures: (sum?.failures ?? 0) + failures,
    });
  }
  const totals = [...sums.values()].map((sum) => ({ ...sum, ...failureRate(sum.attempts, sum.failures) }));
  return { epsilon, cells, totals };
}

const CSV_COLUMNS = ['from', 'to', 'model', 'digit', 'attempts', 'failures', 'rate', 'low', 'high'] as const;

/** The cells as CSV (RFC 4180) with a header line; no value needs quotes, and an unknown rate is empty. */
export function toCsv({ cells }: Aggregates): string {
  const lines = cells.map((cell) => CSV_COLUMNS.map((column) => cell[column] ?? '').join(','));
  return `${[CSV_COLUMNS.join(','), ...lines].join('\r\n')}\r\n`;
}
