import {
  addDays,
  DAYS_PER_WEEK,
  type Day,
  dayNumber,
  daysInclusive,
  isoWeek,
  MIN_REPORT_COUNTS,
} from '../contract';
import type { Period } from './pooling';
import type { DayRange } from './range';

/** Ended days without figures of their own, whose week has not ended. */
export interface WaitingDays extends DayRange {
  readonly count: number;
  /** The day on which they can appear: the Monday after. */
  readonly due: Day;
}

/** The days of a range that come with their week; null if none do. */
export function waitingDays(periods: readonly Period[], range: DayRange, today: Day): WaitingDays | null {
  const sinceMonday = dayNumber(today) - dayNumber(isoWeek(today).from);
  const released = new Set(periods.filter(({ kind }) => kind === 'day').map(({ from }) => from));
  const days = Array.from({ length: sinceMonday }, (_, i) => addDays(today, i - sinceMonday)).filter(
    (day) => range.from <= day && day <= range.to && !released.has(day),
  );
  const [from, to] = [days[0], days.at(-1)];
  if (from === undefined || to === undefined) return null;
  return { from, to, count: days.length, due: addDays(today, DAYS_PER_WEEK - sinceMonday) };
}

/** What the last week of thin days tells about days to come. */
export interface ThinWeek extends DayRange {
  readonly model: string;
  /** Reports that came on one of its days, at most, on average: each has at least 20 readings. */
  readonly reports: number;
  /** Reports a day that were missing, at least, for figures by day. */
  readonly missing: number;
}

/**
 * The last week of thin days of a version; null without one, or if it was not thin on average.
 *
 * @param dayReports reports from which on a day is released by itself
 */
export function thinWeek(model: string, periods: readonly Period[], dayReports: number): ThinWeek | null {
  const week = periods.filter(({ kind }) => kind === 'week').at(-1);
  if (!week) return null;
  const { from, to } = week;
  const apart = periods.filter(({ kind, from: day }) => kind === 'day' && from <= day && day <= to).length;
  const days = Math.max(1, daysInclusive(from, to) - apart);
  const reports = Math.ceil(week.figure.attempts / MIN_REPORT_COUNTS / days);
  const missing = dayReports - reports;
  return missing > 0 ? { model, from, to, reports, missing } : null;
}
