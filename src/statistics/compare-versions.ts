import {
  type Aggregates,
  DAYS_PER_WEEK,
  type Day,
  DIGIT_COUNT,
  DIGITS,
  type Digit,
  daysInclusive,
  type Total,
} from '../contract';
import { type Difference, LEVEL, type Rate, rateDifference } from './rate';
import {
  type Counted,
  failureRateOf,
  isInUse,
  type ReleasedCounts,
  type SumRate,
  shareOf,
  withNoise,
} from './released-sum';
import { withoutUnusual } from './unusual';
import { newestFirst } from './versions';

/** What of a version is compared: everything, one digit that was meant, or the unread share. */
export type Part = 'all' | Digit | 'unread';

/**
 * Ten digits are ten chances of a false alarm, so each is judged by an interval that errs a tenth
 * as often (Bonferroni).
 */
export const DIGIT_LEVEL = 1 - (1 - LEVEL) / DIGIT_COUNT;

/** Smaller differences of rates, as shares of 1, do not matter. */
export const SMALL_DIFFERENCE = 0.005;

/** An overlap is compared unless its interval is so many times as wide as that of all days. */
const WIDEST_OVERLAP = 2;

/** UTC days, both included. */
interface Days {
  readonly from: Day;
  readonly to: Day;
}

/** One part of a version beside that of the version before. Rates are shares of 1. */
export interface PartComparison {
  readonly part: Part;
  /** Attempts of the version; with noise, the nearest possible number. */
  readonly attempts: number;
  /** With 95% intervals; `null` where there are no attempts. */
  readonly before: Rate | null;
  readonly now: Rate | null;
  /** With its 95% interval; `null` where a rate is missing. */
  readonly difference: Difference | null;
  /** With the interval to judge by: 95% overall, wider for the others (`DIGIT_LEVEL`). */
  readonly judged: Difference | null;
}

/** A version and the one before it. */
export interface VersionComparison {
  readonly model: string;
  readonly before: string;
  /** The first day or week in which the version was in use. */
  readonly since: Days;
  /** The days compared, on which both were in use; `null`: all days of each. */
  readonly sameDays: Days | null;
  /** Overall first, then the digits, then the share of unread readings. */
  readonly parts: readonly PartComparison[];
  /** Days of data after which it can be told, about; `null` where more days do not help. */
  readonly daysToTell: number | null;
}

/** Released sums of one version. */
interface Version {
  readonly model: string;
  readonly totals: readonly Counted<Total>[];
  readonly cells: readonly Counted<Aggregates['cells'][number]>[];
  /** From the first to the last period that it was in use; `null` where it was not. */
  readonly used: { readonly first: Days; readonly last: Days } | null;
}

/**
 * Compares each version with the one before, by figures that do not look tampered with, newest
 * first. Where both were in use on the same days, only these count, so that neither a change of the
 * users nor of the mix of versions looks like one of the version; all days count where the overlap
 * is so short that it tells far less.
 */
export function compareVersions(aggregates: Aggregates): readonly VersionComparison[] {
  const versions = versionsOf(aggregates);
  return versions.flatMap((version, place): VersionComparison[] => {
    const older = versions.slice(place + 1);
    const before = older.find(({ used }) => used !== null) ?? older[0];
    return before ? [compare(before, version)] : [];
  });
}

/** Versions that have a rate, newest first. */
function versionsOf(aggregates: Aggregates): readonly Version[] {
  const { totals, cells } = withNoise(withoutUnusual(aggregates));
  return newestFirst([...new Set(totals.map(({ model }) => model))])
    .map((model) => {
      const own = totals
        .filter((total) => total.model === model)
        .toSorted((a, b) => (a.from < b.from ? -1 : 1));
      return {
        model,
        totals: own,
        cells: cells.filter((cell) => cell.model === model),
        used: usedPeriods(own),
      };
    })
    .filter((version) => failureRateOf(version.totals).rate !== null);
}

/** Weeks of a version that nobody uses are released, too: noise alone. @param totals by day */
export function usedPeriods(totals: readonly Counted<Total>[]): Version['used'] {
  const used = totals.filter(isInUse);
  const [first, last] = [used[0], used.at(-1)];
  return first && last ? { first, last } : null;
}

function compare(before: Version, version: Version): VersionComparison {
  const all = partsOf(before, version);
  const sameDays = overlapOf(before, version);
  const same = sameDays && partsOf(on(sameDays, before), on(sameDays, version));
  const isTelling = same !== null && widthOf(same) <= WIDEST_OVERLAP * widthOf(all);
  const parts = isTelling ? same : all;
  const since = version.used?.first ?? (version.totals[0] as Total);
  return {
    model: version.model,
    before: before.model,
    since: { from: since.from, to: since.to },
    sameDays: isTelling ? sameDays : null,
    parts,
    daysToTell: daysToTell(parts[0], since, before, version, isTelling),
  };
}

function overlapOf({ used: before }: Version, { used: now }: Version): Days | null {
  if (!before || !now) return null;
  const [, from] = [before.first.from, now.first.from].toSorted();
  const [to] = [before.last.to, now.last.to].toSorted();
  return from !== undefined && to !== undefined && from <= to ? { from, to } : null;
}

/** A version's figures of the days that touch these. */
function on({ from, to }: Days, { totals, cells, ...rest }: Version): Version {
  const touches = (days: Days) => days.to >= from && days.from <= to;
  return { ...rest, totals: totals.filter(touches), cells: cells.filter(touches) };
}

function widthOf([overall]: readonly PartComparison[]): number {
  const { difference } = overall ?? {};
  return difference ? difference.high - difference.low : Number.POSITIVE_INFINITY;
}

function partsOf(before: Version, version: Version): readonly PartComparison[] {
  return (['all', ...DIGITS, 'unread'] as const).map((part) => {
    const now = rateOf(version, part);
    const earlier = rateOf(before, part);
    const level = part === 'all' ? LEVEL : DIGIT_LEVEL;
    return {
      part,
      attempts: now.attempts,
      before: earlier.rate,
      now: now.rate,
      difference: differenceOf(earlier, now),
      judged: differenceOf(rateOf(before, part, level), rateOf(version, part, level)),
    };
  });
}

function rateOf({ totals, cells }: Pick<Version, 'totals' | 'cells'>, part: Part, level = LEVEL): SumRate {
  const own: readonly ReleasedCounts[] =
    part === 'all' ? totals : cells.filter(({ digit }) => digit === String(part));
  return part === 'unread' ? shareOf(own, totals, level) : failureRateOf(own, level);
}

function differenceOf({ rate: before }: SumRate, { rate: now }: SumRate): Difference | null {
  return before && now && rateDifference(now, before);
}

/** What a difference means: for certain, or `open` where the figures are too few. */
export type Change = 'better' | 'worse' | 'same' | 'open';

/** `same` where the whole interval is a small difference, `SMALL_DIFFERENCE`. */
export function changeOf({ judged }: Pick<PartComparison, 'judged'>): Change {
  if (judged === null) return 'open';
  const { low, high } = judged;
  if (low > 0) return 'worse';
  if (high < 0) return 'better';
  return low > -SMALL_DIFFERENCE && high < SMALL_DIFFERENCE ? 'same' : 'open';
}

/**
 * How many more days like those so far make the interval narrow enough, if the difference stays as
 * it is. Intervals narrow with the square root of the days, the older version's only while it is in
 * use.
 */
function daysToTell(
  overall: PartComparison | undefined,
  since: Days,
  before: Version,
  version: Version,
  isSameDays: boolean,
): number | null {
  if (!overall?.now || !overall.before || !overall.difference) return null;
  const last = version.used?.last.to ?? since.to;
  const days = daysInclusive(since.from, last);
  const grows =
    isSameDays && before.used !== null && daysInclusive(before.used.last.to, last) <= DAYS_PER_WEEK + 1;
  const size = Math.abs(overall.difference.difference);
  const needed = Math.max(size, SMALL_DIFFERENCE - size) ** 2;
  const [now, earlier] = [squaredHalf(overall.now), squaredHalf(overall.before)];
  const fixed = grows ? 0 : earlier;
  if (fixed >= needed) return null;
  return Math.max(1, Math.ceil(days * ((now + earlier - fixed) / (needed - fixed) - 1)));
}

function squaredHalf({ low, high }: Rate): number {
  return ((high - low) / 2) ** 2;
}

/** Most digits that are named as the reason of a change. */
const MOST_NAMED = 3;

/**
 * The digits that make most of the overall change, the first the most: their own changes are
 * certain and go the same way. Empty where no three of them do.
 */
export function digitsBehind({ parts }: VersionComparison): readonly Digit[] {
  const [overall] = parts;
  if (!overall?.difference) return [];
  const change = changeOf(overall);
  const whole = overall.difference.difference;
  const shares = parts
    .flatMap(({ part, attempts, difference, judged }) =>
      typeof part === 'number' && difference && changeOf({ judged }) === change
        ? [{ part, share: (attempts * difference.difference) / (overall.attempts * whole) }]
        : [],
    )
    .toSorted((a, b) => b.share - a.share);
  let sum = 0;
  const most = shares.findIndex(({ share }) => {
    sum += share;
    return sum > 1 / 2;
  });
  return most < 0 || most >= MOST_NAMED ? [] : shares.slice(0, most + 1).map(({ part }) => part);
}
