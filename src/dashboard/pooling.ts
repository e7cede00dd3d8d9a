import {
  type Aggregates,
  addDays,
  type Cell,
  DAYS_PER_WEEK,
  type Day,
  DIGITS,
  type Digit,
  daysInclusive,
  isoWeek,
  type Total,
} from '../contract';
import {
  type Counted,
  failureRateOf,
  newestFirst,
  type ReleasedCounts,
  type SumRate,
  shareOf,
  type Unusual,
  usedPeriods,
  withNoise,
} from '../statistics';

/** A failure rate over some cells, its 95% interval (sampling and noise), and its counts. */
export interface Figure extends SumRate {
  /** Whether noise is in it, so that its counts are near the true ones only. */
  readonly noisy: boolean;
}

/** Released sums as the page counts them: with their noise, and marked where they look tampered with. */
export type Sums<T extends Total = Total> = readonly (Counted<T> & { readonly unusual?: Unusual })[];

export interface MarkedAggregates {
  readonly totals: Sums;
  readonly cells: Sums<Cell>;
}

/** Adds the noise of all sums, and to cells the mark of their total. */
export function markedSums(aggregates: Aggregates): MarkedAggregates {
  const { totals, cells } = withNoise(aggregates);
  const nameOf = ({ from, to, model }: Pick<Total, 'from' | 'to' | 'model'>) => `${from} ${to} ${model}`;
  const marks = new Map(totals.flatMap((one) => (one.unusual ? [[nameOf(one), one.unusual]] : [])));
  return {
    totals,
    cells: cells.map((cell) => {
      const unusual = marks.get(nameOf(cell));
      return unusual ? { ...cell, unusual } : cell;
    }),
  };
}

/** Pools cells into one figure: summed failures by summed attempts. */
export function pool(cells: readonly ReleasedCounts[]): Figure {
  return { ...failureRateOf(cells), noisy: isNoisy(cells) };
}

function isNoisy(cells: readonly ReleasedCounts[]): boolean {
  return cells.some(({ noise }) => noise > 0);
}

/** What the page's rates and verdicts rest on: all but what looks tampered with. */
export function usual<T extends Total>(sums: Sums<T>): Sums<T> {
  return sums.filter(({ unusual }) => unusual === undefined);
}

function groupBy<T>(values: readonly T[], key: (value: T) => string): readonly (readonly T[])[] {
  const groups = new Map<string, T[]>();
  for (const value of values) {
    const group = groups.get(key(value));
    if (group) group.push(value);
    else groups.set(key(value), [value]);
  }
  return [...groups.values()];
}

/** The cells of one model version, or all where it is null. */
export function ofModel<T extends { readonly model: string }>(
  cells: readonly T[],
  model: string | null,
): readonly T[] {
  return model === null ? cells : cells.filter((cell) => cell.model === model);
}

/**
 * Some days and their rate: `day` and `week` (the low-volume days of one) as they were released;
 * `whole-week`: all that was released of a week, added up by this page.
 */
export interface Period {
  readonly from: Day;
  readonly to: Day;
  readonly kind: 'day' | 'week' | 'whole-week';
  readonly figure: Figure;
  /** Set where these figures may have been tampered with: they stand apart from all others. */
  readonly unusual: Unusual | null;
}

/** Rates by period over all models given, earliest first, shorter first. */
export function rateByPeriod(sums: Sums): readonly Period[] {
  return periodsOf(sums, ({ from, to }) => ({
    from,
    to,
    kind: daysInclusive(from, to) > 1 ? 'week' : 'day',
  }));
}

/** Rates by ISO week of all that was released of it, earliest first. */
export function rateByWeek(sums: Sums): readonly Period[] {
  return periodsOf(sums, (sum) => {
    const { from } = isoWeek(sum.from);
    return { from, to: addDays(from, DAYS_PER_WEEK - 1), kind: 'whole-week' };
  });
}

function periodsOf(
  sums: Sums,
  place: (sum: Total) => Pick<Period, 'from' | 'to' | 'kind'>,
): readonly Period[] {
  const placed = sums.map((sum) => ({ sum, place: place(sum) }));
  return groupBy(placed, ({ sum, place: { from, to } }) => `${from} ${to} ${sum.unusual ?? ''}`)
    .flatMap((group): Period[] => {
      const [first] = group;
      if (!first) return [];
      const figure = pool(group.map(({ sum }) => sum));
      return [{ ...first.place, figure, unusual: first.sum.unusual ?? null }];
    })
    .sort((a, b) => compareText(a.from, b.from) || compareText(a.to, b.to));
}

/** An interval wider than this, as a share of 1, tells nothing of a rate. */
const TELLING_WIDTH = 0.5;

/** The periods that a chart shows: those whose interval tells something; all where none does. */
export function tellingPeriods(periods: readonly Period[]): readonly Period[] {
  const telling = periods.filter(({ figure: { rate } }) => rate && rate.high - rate.low < TELLING_WIDTH);
  return telling.length > 0 ? telling : periods;
}

/** A row of the table of versions: all readings, a digit that was meant, or the unread share. */
export type Row = 'all' | Digit | 'unread';
export const ROWS: readonly Row[] = ['all', ...DIGITS, 'unread'];

/**
 * The figure of a row. Unread readings have no digit and all count as failures, so theirs is their
 * share of all readings: `failures` are the unread ones, `attempts` all readings.
 */
export function rowFigure({ totals, cells }: MarkedAggregates, row: Row): Figure {
  if (row === 'all') return pool(usual(totals));
  const own = usual(cells).filter(({ digit }) => digit === String(row));
  if (row !== 'unread') return pool(own);
  return { ...shareOf(own, usual(totals)), noisy: isNoisy(totals) };
}

/** A version that was in use in these days. */
export interface VersionInUse {
  readonly model: string;
  /** Its first day or week in use. */
  readonly from: Day;
}

/** The versions in use, newest first; all that have figures where none seems to be in use. */
export function versionsInUse(totals: Sums): readonly VersionInUse[] {
  const all = newestFirst([...new Set(totals.map(({ model }) => model))]).flatMap((model) => {
    const own = ofModel(totals, model).toSorted((a, b) => compareText(a.from, b.from));
    const first = usedPeriods(own)?.first;
    return own[0] ? [{ model, from: first?.from ?? own[0].from, isUsed: first !== undefined }] : [];
  });
  const used = all.filter(({ isUsed }) => isUsed);
  return (used.length > 0 ? used : all).map(({ model, from }) => ({ model, from }));
}

/** Days are texts that sort as days do, whatever the language. */
function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
