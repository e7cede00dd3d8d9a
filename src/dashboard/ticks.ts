import { dayFromNumber, utcDayNumber } from '../contract';
import type { Rate } from '../statistics';

/** An axis from 0 to `ceiling`, marked every `step`. */
export interface ValueAxis {
  readonly ceiling: number;
  readonly step: number;
}

/** An axis of rates; all shares of 1. */
export type RateAxis = ValueAxis;

/** Least height of a rate axis: under a tenth of a percent, differences do not matter. */
const LEAST_CEILING = 0.001;
/** Least height of an axis of counts. */
const LEAST_COUNT = 5;
/** Most steps on an axis; more would crowd a chart of some 240 CSS pixels. */
const MOST_STEPS = 5;

/**
 * The axis that shows rates up to `highest` (0 to 1): steps are 1, 2, 2.5 or 5 times a power of
 * ten, the ceiling a whole number of them, never above 1.
 */
export function rateAxis(highest: number): RateAxis {
  const { step, ceiling } = axisTo(Math.min(1, Math.max(LEAST_CEILING, highest)));
  return { step, ceiling: Math.min(1, ceiling) };
}

/** The axis that shows counts up to `highest`, with whole numbers at its steps. */
export function countAxis(highest: number): ValueAxis {
  const { step } = axisTo(Math.max(LEAST_COUNT, highest));
  const whole = Math.ceil(step);
  return { step: whole, ceiling: Math.ceil(Math.max(LEAST_COUNT, highest) / whole) * whole };
}

function axisTo(top: number): ValueAxis {
  const rough = top / MOST_STEPS;
  const power = 10 ** Math.floor(Math.log10(rough));
  // Shares such as 0.1 are not exact in binary: without the slack, five steps could count as six.
  const slack = 1e-9;
  const factor = [1, 2, 2.5, 5].find((candidate) => candidate * power >= rough * (1 - slack)) ?? 10;
  const step = factor * power;
  return { step, ceiling: Math.ceil(top / step - slack) * step };
}

/** So many times the middle one of the upper bounds is still shown whole. */
const WIDEST_SHOWN = 3;

/**
 * The highest rate that a chart of these rates should reach: all upper bounds, except of the few
 * intervals far wider than the others (a thin week among days), which would flatten the rest and
 * reach out of the chart. What is high even by its lower bound is always shown.
 */
export function highestShown(rates: readonly (Rate | null)[]): number {
  const known = rates.filter((rate) => rate !== null);
  const highs = known.map(({ high }) => high).sort((a, b) => a - b);
  const middle = highs[Math.floor(highs.length / 2)] ?? 0;
  const sure = Math.max(0, ...known.map(({ low, high }) => Math.min(high, 1.5 * low)));
  return Math.min(highs.at(-1) ?? 0, Math.max(WIDEST_SHOWN * middle, sure));
}

/** Marks of an axis, from 0 to its ceiling. */
export function axisTicks(axis: ValueAxis): readonly number[] {
  const steps = Math.round(axis.ceiling / axis.step);
  return Array.from({ length: steps + 1 }, (_, i) => i * axis.step);
}

/** Marked days, as day numbers, and whether they are first days of months. */
export interface DayTicks {
  readonly days: readonly number[];
  readonly months: boolean;
}

const DAY_STEPS = [1, 2, 7, 14];
const MONTH_STEPS = [1, 2, 3, 6, 12];
/** 1970-01-05, the first Monday that has a day number; steps of weeks are counted from it. */
const FIRST_MONDAY = 4;

/**
 * At most `most` days to mark from `first` to `last` (day numbers, both included): every day or
 * second day, Mondays, or first days of months.
 */
export function dayTicks(first: number, last: number, most: number): DayTicks {
  const room = Math.max(1, Math.floor(most));
  for (const step of DAY_STEPS) {
    const anchor = step < 7 ? first : FIRST_MONDAY;
    const begin = first + modulo(anchor - first, step);
    const count = Math.floor((last - begin) / step) + 1;
    if (count <= room) return { days: sequence(begin, count, step), months: false };
  }
  const starts = monthStarts(first, last);
  const step =
    MONTH_STEPS.find((months) => Math.ceil(starts.length / months) <= room) ??
    Math.ceil(starts.length / room);
  return { days: starts.filter((_, i) => i % step === 0), months: true };
}

function sequence(begin: number, count: number, step: number): number[] {
  return Array.from({ length: Math.max(0, count) }, (_, i) => begin + i * step);
}

function monthStarts(first: number, last: number): number[] {
  const [year, month] = dayFromNumber(first).split('-').map(Number);
  const starts: number[] = [];
  for (let i = 0; ; i++) {
    const start = Date.UTC(year ?? 1970, (month ?? 1) - 1 + i, 1);
    const number = utcDayNumber(start);
    if (number > last) return starts;
    if (number >= first) starts.push(number);
  }
}

/** The remainder that is never negative. */
function modulo(value: number, divisor: number): number {
  return ((value % divisor) + divisor) % divisor;
}
