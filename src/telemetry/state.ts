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
  holdsNothing,
  type Limits,
  limitsInForce,
  NO_LIMITS,
  pauseFrom,
  rememberDay,
  updatePause,
} from './limits';
import {
  type Answer,
  followClock,
  hasTimeLeft,
  isExpired,
  postpone,
  type SealedReport,
  sealedReport,
} from './outbox';
import { LOG_LENGTH, sendDelay, verdictOf } from './retry';
import {
  addToTallies,
  draftReport,
  dropOldCounts,
  nextTally,
  type Tally,
  takeFromTallies,
  tallyCounts,
} from './tally';
import type { Consent, ConsentChoice, SendResult, SentReportView } from './types';

/**
 * Everything that telemetry keeps on the device. The functions below are its only changes; each is pure, and the
 * store runs each in one transaction. They return the same object where nothing changes.
 */
export interface State {
  readonly consent: Consent | null;
  readonly tallies: readonly Tally[];
  /** At most one report waits at a time; the next is sealed when it is gone. */
  readonly outbox: SealedReport | null;
  /** Reports that are done with, newest first. */
  readonly log: readonly SentReportView[];
  readonly limits: Limits;
}

export const EMPTY_STATE: State = { consent: null, tallies: [], outbox: null, log: [], limits: NO_LIMITS };

/** When a change happens, and what the agreement has to hold for. */
export interface Circumstances {
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** The version of the policy that the app shows. */
  readonly policyVersion: string;
  /** The browser asks sites not to share. */
  readonly optOut: boolean;
}

/** What a change may need from outside; drawn beforehand, as nothing foreign may be awaited in a transaction. */
export interface Moment extends Circumstances {
  /** A report id that was never used. */
  readonly freshId: string;
  /** Random in [0, 1). */
  readonly unit: number;
}

/** Whether the user agreed to share under the very policy that the app shows; agreement to another one pauses. */
export function isSharing(
  { consent }: State,
  { policyVersion }: Pick<Circumstances, 'policyVersion'>,
): boolean {
  return consent?.sharing === true && consent.policyVersion === policyVersion;
}

/** Whether anything is kept that time takes away. */
export function holdsDated({ tallies, outbox, limits }: State): boolean {
  return tallies.length > 0 || outbox !== null || !holdsNothing(limits);
}

/**
 * What time alone does: drops counts past their days, gives up a report past its life, ends a pause, forgets days
 * while sharing is off, and follows a clock that was set back. A browser that begins to ask not to share turns
 * sharing off, as the switch does.
 */
export function passTime(state: State, circumstances: Circumstances): State {
  const { now, optOut } = circumstances;
  const { consent } = state;
  if (optOut && consent?.sharing && !consent.despiteOptOut) {
    return choose(state, { ...consent, sharing: false }, circumstances);
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
  const { status, message } = outbox;
  return { ...next, outbox: null, log: logged(next, { outcome: 'expired', status, message }, outbox, today) };
}

/**
 * Keeps the user's choice. Without sharing nothing else stays but the limits still in force; those hold back a
 * second report on the same day, and a stop that the server asked for.
 */
export function choose(state: State, choice: ConsentChoice, { now, optOut }: Circumstances): State {
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

/** Adds counts of a finished reading; nothing while sharing is off. */
export function count(state: State, model: string, counts: Counts, moment: Moment): State {
  const current = passTime(state, moment);
  if (!isSharing(current, moment)) return current;
  const tallies = addToTallies(current.tallies, model, counts, utcDayNumber(moment.now), moment.freshId);
  return { ...current, tallies };
}

/** Why no report can be sealed now, or null if one can. `waiting`: one is sealed already. */
function sealBlocker(
  state: State,
  circumstances: Circumstances,
): 'off' | 'paused' | 'waiting' | 'too-few' | 'once-a-day' | null {
  if (!isSharing(state, circumstances)) return 'off';
  if (state.outbox) return 'waiting';
  if (state.limits.pause) return 'paused';
  if (missingCounts(state) > 0) return 'too-few';
  return state.limits.sealedDays.includes(utcDayNumber(circumstances.now)) ? 'once-a-day' : null;
}

/** Counts that are missing before a report may be sealed; 0 where there are enough or one is sealed. */
export function missingCounts(state: State): number {
  if (state.outbox) return 0;
  const tally = nextTally(state.tallies);
  const counts = tally ? tallyCounts(tally) : NO_COUNTS;
  return Math.max(0, MIN_REPORT_COUNTS - reportCounts(counts));
}

/** Lets time pass, and moves counts out of the tally into an immutable report if one can be sealed. */
export function seal(state: State, moment: Moment): State {
  const { now, freshId, unit } = moment;
  const current = passTime(state, moment);
  const tally = nextTally(current.tallies);
  if (!tally || sealBlocker(current, moment) !== null) return current;
  const report = draftReport(tally);
  const today = utcDayNumber(now);
  const from = current.limits.sentDays.includes(today) ? (today + 1) * DAY_MS : now;
  return {
    ...current,
    tallies: takeFromTallies(current.tallies, tally.model, report, freshId),
    outbox: sealedReport(report.id, encodeReport(report), now, from + sendDelay(unit)),
    limits: { ...current.limits, sealedDays: rememberDay(current.limits.sealedDays, today) },
  };
}

/** When the waiting report goes by itself, in milliseconds since the epoch. */
export function sendableAt(state: State, report: SealedReport, now: number): number {
  const today = utcDayNumber(now);
  return state.limits.sentDays.includes(today) ? Math.max(report.dueAt, (today + 1) * DAY_MS) : report.dueAt;
}

/**
 * Why nothing may be sent now, or null if the waiting report may go.
 *
 * @param impatient true for "Send now": skips the random delay and this device's own backoff, and nothing else
 */
export function sendBlocker(
  state: State,
  circumstances: Circumstances,
  impatient: boolean,
): Exclude<SendResult, 'sent' | 'dropped' | 'busy'> | 'not-due' | null {
  const { now } = circumstances;
  if (!isSharing(state, circumstances)) return 'off';
  if (state.limits.pause) return 'paused';
  if (!state.outbox) return sealBlocker(state, circumstances) === 'once-a-day' ? 'once-a-day' : 'too-few';
  if (!hasTimeLeft(state.outbox, now)) return 'failed';
  if (state.limits.sentDays.includes(utcDayNumber(now))) return 'once-a-day';
  if (state.outbox.heldUntil > now) return 'paused';
  return impatient || state.outbox.dueAt <= now ? null : 'not-due';
}

/**
 * What an answer does to the report it answers. Nothing where that report is gone meanwhile: it was wiped, and an
 * answer must not bring any of it back.
 */
export function settle(state: State, id: string, answer: Answer, moment: Moment): State {
  const report = state.outbox;
  if (report?.id !== id) return state;
  const { now, unit } = moment;
  const today = utcDayNumber(now);
  const { status, message } = answer;
  switch (verdictOf(status)) {
    case 'stored':
      return {
        ...state,
        outbox: null,
        log: logged(state, { outcome: 'stored', status, message }, report, today),
        limits: { ...state.limits, sentDays: rememberDay(state.limits.sentDays, today) },
      };
    case 'refused':
      return {
        ...state,
        outbox: null,
        log: logged(state, { outcome: 'dropped', status, message }, report, today),
      };
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

/**
 * Where a final answer could not be stored (the disk is full): the report and the log go, which makes room. Sending
 * the same bytes forever would be worse, and the server ignores repeats anyway.
 */
export function giveUp(state: State, id: string, now: number): State {
  if (state.outbox?.id !== id) return state;
  const sentDays = rememberDay(state.limits.sentDays, utcDayNumber(now));
  return { ...state, outbox: null, log: [], limits: { ...state.limits, sentDays } };
}

function logged(
  state: State,
  end: Pick<SentReportView, 'outcome' | 'status' | 'message'>,
  report: SealedReport,
  today: DayNumber,
): readonly SentReportView[] {
  return [{ body: report.body, day: dayFromNumber(today), ...end }, ...state.log].slice(0, LOG_LENGTH);
}
