import { deliver } from './deliver';
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
  // Set where an answer could not be stored at all: this tab would send the same report again and again.
  let disabled = false;

  function setSending(value: boolean): void {
    sending = value;
    onSending();
  }

  async function sendHoldingLock(impatient: boolean): Promise<SendResult | 'not-due'> {
    // Made before anything is read, so that no wipe can fall between reading a report and being able to abort.
    const controller = new AbortController();
    underWay = controller;
    try {
      const now = moment();
      const state = await store.update((before) => seal(before, now));
      const blocker = sendBlocker(state, now, impatient);
      if (blocker) return blocker;
      const report = state.outbox;
      if (!report) return 'too-few';
      setSending(true);
      const answer = await deliver(ports, report.body, controller.signal);
      if (!answer) return 'off';
      const after = moment();
      const verdict = verdictOf(answer.status);
      try {
        await store.update((before) => settle(before, report.id, answer, after));
      } catch {
        disabled = true;
        if (verdict === 'later' || verdict === 'stop') return 'failed';
        await store.update((before) => giveUp(before, report.id, after.now));
        disabled = false;
      }
      return RESULTS[verdict];
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
      if (disabled) return 'failed';
      return (await ports.locks.ifFree(LOCK_NAME, () => sendHoldingLock(impatient))) ?? 'busy';
    },
    abort() {
      underWay?.abort();
    },
  };
}
