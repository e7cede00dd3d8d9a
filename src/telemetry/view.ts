import { dayFromNumber } from '../contract';
import { advanceTime, type Context, isSharing, missingCounts, type State, sendableAt } from './state';
import { draftBody, nextTally, tallyCounts } from './tally';
import type { NextReportView, TelemetryView } from './types';

/** The state for the app, as of now, even if expired parts are still stored. */
export function viewOf(
  stored: State,
  context: Context,
  { sending, available }: { readonly sending: boolean; readonly available: boolean },
): TelemetryView {
  const state = advanceTime(stored, context);
  const { sealedDays, sentDays, pause } = state.limits;
  return {
    available,
    consent: state.consent,
    tallies: state.tallies.map((tally) => ({ model: tally.model, ...tallyCounts(tally) })),
    next: nextReport(state, context, sending),
    sent: state.log,
    limits: {
      sealedDays: sealedDays.map(dayFromNumber),
      sentDays: sentDays.map(dayFromNumber),
      pausedUntil: pause?.until ?? null,
    },
    optOut: context.optOut,
    stored: state.consent ? JSON.stringify(state, null, 1) : null,
  };
}

function nextReport(state: State, context: Context, sending: boolean): NextReportView {
  const { outbox } = state;
  const draft = nextTally(state.tallies);
  const body = outbox?.body ?? (draft ? draftBody(draft) : null);
  const missing = missingCounts(state);
  if (outbox && sending) return { body, missing, state: 'sending', dueAt: null };
  const pause = isSharing(state, context) ? state.limits.pause : null;
  if (pause) return { body, missing, state: 'paused', dueAt: pause.until };
  if (outbox) return { body, missing, state: 'waiting', dueAt: sendableAt(state, outbox, context.now) };
  return { body, missing, state: 'collecting', dueAt: null };
}
