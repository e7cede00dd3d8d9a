/** Milliseconds in a day. UTC days have no leap seconds in the clock that browsers keep. */
export const DAY_MS = 86_400_000;

/** A UTC day as the whole number of days since 1970-01-01. */
export type UtcDay = number;

/** The UTC day of an instant (milliseconds since the epoch). */
export function utcDay(instant: number): UtcDay {
  return Math.floor(instant / DAY_MS);
}

/** The first instant of a UTC day, in milliseconds since the epoch. */
export function startOfDay(day: UtcDay): number {
  return day * DAY_MS;
}

/** A UTC day as `YYYY-MM-DD`. */
export function formatDay(day: UtcDay): string {
  return new Date(startOfDay(day)).toISOString().slice(0, 10);
}
