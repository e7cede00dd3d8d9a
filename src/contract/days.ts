/** A UTC day, `YYYY-MM-DD`. Days in this form sort as text. */
export type Day = string;
/** A UTC day as the whole number of days since 1970-01-01. */
export type DayNumber = number;

/** Milliseconds in a day; UTC has no others, for computers' clocks have no leap seconds. */
export const DAY_MS = 86_400_000;
export const DAYS_PER_WEEK = 7;

/** Whether a text is a day that exists, from year 0001 to 9999. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || text.startsWith('0000')) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && utcDay(time) === text;
}

/** The UTC day of a time in milliseconds since the epoch. */
export function utcDay(time: number): Day {
  return dayFromNumber(utcDayNumber(time));
}

/** The number of the UTC day of a time in milliseconds since the epoch. */
export function utcDayNumber(time: number): DayNumber {
  return Math.floor(time / DAY_MS);
}

export function dayFromNumber(number: DayNumber): Day {
  return new Date(number * DAY_MS).toISOString().slice(0, 10);
}

/** @throws RangeError where the text is no day */
export function dayNumber(day: Day): DayNumber {
  return startOfDay(day) / DAY_MS;
}

/** The first instant of a day, in ms since the epoch. @throws RangeError where it is no day */
export function startOfDay(day: Day): number {
  if (!isDay(day)) throw new RangeError(`day: "${day}" is no calendar day; write it as YYYY-MM-DD`);
  return Date.parse(`${day}T00:00:00Z`);
}

/** Milliseconds from a time to the end of its UTC day. */
export function untilDayEnds(time: number): number {
  return DAY_MS - (time % DAY_MS);
}

/** The day `count` days after `day`; before it where `count` is negative. */
export function addDays(day: Day, count: number): Day {
  return dayFromNumber(dayNumber(day) + count);
}

/** Number of days from `from` to `to`, both included. */
export function daysInclusive(from: Day, to: Day): number {
  return dayNumber(to) - dayNumber(from) + 1;
}

/** The Monday and the Sunday of the ISO 8601 week that holds `day`. */
export function isoWeek(day: Day): { readonly from: Day; readonly to: Day } {
  const sinceMonday = (new Date(startOfDay(day)).getUTCDay() + DAYS_PER_WEEK - 1) % DAYS_PER_WEEK;
  const from = addDays(day, -sinceMonday);
  return { from, to: addDays(from, DAYS_PER_WEEK - 1) };
}
