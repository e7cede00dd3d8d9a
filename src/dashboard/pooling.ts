import { DIGITS, type Digit, PUBLISHED_MODELS } from '../contract';
import type { Cell, Total } from './aggregates';
import { type Day, daysInclusive } from './calendar';
import { type Bounds, wilsonInterval } from './statistics';

/**
 * A 95% interval and where it is from. `server`: one released cell, shown with the server's interval, which counts
 * everything there is to count. `pooled`: computed here over several cells; it counts sampling, and knows nothing of
 * noise that was added before the release.
 */
export interface Interval extends Bounds {
  readonly basis: 'server' | 'pooled';
}

/** A failure rate over some cells. */
export interface Figure {
  readonly attempts: number;
  readonly failures: number;
  /** Failures by attempts, 0 to 1; null without attempts. */
  readonly rate: number | null;
  readonly interval: Interval | null;
}

type Counted = Pick<Total, 'attempts' | 'failures' | 'rate' | 'low' | 'high'>;

/**
 * Pools cells into one figure: sums of failures by sums of attempts, with Wilson's interval. One cell alone keeps the
 * server's rate and interval. Noise can push a sum below 0 or failures above attempts; such sums are cut to the bounds.
 */
export function pool(cells: readonly Counted[]): Figure {
  const [only, ...others] = cells;
  if (only && others.length === 0) return released(only);
  return pooledFigure(sumOf(cells, 'failures'), sumOf(cells, 'attempts'));
}

function released(cell: Counted): Figure {
  const { attempts, failures, rate, low, high } = cell;
  return {
    attempts,
    failures,
    rate,
    interval: low === null || high === null ? null : { low, high, basis: 'server' },
  };
}

function pooledFigure(failuresSum: number, attemptsSum: number): Figure {
  const attempts = Math.max(0, attemptsSum);
  const failures = Math.min(attempts, Math.max(0, failuresSum));
  if (attempts === 0) return { attempts, failures, rate: null, interval: null };
  return {
    attempts,
    failures,
    rate: failures / attempts,
    interval: { ...wilsonInterval(failures, attempts), basis: 'pooled' },
  };
}

function sumOf(cells: readonly Counted[], key: 'attempts' | 'failures'): number {
  return cells.reduce((sum, cell) => sum + cell[key], 0);
}

function groupBy<T>(values: readonly T[], key: (value: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const value of values) {
    const group = groups.get(key(value));
    if (group) group.push(value);
    else groups.set(key(value), [value]);
  }
  return groups;
}

/** The cells of one model version, or all where it is null. */
export function ofModel<T extends { readonly model: string }>(
  cells: readonly T[],
  model: string | null,
): readonly T[] {
  return model === null ? cells : cells.filter((cell) => cell.model === model);
}

/** What was released for one day, or for the thin days of one week together. */
export interface Period {
  readonly from: Day;
  readonly to: Day;
  readonly kind: 'day' | 'week';
  readonly figure: Figure;
}

/** Rates by period over all models given, earliest first; of two that begin together the shorter is first. */
export function rateByPeriod(totals: readonly Total[]): readonly Period[] {
  return [...groupBy(totals, ({ from, to }) => `${from} ${to}`).values()]
    .flatMap((group): Period[] => {
      const [first] = group;
      if (!first) return [];
      const { from, to } = first;
      return [{ from, to, kind: daysInclusive(from, to) > 1 ? 'week' : 'day', figure: pool(group) }];
    })
    .sort((a, b) => (a.from === b.from ? compareText(a.to, b.to) : compareText(a.from, b.from)));
}

export interface DigitRate {
  /** The digit that was meant, or `unread`. */
  readonly digit: Digit | 'unread';
  readonly figure: Figure;
}

/**
 * Rates of the digits 0 to 9 and, last, unread readings. Those have no digit and all count as failures, so that their
 * own rate would always be 1; what is told of them is their share of all readings: `failures` are the unread ones,
 * `attempts` all readings.
 */
export function rateByDigit(cells: readonly Cell[]): readonly DigitRate[] {
  const byDigit = groupBy(cells, (cell) => cell.digit);
  const unread = byDigit.get('unread') ?? [];
  return [
    ...DIGITS.map((digit) => ({ digit, figure: pool(byDigit.get(String(digit)) ?? []) })),
    {
      digit: 'unread' as const,
      figure: pooledFigure(sumOf(unread, 'attempts'), sumOf(cells, 'attempts')),
    },
  ];
}

export interface ModelRate {
  readonly model: string;
  readonly figure: Figure;
}

/** Rates by model version, newest first. */
export function rateByModel(totals: readonly Total[]): readonly ModelRate[] {
  const byModel = groupBy(totals, (total) => total.model);
  return newestFirst([...byModel.keys()]).map((model) => ({ model, figure: pool(byModel.get(model) ?? []) }));
}

/**
 * Model versions by publication, newest first. A version this page does not know was published after the page was built, so
 * that it comes before all others; several of them by name, "m10" before "m9".
 */
export function newestFirst(models: readonly string[]): readonly string[] {
  const names = new Intl.Collator('en', { numeric: true });
  const publication = (model: string) => {
    const place = PUBLISHED_MODELS.indexOf(model);
    return place < 0 ? PUBLISHED_MODELS.length : place;
  };
  return models.toSorted((a, b) => publication(b) - publication(a) || names.compare(b, a));
}

/** Days are texts that sort as days do, whatever the language. */
function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
