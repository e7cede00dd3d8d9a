import { type Day, isDay } from '../statistics';

export { type Day, isDay };

/** Milliseconds in a day; UTC has no other days. */
export const DAY_MS = 86_400_000;

/**
 * Days from 1970-01-01 to the day, so that a chart can place it.
 *
 * @throws RangeError where the text is no day
 */
export function dayNumber(day: Day): number {
  if (!isDay(day)) throw new RangeError(`day: "${day}" is no calendar day; write it as YYYY-MM-DD`);
  return Date.parse(`${day}T00:00:00Z`) / DAY_MS;
}

/** The day a whole number of days after 1970-01-01. */
export function dayFromNumber(number: number): Day {
  return new Date(number * DAY_MS).toISOString().slice(0, 10);
}

/** The day `count` days after `day`; before it where `count` is negative. */
export function addDays(day: Day, count: number): Day {
  return dayFromNumber(dayNumber(day) + count);
}

/** Number of days from `from` to `to`, both counted. */
export function daysInclusive(from: Day, to: Day): number {
  return dayNumber(to) - dayNumber(from) + 1;
}

export const DAYS_PER_WEEK = 7;
/** 1970-01-05, a Monday, as a day number. */
const FIRST_MONDAY = 4;

/** The Monday of the ISO week that a day is in. */
export function mondayOf(day: Day): Day {
  const number = dayNumber(day);
  const past = (((number - FIRST_MONDAY) % DAYS_PER_WEEK) + DAYS_PER_WEEK) % DAYS_PER_WEEK;
  return dayFromNumber(number - past);
}

/** The UTC day at a time in milliseconds since the epoch. */
export function utcDay(now: number): Day {
  return dayFromNumber(Math.floor(now / DAY_MS));
}

/** Milliseconds until the present UTC day ends. */
export function untilDayEnds(now: number): number {
  return DAY_MS - (now % DAY_MS);
}
