import { deliver } from './deliver';
import type { Answer } from './outbox';
import type { TelemetryPorts } from './ports';
import { type Verdict, verdictOf } from './retry';
import { giveUp, type Moment, seal, sendBlocker, settle } from './state';
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
  /** Whether a request of this tab is under way. */
  readonly sending: boolean;
  /**
   * Seals if it may, and sends the waiting report once if it may, holding the lock of all tabs throughout.
   *
   * @param impatient true for "Send now": skips the random delay and this device's own backoff
   * @returns `not-due` only where not impatient
   * @throws DOMException where storage fails; an answer is then kept in memory and stored first next time
   */
  send(impatient: boolean): Promise<SendResult | 'not-due'>;
  /** Aborts a request under way; it then changes nothing. */
  abort(): void;
}

/**
 * @param moment draws a fresh moment
 * @param onSending called when `sending` changed
 */
export function createUploader(
  ports: TelemetryPorts,
  store: Store,
  moment: () => Moment,
  onSending: () => void,
): Uploader {
  let underWay: AbortController | null = null;
  let sending = false;
  // An answer that could not be stored. Until it is, sending would repeat the same report again and again.
  let unsettled: { readonly id: string; readonly answer: Answer; readonly at: Moment } | null = null;

  function setSending(value: boolean): void {
    sending = value;
    onSending();
  }

  /** Stores the last answer. A final one makes room where the disk is full. */
  async function settleAnswer(): Promise<void> {
    if (!unsettled) return;
    const { id, answer, at } = unsettled;
    try {
      await store.update((before) => settle(before, id, answer, at));
    } catch (error) {
      const verdict = verdictOf(answer.status);
      if (verdict === 'later' || verdict === 'stop') throw error;
      await store.update((before) => giveUp(before, id, at.now));
    }
    unsettled = null;
  }

  async function sendHoldingLock(impatient: boolean): Promise<SendResult | 'not-due'> {
    // Made before anything is read, so that no wipe can fall between reading a report and being able to abort.
    const controller = new AbortController();
    underWay = controller;
    try {
      await settleAnswer();
      const now = moment();
      const state = await store.update((before) => seal(before, now));
      const blocker = sendBlocker(state, now, impatient);
      if (blocker) return blocker;
      const report = state.outbox;
      if (!report) return 'too-few';
      setSending(true);
      const answer = await deliver(ports, report.body, controller.signal);
      if (!answer) return 'off';
      unsettled = { id: report.id, answer, at: moment() };
      await settleAnswer();
      return RESULTS[verdictOf(answer.status)];
    } finally {
      underWay = null;
      if (sending) setSending(false);
    }
  }

  return {
    get sending() {
      return sending;
    },
    async send(impatient) {
      if (!ports.locks) return 'off';
      return (await ports.locks.ifFree(LOCK_NAME, () => sendHoldingLock(impatient))) ?? 'busy';
    },
    abort() {
      underWay?.abort();
    },
  };
}
