import { REPORTS_PATH, readError } from '../contract';
import type { TelemetryPorts } from './ports';
import { type Answer, REQUEST_TIMEOUT_MS, type Verdict, verdictOf } from './retry';
import { retryAfterDelay } from './retry-after';
import { applyAnswer, giveUp, seal, sendBlocker, type UpdateContext } from './state';
import type { Store } from './store';
import type { SendResult } from './types';

const LOCK_NAME = 'inktally-upload';
/** Longest server message in the log, in characters. */
const MAX_MESSAGE_LENGTH = 200;

const RESULTS: Readonly<Record<Verdict, SendResult>> = {
  stored: 'sent',
  refused: 'dropped',
  stop: 'paused',
  later: 'failed',
};

export interface Uploader {
  /** Whether this tab is sending a request. */
  readonly sending: boolean;
  /**
   * Seals and sends the waiting report once, if allowed, under the lock of all tabs.
   *
   * @param immediate true for "Send now": skips the random delay and this device's own backoff
   * @returns `not-due` only if not immediate
   * @throws DOMException if storage fails; the answer is then kept in memory and stored next time
   */
  send(immediate: boolean): Promise<SendResult | 'not-due'>;
  /** Aborts the current request, which then changes nothing. */
  abort(): void;
}

/**
 * @param newContext reads the clock and draws new randomness
 * @param onSending called after `sending` changes
 */
export function createUploader(
  ports: TelemetryPorts,
  store: Store,
  newContext: () => UpdateContext,
  onSending: () => void,
): Uploader {
  let current: AbortController | null = null;
  let sending = false;
  // An answer that could not be stored. Until it is, this tab would send the same report again and
  // again.
  let unsettled: { readonly id: string; readonly answer: Answer } | null = null;

  function setSending(value: boolean): void {
    sending = value;
    onSending();
  }

  /** Stores the last answer. A final one makes room if the disk is full. */
  async function settleAnswer(): Promise<void> {
    if (!unsettled) return;
    const { id, answer } = unsettled;
    try {
      await store.update((before) => applyAnswer(before, id, answer, newContext()));
    } catch (error) {
      const verdict = verdictOf(answer);
      if (verdict === 'later' || verdict === 'stop') throw error;
      await store.update((before) => giveUp(before, id, newContext()));
    }
    unsettled = null;
  }

  async function sendHoldingLock(immediate: boolean): Promise<SendResult | 'not-due'> {
    // Before the report is read, so that no wipe falls between reading it and being able to abort.
    const controller = new AbortController();
    current = controller;
    try {
      await settleAnswer();
      const state = await store.update((before) => seal(before, newContext()));
      const blocker = sendBlocker(state, newContext(), immediate);
      if (blocker) return blocker;
      const report = state.outbox;
      if (!report) return 'too-few';
      setSending(true);
      const answer = await deliver(ports, report.body, controller.signal);
      if (!answer) return 'off';
      unsettled = { id: report.id, answer };
      await settleAnswer();
      return RESULTS[verdictOf(answer)];
    } finally {
      current = null;
      if (sending) setSending(false);
    }
  }

  return {
    get sending() {
      return sending;
    },
    async send(immediate) {
      if (!ports.locks) return 'off';
      return (await ports.locks.ifFree(LOCK_NAME, () => sendHoldingLock(immediate))) ?? 'busy';
    },
    abort() {
      current?.abort();
    },
  };
}

/** Posts one report once; status null without an answer. @returns null if `signal` aborted */
async function deliver(
  ports: Pick<TelemetryPorts, 'fetch' | 'setTimer' | 'now'>,
  body: string,
  signal: AbortSignal,
): Promise<Answer | null> {
  if (signal.aborted) return null;
  const request = new AbortController();
  const abort = () => request.abort();
  signal.addEventListener('abort', abort);
  const cancelTimeout = ports.setTimer(REQUEST_TIMEOUT_MS, abort);
  try {
    const response = await ports.fetch(REPORTS_PATH, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      cache: 'no-store',
      mode: 'same-origin',
      redirect: 'error',
      signal: request.signal,
    });
    const { status, headers } = response;
    const retryAfter = retryAfterDelay(headers.get('retry-after'), headers.get('date'), ports.now());
    const error = status === 204 ? null : readError(status, await response.json().catch(() => null));
    const message = error?.message.slice(0, MAX_MESSAGE_LENGTH) ?? null;
    return { status, code: error?.code ?? null, message, retryAfter };
  } catch {
    return signal.aborted ? null : { status: null, code: null, message: null, retryAfter: null };
  } finally {
    cancelTimeout();
    signal.removeEventListener('abort', abort);
  }
}
