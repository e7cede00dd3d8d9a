import { type Day, startOfDay } from '../../contract';
import { formatList, type LanguageTag, numberFormat, wholeNumber } from '../../design';
import type { Bounds } from '../../statistics';

/** Locales of numbers and dates. British English writes the day first. */
const LOCALES: Readonly<Record<LanguageTag, string>> = { en: 'en-GB', 'zh-Hans': 'zh-Hans-CN', ja: 'ja-JP' };

/** Between two days, where `Intl` would write 2026/11/02 for both; null where it does not. */
const UNTIL: Readonly<Record<LanguageTag, string | null>> = { en: null, 'zh-Hans': '至', ja: '～' };

/** Rates under this have two decimals: "0.87%", but "12.3%". */
const FINE_RATE = 0.1;
const MINUTE_SECONDS = 60;
const HOUR_MINUTES = 60;

/** How numbers and dates are written in a language. Rates are shares of 1; days are UTC days. */
export interface Format {
  /** A count with its thousands set apart: "36,804". */
  count(count: number): string;
  /** A rate in percent: "0.87%". */
  rate(rate: number): string;
  /** A difference of two rates in percentage points, with its sign: "−0.24". */
  points(difference: number): string;
  /** A share in percent with a set number of decimals. */
  percent(share: number, decimals: number): string;
  /** Bounds of a rate with as many decimals as the finer of them: "0.43% to 1.38%". */
  bounds(bounds: Bounds, join: (low: string, high: string) => string): string;
  /** "20 Nov 2026" */
  day(day: Day): string;
  /** "20 Nov" */
  shortDay(day: Day): string;
  /** "Nov 2026" */
  month(day: Day): string;
  /** Two days, what they share only once: "24 Oct – 22 Nov 2026"; or one day. */
  span(from: Day, to: Day): string;
  /** A wait in seconds, rounded up: "45 seconds", "5 hours 12 minutes". */
  wait(seconds: number): string;
  /** Things in a row, with the comma of the language. */
  list(items: readonly string[]): string;
}

export function formatOf(language: LanguageTag): Format {
  const locale = LOCALES[language];
  const dates = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { timeZone: 'UTC', ...options });
  const whole = dates({ day: 'numeric', month: 'short', year: 'numeric' });
  const short = dates({ day: 'numeric', month: 'short' });
  const months = dates({ month: 'short', year: 'numeric' });
  const units = new Intl.ListFormat(locale, { type: 'unit', style: 'narrow' });
  const unit = (count: number, name: 'second' | 'minute' | 'hour') =>
    numberFormat(locale, { style: 'unit', unit: name, unitDisplay: 'long' }).format(count);
  const decimal = (value: number, decimals: number, options: Intl.NumberFormatOptions = {}) =>
    numberFormat(locale, {
      minimumFractionDigits: decimals,
      maximumFractionDigits: decimals,
      ...options,
    }).format(value);
  const percent = (share: number, decimals: number) => `${decimal(share * 100, decimals)}%`;
  const day = (of: Day) => whole.format(dateOf(of));
  return {
    count: (count) => wholeNumber(count, locale),
    rate: (rate) => percent(rate, rate < FINE_RATE ? 2 : 1),
    points: (difference) => decimal(100 * difference, 2, { signDisplay: 'exceptZero' }).replace('-', '−'),
    percent,
    bounds: ({ low, high }, join) => {
      const decimals = high < FINE_RATE ? 2 : 1;
      return join(percent(low, decimals), percent(high, decimals));
    },
    day,
    shortDay: (of) => short.format(dateOf(of)),
    month: (of) => months.format(dateOf(of)),
    span: (from, to) => {
      if (from === to) return day(from);
      const until = UNTIL[language];
      if (until === null) return whole.formatRange(dateOf(from), dateOf(to));
      const sameYear = from.slice(0, 4) === to.slice(0, 4);
      return `${day(from)}${until}${sameYear ? short.format(dateOf(to)) : day(to)}`;
    },
    wait: (seconds) => {
      if (seconds <= MINUTE_SECONDS) return unit(Math.max(1, Math.ceil(seconds)), 'second');
      const minutes = Math.ceil(seconds / MINUTE_SECONDS);
      const parts = [
        { count: Math.floor(minutes / HOUR_MINUTES), name: 'hour' },
        { count: minutes % HOUR_MINUTES, name: 'minute' },
      ] as const;
      const text = units.format(parts.flatMap(({ count, name }) => (count > 0 ? [unit(count, name)] : [])));
      return language === 'ja' ? text.replaceAll(' ', '') : text;
    },
    list: (items) => formatList(items, locale),
  };
}

/** Decimals that a percentage axis of this step (a share of 1) needs. */
export function stepDecimals(step: number): number {
  const percent = step * 100;
  for (let decimals = 0; decimals < 4; decimals++) {
    if (Math.abs(percent * 10 ** decimals - Math.round(percent * 10 ** decimals)) < 1e-6) return decimals;
  }
  return 4;
}

function dateOf(day: Day): Date {
  return new Date(startOfDay(day));
}
