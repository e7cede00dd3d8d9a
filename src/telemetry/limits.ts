import { type DayNumber, utcDayNumber } from '../contract';
import { PAUSE_MS } from './retry';

/**
 * Days remembered. Remembered as a list, not as "the last day", so that a clock set back and forth finds its days
 * again: no UTC day gets two reports whatever order the days come in.
 */
const REMEMBERED_DAYS = 30;

/** A stop that the server asked for, in milliseconds since the epoch. */
export interface Pause {
  readonly since: number;
  readonly until: number;
}

/** What holds reports back beyond the counts themselves. */
export interface Limits {
  /** Days on which a report was sealed; at most one a day. */
  readonly sealedDays: readonly DayNumber[];
  /** Days on which the server took a report; at most one a day, so that no one counts twice in a day's sums. */
  readonly sentDays: readonly DayNumber[];
  readonly pause: Pause | null;
}

export const NO_LIMITS: Limits = { sealedDays: [], sentDays: [], pause: null };

/** Whether nothing holds reports back. */
export function holdsNothing({ sealedDays, sentDays, pause }: Limits): boolean {
  return sealedDays.length === 0 && sentDays.length === 0 && !pause;
}

/** Adds a day to a list of days. */
export function rememberDay(days: readonly DayNumber[], day: DayNumber): readonly DayNumber[] {
  return [...days.filter((other) => other !== day), day].slice(-REMEMBERED_DAYS);
}

/** The pause of 30 days that begins now. */
export function pauseFrom(now: number): Pause {
  return { since: now, until: now + PAUSE_MS };
}

/**
 * Ends a pause that is over. A clock set back to before its beginning moves it along, so it lasts its 30 days at
 * most from now.
 *
 * @returns the same limits where nothing changes
 */
export function updatePause(limits: Limits, now: number): Limits {
  const { pause } = limits;
  if (!pause) return limits;
  if (now >= pause.until) return { ...limits, pause: null };
  return now < pause.since ? { ...limits, pause: pauseFrom(now) } : limits;
}

/**
 * Only what is still in force today: what stays when sharing is turned off. Without it, off and on again would
 * make room for a second report on the same day.
 *
 * @returns the same limits where nothing changes
 */
export function limitsInForce(limits: Limits, now: number): Limits {
  const today = utcDayNumber(now);
  const isToday = (day: DayNumber) => day === today;
  if (limits.sealedDays.every(isToday) && limits.sentDays.every(isToday)) return limits;
  return {
    ...limits,
    sealedDays: limits.sealedDays.filter(isToday),
    sentDays: limits.sentDays.filter(isToday),
  };
}
