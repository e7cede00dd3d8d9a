import { type DayNumber, utcDayNumber } from '../contract';
import { PAUSE_MS } from './retry';

/**
 * Number of days kept. A list, not only the last day, so that no UTC day gets two reports even when
 * the clock is set back and forth.
 */
const REMEMBERED_DAYS = 30;

/** A pause requested by the server, in milliseconds since the epoch. */
export interface Pause {
  readonly since: number;
  readonly until: number;
}

/** Limits on sealing and sending besides the number of counts. */
export interface Limits {
  /** Days on which a report was sealed, at most one each. */
  readonly sealedDays: readonly DayNumber[];
  /** Days on which the server accepted a report, at most one each: nobody counts twice in a day. */
  readonly sentDays: readonly DayNumber[];
  readonly pause: Pause | null;
}

export const NO_LIMITS: Limits = { sealedDays: [], sentDays: [], pause: null };

export function isUnlimited({ sealedDays, sentDays, pause }: Limits): boolean {
  return sealedDays.length === 0 && sentDays.length === 0 && !pause;
}

export function rememberDay(days: readonly DayNumber[], day: DayNumber): readonly DayNumber[] {
  return [...days.filter((other) => other !== day), day].slice(-REMEMBERED_DAYS);
}

/** A pause of 30 days from now. */
export function pauseFrom(now: number): Pause {
  return { since: now, until: now + PAUSE_MS };
}

/**
 * Ends a pause that is over; else gives the same object. If the clock was set back to before its
 * start, it restarts now, so it never lasts longer than 30 days.
 */
export function updatePause(limits: Limits, now: number): Limits {
  const { pause } = limits;
  if (!pause) return limits;
  if (now >= pause.until) return { ...limits, pause: null };
  return now < pause.since ? { ...limits, pause: pauseFrom(now) } : limits;
}

/**
 * Drops limits of other days; else gives the same object. The rest survives turning sharing off:
 * off and on again would allow a second report on the same day.
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
