import { dayNumber } from '../../contract';
import type { Rate } from '../../statistics';
import type { Period, VersionInUse } from '../pooling';
import type { DayRange } from '../range';

/** A period as drawn, at its middle. Positions count days from 1970-01-01. */
export interface PeriodMark {
  readonly period: Period;
  readonly rate: Rate;
  readonly begin: number;
  readonly middle: number;
  readonly end: number;
}

/** Where the periods that have a rate lie along the axis of days, by their middles. */
export function marksOf(periods: readonly Period[]): readonly PeriodMark[] {
  return periods
    .flatMap((period) => {
      const { rate } = period.figure;
      const begin = dayNumber(period.from);
      const end = dayNumber(period.to) + 1;
      return rate === null ? [] : [{ period, rate, begin, middle: (begin + end) / 2, end }];
    })
    .sort((a, b) => a.middle - b.middle);
}

/** First day to show and the day after the last: the range, and weeks that reach beyond it. */
export function spanOf(
  marks: readonly PeriodMark[],
  range: DayRange,
): { readonly first: number; readonly last: number } {
  return {
    first: Math.min(dayNumber(range.from), ...marks.map(({ begin }) => begin)),
    last: Math.max(dayNumber(range.to) + 1, ...marks.map(({ end }) => end)),
  };
}

/** Marks of the periods that hold the position, shortest first. */
export function marksAt(marks: readonly PeriodMark[], position: number): readonly PeriodMark[] {
  return marks
    .filter(({ begin, end }) => begin <= position && position < end)
    .sort((a, b) => a.end - a.begin - (b.end - b.begin));
}

/** How rates are drawn. */
export interface DrawnMarks {
  /** Days or whole weeks, with a line from each to the next. */
  readonly line: readonly PeriodMark[];
  /** Those whose rate may as well be 0: a line through them would look like a drop. */
  readonly open: readonly PeriodMark[];
  /** Low-volume days, combined by week. */
  readonly weeks: readonly PeriodMark[];
  /** What may have been tampered with. */
  readonly unusual: readonly PeriodMark[];
}

export function drawnMarks(marks: readonly PeriodMark[]): DrawnMarks {
  const usual = marks.filter(({ period }) => period.unusual === null);
  const regular = usual.filter(({ period }) => period.kind !== 'week');
  return {
    line: regular.filter(({ rate }) => rate.low > 0),
    open: regular.filter(({ rate }) => rate.low === 0),
    weeks: usual.filter(({ period }) => period.kind === 'week'),
    unusual: marks.filter(({ period }) => period.unusual !== null),
  };
}

/** Where versions come into use after the first day: one in use on it may have been so before. */
export function startsOf(versions: readonly VersionInUse[], first: number) {
  return versions
    .map(({ model, from }) => ({ model, position: dayNumber(from) }))
    .filter(({ position }) => position > first);
}

/** Runs of days that follow one another without a gap. */
export function runsOf(days: readonly PeriodMark[]): readonly (readonly PeriodMark[])[] {
  const runs: PeriodMark[][] = [];
  for (const day of days) {
    const run = runs.at(-1);
    if (run?.at(-1)?.end === day.begin) run.push(day);
    else runs.push([day]);
  }
  return runs;
}
