/** A UTC day, `YYYY-MM-DD`. Such texts sort as the days do. */
export type Day = string;

const DAY_MS = 86_400_000;
const DAYS_PER_WEEK = 7;

/** The UTC day of a moment, given in milliseconds since the epoch. */
export function utcDay(time: number): Day {
  return new Date(time).toISOString().slice(0, 10);
}

/** Whether a text is a day that exists, from year 0001 to 9999. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || text.startsWith('0000')) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && utcDay(time) === text;
}

/** The day `count` days after `day` (before it where negative). */
export function addDays(day: Day, count: number): Day {
  return utcDay(Date.parse(`${day}T00:00:00Z`) + count * DAY_MS);
}

/** The Monday and the Sunday of the ISO 8601 week that holds `day`. */
export function isoWeek(day: Day): { readonly from: Day; readonly to: Day } {
  const sinceMonday = (new Date(`${day}T00:00:00Z`).getUTCDay() + DAYS_PER_WEEK - 1) % DAYS_PER_WEEK;
  const from = addDays(day, -sinceMonday);
  return { from, to: addDays(from, DAYS_PER_WEEK - 1) };
}
