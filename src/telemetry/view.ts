import { dayFromNumber } from '../contract';
import { type Circumstances, isSharing, missingCounts, passTime, type State, sendableAt } from './state';
import { draftBody, nextTally, tallyCounts } from './tally';
import type { NextReportView, TelemetryView } from './types';

/** What the app shows of the state: as it is now, also where nothing has been dropped yet that is due to be. */
export function viewOf(
  stored: State,
  circumstances: Circumstances,
  { sending, available }: { readonly sending: boolean; readonly available: boolean },
): TelemetryView {
  const state = passTime(stored, circumstances);
  const { sealedDays, sentDays, pause } = state.limits;
  return {
    available,
    consent: state.consent,
    tallies: state.tallies.map((tally) => ({ model: tally.model, ...tallyCounts(tally) })),
    next: nextReport(state, circumstances, sending),
    sent: state.log,
    limits: {
      sealedDays: sealedDays.map(dayFromNumber),
      sentDays: sentDays.map(dayFromNumber),
      pausedUntil: pause?.until ?? null,
    },
    optOut: circumstances.optOut,
    stored: state.consent ? JSON.stringify(state, null, 1) : null,
  };
}

function nextReport(state: State, circumstances: Circumstances, sending: boolean): NextReportView {
  const { outbox } = state;
  const draft = nextTally(state.tallies);
  const body = outbox?.body ?? (draft ? draftBody(draft) : null);
  const missing = missingCounts(state);
  if (outbox && sending) return { body, missing, state: 'sending', dueAt: null };
  const pause = isSharing(state, circumstances) ? state.limits.pause : null;
  if (pause) return { body, missing, state: 'paused', dueAt: pause.until };
  if (outbox) return { body, missing, state: 'waiting', dueAt: sendableAt(state, outbox, circumstances.now) };
  return { body, missing, state: 'collecting', dueAt: null };
}
