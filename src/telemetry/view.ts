import { formatDay } from './day';
import { isSharing, missingCounts, passTime, type State, sendableAt } from './state';
import { draftBody, nextTally, tallyCounts } from './tally';
import type { NextReportView, TelemetryView } from './types';

/**
 * What the app shows of the state: of the time `now` (milliseconds since the epoch), also where nothing has been
 * dropped yet that is due to be.
 */
export function viewOf(
  stored: State,
  now: number,
  { sending, available }: { readonly sending: boolean; readonly available: boolean },
): TelemetryView {
  const state = passTime(stored, now);
  const { sealedDays, sentDays, pause } = state.limits;
  return {
    available,
    consent: state.consent,
    tallies: state.tallies.map((tally) => ({ model: tally.model, ...tallyCounts(tally) })),
    next: nextReport(state, now, sending),
    sent: state.log,
    limits: {
      sealedDays: sealedDays.map(formatDay),
      sentDays: sentDays.map(formatDay),
      pausedUntil: pause?.until ?? null,
    },
  };
}

function nextReport(state: State, now: number, sending: boolean): NextReportView {
  const { outbox } = state;
  const draft = nextTally(state.tallies);
  const body = outbox?.body ?? (draft ? draftBody(draft) : null);
  const missing = missingCounts(state);
  if (outbox && sending) return { body, missing, state: 'sending', dueAt: null };
  const pause = isSharing(state) ? state.limits.pause : null;
  if (pause) return { body, missing, state: 'paused', dueAt: pause.until };
  if (outbox) return { body, missing, state: 'waiting', dueAt: sendableAt(state, outbox, now) };
  return { body, missing, state: 'collecting', dueAt: null };
}
