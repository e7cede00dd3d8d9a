import {
  DAY_MS,
  type DayNumber,
  dayFromNumber,
  encodeReport,
  MIN_REPORT_COUNTS,
  reportCounts,
  utcDayNumber,
} from '../contract';
import { type Counts, NO_COUNTS } from './counts';
import {
  isUnlimited,
  type Limits,
  limitsInForce,
  NO_LIMITS,
  pauseFrom,
  rememberDay,
  updatePause,
} from './limits';
import { followClock, hasTimeLeft, isExpired, postpone, type SealedReport, sealedReport } from './outbox';
import { type Answer, LOG_LENGTH, sendDelay, verdictOf } from './retry';
import {
  addToTallies,
  type CountReceipt,
  draftReport,
  dropOldCounts,
  nextTally,
  type Tally,
  takeBackFromTallies,
  takeFromTallies,
  tallyCounts,
} from './tally';
import type { Consent, ConsentChoice, SendResult, SentReportView } from './types';

/**
 * Everything that telemetry stores on the device. Only the functions below change it. They are
 * pure, the store runs each in one transaction, and they return the same object if nothing changes.
 */
export interface State {
  readonly consent: Consent | null;
  readonly tallies: readonly Tally[];
  /** At most one report waits; the next is sealed when it is gone. */
  readonly outbox: SealedReport | null;
  /** Finished reports, newest first. */
  readonly log: readonly SentReportView[];
  readonly limits: Limits;
}

export const EMPTY_STATE: State = { consent: null, tallies: [], outbox: null, log: [], limits: NO_LIMITS };

/**
 * When a change happens, and under which policy. Read within the transaction: of two tabs, the one
 * that comes later must not bring a time from before the clock was set back.
 */
export interface Context {
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** Version of the policy that the app shows. */
  readonly policyVersion: string;
  /** Whether the browser asks sites not to share (Global Privacy Control). */
  readonly optOut: boolean;
}

/** A context with randomness. */
export interface UpdateContext extends Context {
  /** An unused report id. */
  readonly newId: string;
  /** Random in [0, 1). */
  readonly unit: number;
}

/** Whether the user agreed to share under the policy that the app shows. */
export function isSharing({ consent }: State, { policyVersion }: Pick<Context, 'policyVersion'>): boolean {
  return consent?.sharing === true && consent.policyVersion === policyVersion;
}

/** Whether anything is stored that expires. */
export function hasExpiring({ tallies, outbox, limits }: State): boolean {
  return tallies.length > 0 || outbox !== null || !isUnlimited(limits);
}

/**
 * Applies what time alone changes: drops old counts, expires the report, ends a pause, forgets past
 * days while sharing is off, and follows a clock that was set back. If the browser now asks not to
 * share, sharing is turned off, as by the switch.
 */
export function advanceTime(state: State, context: Context): State {
  const { now, optOut } = context;
  const { consent } = state;
  if (optOut && consent?.sharing && !consent.despiteOptOut) {
    return choose(state, { ...consent, sharing: false }, context);
  }
  const today = utcDayNumber(now);
  const paused = updatePause(state.limits, now);
  const limits = consent?.sharing ? paused : limitsInForce(paused, now);
  const tallies = dropOldCounts(state.tallies, today);
  const outbox = state.outbox && followClock(state.outbox, now);
  const next =
    limits === state.limits && tallies === state.tallies && outbox === state.outbox
      ? state
      : { ...state, limits, tallies, outbox };
  if (!outbox || !isExpired(outbox, now)) return next;
  return { ...next, outbox: null, log: logged(next, outbox, 'expired', outbox, today) };
}

/**
 * Stores the user's choice. Turning sharing off wipes all but the limits in force: they prevent a
 * second report on the same day, and keep a pause that the server asked for.
 */
export function choose(state: State, choice: ConsentChoice, { now, optOut }: Context): State {
  const { policyVersion, sharing } = choice;
  if (sharing) {
    return { ...state, consent: { policyVersion, sharing, ...(optOut && { despiteOptOut: true }) } };
  }
  return {
    ...EMPTY_STATE,
    consent: { policyVersion, sharing },
    limits: limitsInForce(updatePause(state.limits, now), now),
  };
}

/** Adds the counts of a finished reading, if sharing is on. */
export function count(state: State, model: string, counts: Counts, context: UpdateContext): State {
  const current = advanceTime(state, context);
  if (!isSharing(current, context)) return current;
  const tallies = addToTallies(current.tallies, model, counts, utcDayNumber(context.now), context.newId);
  return { ...current, tallies };
}

/**
 * Takes counts back, if sharing is on. Null unless all of them are still in the tally: what is
 * sealed, too old or wiped stays as it is.
 */
export function takeBack(state: State, receipts: readonly CountReceipt[], context: Context): State | null {
  const current = advanceTime(state, context);
  const tallies = isSharing(current, context) ? takeBackFromTallies(current.tallies, receipts) : null;
  return tallies && { ...current, tallies };
}

/** Why no report can be sealed now, or null. `waiting`: one is sealed already. */
function sealBlocker(
  state: State,
  context: Context,
): 'off' | 'paused' | 'waiting' | 'too-few' | 'once-a-day' | null {
  if (!isSharing(state, context)) return 'off';
  if (state.outbox) return 'waiting';
  if (state.limits.pause) return 'paused';
  if (missingCounts(state) > 0) return 'too-few';
  return state.limits.sealedDays.includes(utcDayNumber(context.now)) ? 'once-a-day' : null;
}

/** Counts missing until a report may be sealed; 0 if one is sealed already. */
export function missingCounts(state: State): number {
  if (state.outbox) return 0;
  const tally = nextTally(state.tallies);
  const counts = tally ? tallyCounts(tally) : NO_COUNTS;
  return Math.max(0, MIN_REPORT_COUNTS - reportCounts(counts));
}

/** Moves counts from the tally into an immutable report, if one may be sealed. */
export function seal(state: State, context: UpdateContext): State {
  const { now, newId, unit } = context;
  const current = advanceTime(state, context);
  const tally = nextTally(current.tallies);
  if (!tally || sealBlocker(current, context) !== null) return current;
  const report = draftReport(tally);
  const today = utcDayNumber(now);
  const from = current.limits.sentDays.includes(today) ? (today + 1) * DAY_MS : now;
  return {
    ...current,
    tallies: takeFromTallies(current.tallies, tally.model, report, newId),
    outbox: sealedReport(report.id, encodeReport(report), now, from + sendDelay(unit)),
    limits: { ...current.limits, sealedDays: rememberDay(current.limits.sealedDays, today) },
  };
}

/** When the waiting report is sent automatically, in milliseconds since the epoch. */
export function sendableAt(state: State, report: SealedReport, now: number): number {
  const today = utcDayNumber(now);
  return state.limits.sentDays.includes(today) ? Math.max(report.dueAt, (today + 1) * DAY_MS) : report.dueAt;
}

/** Why nothing may be sent now, or null. `immediate` skips the random delay and our own backoff. */
export function sendBlocker(
  state: State,
  context: Context,
  immediate: boolean,
): Exclude<SendResult, 'sent' | 'dropped' | 'busy'> | 'not-due' | null {
  const { now } = context;
  if (!isSharing(state, context)) return 'off';
  if (state.limits.pause) return 'paused';
  if (!state.outbox) return sealBlocker(state, context) === 'once-a-day' ? 'once-a-day' : 'too-few';
  if (!hasTimeLeft(state.outbox, now)) return 'failed';
  if (state.limits.sentDays.includes(utcDayNumber(now))) return 'once-a-day';
  if (state.outbox.heldUntil > now) return 'paused';
  return immediate || state.outbox.dueAt <= now ? null : 'not-due';
}

/** Applies the answer to a report, unless it was wiped meanwhile: none of it may come back. */
export function applyAnswer(state: State, id: string, answer: Answer, context: UpdateContext): State {
  if (state.outbox?.id !== id) return state;
  const { now, unit } = context;
  const report = followClock(state.outbox, now);
  const today = utcDayNumber(now);
  switch (verdictOf(answer)) {
    case 'stored':
      return {
        ...state,
        outbox: null,
        log: logged(state, report, 'stored', answer, today),
        limits: { ...state.limits, sentDays: rememberDay(state.limits.sentDays, today) },
      };
    case 'refused':
      return { ...state, outbox: null, log: logged(state, report, 'dropped', answer, today) };
    case 'stop':
      return {
        ...state,
        outbox: postpone(report, answer, now, unit),
        limits: { ...state.limits, pause: pauseFrom(now) },
      };
    case 'later':
      return { ...state, outbox: postpone(report, answer, now, unit) };
  }
}

/** Drops report and log, to make room, where a full disk kept a final answer from being stored. */
export function giveUp(state: State, id: string, { now }: Context): State {
  if (state.outbox?.id !== id) return state;
  const sentDays = rememberDay(state.limits.sentDays, utcDayNumber(now));
  return { ...state, outbox: null, log: [], limits: { ...state.limits, sentDays } };
}

function logged(
  state: State,
  { body }: SealedReport,
  outcome: SentReportView['outcome'],
  { status, message }: Pick<Answer, 'status' | 'message'>,
  today: DayNumber,
): readonly SentReportView[] {
  return [{ body, day: dayFromNumber(today), outcome, status, message }, ...state.log].slice(0, LOG_LENGTH);
}
