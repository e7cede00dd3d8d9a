import { type Day, startOfDay } from '../../contract';
import { formatList, type LanguageTag, numberFormat, wholeNumber } from '../../design';
import type { Bounds } from '../../statistics';

/** Locales of numbers and dates. British English writes the day first. */
const LOCALES: Readonly<Record<LanguageTag, string>> = { en: 'en-GB', 'zh-Hans': 'zh-Hans-CN', ja: 'ja-JP' };

/** Between two days, where `Intl` would write 2026/11/02 for both; null where it does not. */
const UNTIL: Readonly<Record<LanguageTag, string | null>> = { en: null, 'zh-Hans': '至', ja: '～' };

/** Rates under this have two decimals: "0.87%", but "12.3%". */
const FINE_RATE = 0.1;
/** Differences under this have two decimals. */
const SMALL_SIZE = 0.001;
const MINUTE_SECONDS = 60;
const HOUR_MINUTES = 60;

/** How numbers and dates are written in a language. Rates are shares of 1; days are UTC days. */
export type Format = ReturnType<typeof formatOf>;

export function formatOf(language: LanguageTag) {
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
  /** A share in percent with a set number of decimals. */
  const percent = (share: number, decimals: number) => `${decimal(share * 100, decimals)}%`;
  /** "20 Nov 2026" */
  const day = (of: Day) => whole.format(dateOf(of));
  return {
    percent,
    day,
    /** A count with its thousands set apart: "36,804". */
    count: (count: number) => wholeNumber(count, locale),
    /** A count along an axis: "15K". */
    shortCount: (count: number) =>
      numberFormat(locale, { notation: 'compact', maximumFractionDigits: 1 }).format(count),
    /** A rate in percent: "0.87%". */
    rate: (rate: number) => percent(rate, rate < FINE_RATE ? 2 : 1),
    /** A difference of two rates in percentage points, with its sign: "−0.24". */
    points: (difference: number) =>
      decimal(100 * difference, 2, { signDisplay: 'exceptZero' }).replace('-', '−'),
    /** The size of a difference of two rates in percentage points: "1.2", "0.04". */
    size: (difference: number) => decimal(100 * difference, difference < SMALL_SIZE ? 2 : 1),
    /** Bounds of a rate with as many decimals as the finer of them: "0.43% to 1.38%". */
    bounds({ low, high }: Bounds, join: (low: string, high: string) => string): string {
      const decimals = high < FINE_RATE ? 2 : 1;
      return join(percent(low, decimals), percent(high, decimals));
    },
    /** "20 Nov" */
    shortDay: (of: Day) => short.format(dateOf(of)),
    /** "Nov 2026" */
    month: (of: Day) => months.format(dateOf(of)),
    /** Two days, what they share only once: "24 Oct – 22 Nov 2026"; or one day. */
    span(from: Day, to: Day): string {
      if (from === to) return day(from);
      const until = UNTIL[language];
      if (until === null) return whole.formatRange(dateOf(from), dateOf(to));
      const sameYear = from.slice(0, 4) === to.slice(0, 4);
      return `${day(from)}${until}${sameYear ? short.format(dateOf(to)) : day(to)}`;
    },
    /** The same without the year: "24 Oct – 22 Nov". */
    shortSpan(from: Day, to: Day): string {
      if (from === to) return short.format(dateOf(from));
      const until = UNTIL[language];
      return until === null
        ? short.formatRange(dateOf(from), dateOf(to))
        : `${short.format(dateOf(from))}${until}${short.format(dateOf(to))}`;
    },
    /** A wait in seconds, rounded up: "45 seconds", "5 hours 12 minutes". */
    wait(seconds: number): string {
      if (seconds <= MINUTE_SECONDS) return unit(Math.max(1, Math.ceil(seconds)), 'second');
      const minutes = Math.ceil(seconds / MINUTE_SECONDS);
      const parts = [
        { count: Math.floor(minutes / HOUR_MINUTES), name: 'hour' },
        { count: minutes % HOUR_MINUTES, name: 'minute' },
      ] as const;
      const text = units.format(parts.flatMap(({ count, name }) => (count > 0 ? [unit(count, name)] : [])));
      return language === 'ja' ? text.replaceAll(' ', '') : text;
    },
    /** Sentences after one another. */
    sentences: (sentences: readonly string[]) => sentences.join(language === 'en' ? ' ' : ''),
    /** Things in a row, with the comma of the language. */
    list: (items: readonly string[]) => formatList(items, locale),
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
