/** Formatters are slow to make, and a page shows many numbers: each is made once. */
const numberFormats = new Map<string, Intl.NumberFormat>();

/** The formatter of a language (BCP 47) for these options. */
export function numberFormat(locale: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = `${locale} ${JSON.stringify(options)}`;
  const known = numberFormats.get(key) ?? new Intl.NumberFormat(locale, options);
  numberFormats.set(key, known);
  return known;
}

/** A whole number with the separators of the language. */
export function wholeNumber(value: number, locale: string): string {
  return numberFormat(locale, { maximumFractionDigits: 0 }).format(value);
}

/** Share from which a percentage with one decimal would be rounded to 100%. */
const ALMOST_ONE = 0.9995;

/** A share (0 to 1) as a percentage with at most one decimal; 100% for 1 only. */
export function percentage(share: number, locale: string): string {
  const shown = share < 1 && share >= ALMOST_ONE ? 0.999 : share;
  return numberFormat(locale, { style: 'percent', maximumFractionDigits: 1 }).format(shown);
}

/** A number of bytes, to the byte: "1 byte", "312 bytes". */
export function byteCount(bytes: number, locale: string): string {
  return numberFormat(locale, { style: 'unit', unit: 'byte', unitDisplay: 'long' }).format(bytes);
}

/** A number of bytes in kB, MB or GB (decimal). */
export function byteSize(bytes: number, locale: string): string {
  const [value, unit] =
    bytes < 1e6
      ? [bytes / 1e3, 'kilobyte']
      : bytes < 1e9
        ? [bytes / 1e6, 'megabyte']
        : [bytes / 1e9, 'gigabyte'];
  return numberFormat(locale, { style: 'unit', unit, maximumFractionDigits: 1 }).format(value);
}

/** A list with the language's comma and no conjunction. */
export function formatList(items: readonly string[], locale: string): string {
  return new Intl.ListFormat(locale, { type: 'conjunction', style: 'narrow' }).format(items);
}

/** Clauses of one sentence. Chinese joins only nouns with a word, so there it is the comma. */
export function clauses(items: readonly string[], locale: string): string {
  const style = locale.startsWith('zh') ? 'narrow' : 'long';
  return new Intl.ListFormat(locale, { type: 'conjunction', style }).format(items);
}

/** A time (milliseconds since the epoch) as day and time in the reader's time zone. */
export function moment(time: number, locale: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }).format(time);
}

/** A UTC day `YYYY-MM-DD` written out. */
export function calendarDay(day: string, locale: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(
    Date.parse(`${day}T00:00:00Z`),
  );
}
