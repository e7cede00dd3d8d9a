/** "1 byte", "2 bytes". */
export function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** Share from which a percentage with one decimal would be rounded to 100%. */
const ALMOST_ONE = 0.9995;

/** A share (0 to 1) as a percentage with at most one decimal; never 100% for what is only nearly so. */
export function percentage(share: number, locale: string): string {
  const shown = share < 1 && share >= ALMOST_ONE ? 0.999 : share;
  return new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 }).format(shown);
}

/** A number of bytes in kB or MB (decimal). */
export function byteSize(bytes: number, locale: string): string {
  const [value, unit] = bytes < 1_000_000 ? [bytes / 1000, 'kilobyte'] : [bytes / 1_000_000, 'megabyte'];
  return new Intl.NumberFormat(locale, { style: 'unit', unit, maximumFractionDigits: 1 }).format(value);
}

/** A moment (milliseconds since the epoch) as day and time in the reader's own time zone. */
export function moment(time: number, locale: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }).format(time);
}

/** A day `YYYY-MM-DD` (UTC) written out. */
export function calendarDay(day: string, locale: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(
    Date.parse(`${day}T00:00:00Z`),
  );
}
