import type { Bounds } from '../statistics';
import { DAY_MS, type Day, dayNumber } from './calendar';

/** Language of numbers and dates; British English writes days first, as no other order can be misread here. */
export const LOCALE = 'en-GB';

const integers = new Intl.NumberFormat(LOCALE, { maximumFractionDigits: 0 });
const dates = new Intl.DateTimeFormat(LOCALE, {
  timeZone: 'UTC',
  day: 'numeric',
  month: 'short',
  year: 'numeric',
});
const shortDates = new Intl.DateTimeFormat(LOCALE, { timeZone: 'UTC', day: 'numeric', month: 'short' });
const months = new Intl.DateTimeFormat(LOCALE, { timeZone: 'UTC', month: 'short', year: 'numeric' });

/** A count with its thousands set apart: "36,804". */
export function formatCount(count: number): string {
  return integers.format(count);
}

/** Rates under this have two decimals: "0.87%", but "12.3%". */
const FINE_RATE = 0.1;

/** A rate (0 to 1) in percent. */
export function formatRate(rate: number): string {
  return formatPercent(rate, rate < FINE_RATE ? 2 : 1);
}

const points = new Intl.NumberFormat(LOCALE, {
  minimumFractionDigits: 2,
  maximumFractionDigits: 2,
  signDisplay: 'exceptZero',
});

/** A difference of two rates (shares of 1) in percentage points, with its sign: "−0.24". */
export function formatPoints(difference: number): string {
  return points.format(100 * difference).replace('-', '−');
}

/** A share of 1 in percent with a set number of decimals. */
export function formatPercent(share: number, decimals: number): string {
  return `${new Intl.NumberFormat(LOCALE, { minimumFractionDigits: decimals, maximumFractionDigits: decimals }).format(share * 100)}%`;
}

/** Decimals that a percentage axis of this step (a share of 1) needs. */
export function stepDecimals(step: number): number {
  const percent = step * 100;
  for (let decimals = 0; decimals < 4; decimals++) {
    if (Math.abs(percent * 10 ** decimals - Math.round(percent * 10 ** decimals)) < 1e-6) return decimals;
  }
  return 4;
}

/** Bounds of a rate with as many decimals as the finer of them: "0.43% to 1.38%". */
export function formatBounds({ low, high }: Bounds, join: (low: string, high: string) => string): string {
  const decimals = high < FINE_RATE ? 2 : 1;
  return join(formatPercent(low, decimals), formatPercent(high, decimals));
}

/** A UTC day: "20 Nov 2026". */
export function formatDay(day: Day): string {
  return dates.format(dateOf(day));
}

/** A UTC day without its year: "20 Nov". */
export function formatShortDay(day: Day): string {
  return shortDates.format(dateOf(day));
}

/** The month and year of a UTC day: "Nov 2026". */
export function formatMonth(day: Day): string {
  return months.format(dateOf(day));
}

/** Two UTC days, and what they share only once: "24 Oct – 22 Nov 2026"; one day alone where they are the same. */
export function formatSpan(from: Day, to: Day): string {
  return from === to ? formatDay(from) : dates.formatRange(dateOf(from), dateOf(to));
}

function dateOf(day: Day): Date {
  return new Date(dayNumber(day) * DAY_MS);
}

const MINUTE_SECONDS = 60;
const HOUR_MINUTES = 60;

/** A wait rounded up, so that nobody comes back too early: "45 seconds", "2 minutes", "5 hours 12 minutes". */
export function formatWait(seconds: number): string {
  if (seconds <= MINUTE_SECONDS) return formatUnit(Math.max(1, Math.ceil(seconds)), 'second');
  const minutes = Math.ceil(seconds / MINUTE_SECONDS);
  const parts = [
    { count: Math.floor(minutes / HOUR_MINUTES), unit: 'hour' },
    { count: minutes % HOUR_MINUTES, unit: 'minute' },
  ] as const;
  return parts
    .filter(({ count }) => count > 0)
    .map(({ count, unit }) => formatUnit(count, unit))
    .join(' ');
}

function formatUnit(count: number, unit: 'second' | 'minute' | 'hour'): string {
  return new Intl.NumberFormat(LOCALE, { style: 'unit', unit, unitDisplay: 'long' }).format(count);
}
