import {
  addDays,
  type Cell,
  DAYS_PER_WEEK,
  type Day,
  DIGITS,
  type Digit,
  dayNumber,
  daysInclusive,
  isoWeek,
  type Total,
} from '../contract';
import {
  type Counted,
  type CountedAggregates,
  type Difference,
  failureRateOf,
  newestFirst,
  pairWithPrevious,
  type ReleasedCounts,
  rateDifference,
  type SumRate,
  shareOf,
} from '../statistics';
import type { DayRange } from './range';

/** A failure rate over some cells, its 95% interval (sampling and noise), and its counts. */
export interface Figure extends SumRate {
  /** Whether noise is in it, so that its counts are near the true ones only. */
  readonly noisy: boolean;
}

/** Pools cells into one figure: summed failures by summed attempts. */
export function pool(cells: readonly ReleasedCounts[]): Figure {
  return { ...failureRateOf(cells), noisy: cells.some(({ noise }) => noise > 0) };
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

/**
 * Some days and their rate: `day` and `week` (the thin days of one) as they were released;
 * `whole-week`: all that was released of a week, added up by this page.
 */
export interface Period {
  readonly from: Day;
  readonly to: Day;
  readonly kind: 'day' | 'week' | 'whole-week';
  readonly figure: Figure;
}

/** Rates by period over all models given, earliest first, shorter first. */
export function rateByPeriod(totals: readonly Counted<Total>[]): readonly Period[] {
  return [...groupBy(totals, ({ from, to }) => `${from} ${to}`).values()]
    .flatMap((group): Period[] => {
      const [first] = group;
      if (!first) return [];
      const { from, to } = first;
      return [{ from, to, kind: daysInclusive(from, to) > 1 ? 'week' : 'day', figure: pool(group) }];
    })
    .sort((a, b) => (a.from === b.from ? compareText(a.to, b.to) : compareText(a.from, b.from)));
}

/** An interval wider than this, as a share of 1, tells nothing of a rate. */
const TELLING_WIDTH = 0.5;

/** The periods that a chart shows: those whose interval tells something; all where none does. */
export function tellingPeriods(periods: readonly Period[]): readonly Period[] {
  const telling = periods.filter(({ figure: { rate } }) => rate && rate.high - rate.low < TELLING_WIDTH);
  return telling.length > 0 ? telling : periods;
}

export interface DigitRate {
  /** The digit that was meant, or `unread`. */
  readonly digit: Digit | 'unread';
  readonly figure: Figure;
}

/**
 * Unread readings have no digit and all count as failures, so their own rate would always be 1.
 * This is their share of all readings: `failures` are the unread ones, `attempts` all readings.
 */
export function unreadShare({ cells, totals }: CountedAggregates): Figure {
  const unread = cells.filter(({ digit }) => digit === 'unread');
  return { ...shareOf(unread, totals), noisy: totals.some(({ noise }) => noise > 0) };
}

/** Rates of the digits 0 to 9 and, last, the share of unread readings. */
export function rateByDigit(aggregates: CountedAggregates): readonly DigitRate[] {
  const byDigit = groupBy(aggregates.cells, (cell) => cell.digit);
  return [
    ...DIGITS.map((digit) => ({ digit, figure: pool(byDigit.get(String(digit)) ?? []) })),
    { digit: 'unread' as const, figure: unreadShare(aggregates) },
  ];
}

/** Rates of one digit by period, earliest first. */
export interface DigitPeriods {
  readonly digit: Digit;
  readonly periods: readonly Period[];
}

/** Rates of each digit by period or, added up, by whole weeks. */
export function periodsByDigit(cells: readonly Counted<Cell>[], byWeek: boolean): readonly DigitPeriods[] {
  const byDigit = groupBy(cells, (cell) => cell.digit);
  const ratesOf = byWeek ? rateByWeek : rateByPeriod;
  return DIGITS.map((digit) => ({ digit, periods: ratesOf(byDigit.get(String(digit)) ?? []) }));
}

/** Rates by ISO week of all that was released of it, earliest first. */
function rateByWeek(totals: readonly Counted<Total>[]): readonly Period[] {
  return [...groupBy(totals, ({ from }) => isoWeek(from).from).entries()]
    .map(([from, group]) => ({
      from,
      to: addDays(from, DAYS_PER_WEEK - 1),
      kind: 'whole-week' as const,
      figure: pool(group),
    }))
    .sort((a, b) => compareText(a.from, b.from));
}

export interface ModelRate {
  readonly model: string;
  readonly figure: Figure;
  /** Against the version before it that has a rate; null where there is none. */
  readonly change: ModelChange | null;
}

export interface ModelChange extends Difference {
  readonly before: string;
  /** Better or worse only where the 95% interval of the difference leaves no doubt. */
  readonly verdict: 'better' | 'worse' | 'open';
}

/** How the rate of the later half of some days differs from that of the earlier half. */
export type Trend = Difference & Pick<ModelChange, 'verdict'>;

/** The trend over a range; null where a half has no rate. A week is in the half with its middle. */
export function trendOf(totals: readonly Counted<Total>[], { from, to }: DayRange): Trend | null {
  const middle = (dayNumber(from) + dayNumber(to)) / 2;
  const isLater = (total: Total) => (dayNumber(total.from) + dayNumber(total.to)) / 2 > middle;
  const later = pool(totals.filter(isLater)).rate;
  const earlier = pool(totals.filter((total) => !isLater(total))).rate;
  return later && earlier && judged(rateDifference(later, earlier));
}

function judged(difference: Difference): Trend {
  const verdict = difference.high < 0 ? 'better' : difference.low > 0 ? 'worse' : 'open';
  return { ...difference, verdict };
}

/** Rates by model version, newest first. */
export function rateByModel(totals: readonly Counted<Total>[]): readonly ModelRate[] {
  const byModel = groupBy(totals, (total) => total.model);
  const figures = newestFirst([...byModel.keys()]).map((model) => ({
    model,
    figure: pool(byModel.get(model) ?? []),
  }));
  return pairWithPrevious(figures, ({ figure }) => figure.rate !== null).map(({ version, before }) => ({
    ...version,
    change: before && changeOf(version.figure, before.figure, before.model),
  }));
}

function changeOf({ rate }: Figure, { rate: rateBefore }: Figure, before: string): ModelChange | null {
  if (rate === null || rateBefore === null) return null;
  return { ...judged(rateDifference(rate, rateBefore)), before };
}

/** Days are texts that sort as days do, whatever the language. */
function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
