import { deliver } from './deliver';
import type { Answer } from './outbox';
import type { TelemetryPorts } from './ports';
import { type Verdict, verdictOf } from './retry';
import { applyAnswer, giveUp, seal, sendBlocker, type UpdateContext } from './state';
import type { Store } from './store';
import type { SendResult } from './types';

const LOCK_NAME = 'inktally-upload';

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
      const verdict = verdictOf(answer.status);
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
      return RESULTS[verdictOf(answer.status)];
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
