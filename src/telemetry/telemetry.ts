import { isDigit, isModelVersion, utcDayNumber } from '../contract';
import type { Counts } from './counts';
import type { TelemetryPorts } from './ports';
import { newReportId, randomUnit } from './random';
import { MAX_CHECK_WAIT_MS, type Scheduler, startScheduler } from './scheduler';
import {
  type Context,
  choose,
  count,
  EMPTY_STATE,
  hasExpiring,
  isSharing,
  type State,
  seal,
  sendableAt,
  sendBlocker,
  takeBack,
  type UpdateContext,
} from './state';
import { createStore } from './store';
import { attemptCounts, UNREAD_COUNTS } from './tally';
import type { ConsentChoice, CountResult, SendResult, Telemetry } from './types';
import type { Uploader } from './uploader';
import { viewOf } from './view';

/** Telemetry that can also be driven step by step, without timers. */
export interface TelemetryRuntime extends Telemetry {
  /** Does once what `start` repeats. @returns when to check again (ms since the epoch), or null */
  check(): Promise<number | null>;
}

let uploaderCode: Promise<typeof import('./uploader')> | null = null;

/** Loads the code that sends reports, once: the first visit has nothing to send. */
export function loadUploader(): Promise<typeof import('./uploader')> {
  uploaderCode ??= import('./uploader').catch((error) => {
    uploaderCode = null;
    throw error;
  });
  return uploaderCode;
}

/**
 * Makes telemetry with the given ports. If storage fails, only `choose` and `deleteEverything`
 * reject; a count that cannot be stored is dropped, and its outcome says so.
 *
 * @param policyVersion of the policy that the app shows; nothing is counted without consent to it
 */
export function createTelemetry(ports: TelemetryPorts, policyVersion: string): TelemetryRuntime {
  const listeners = new Set<() => void>();
  const schedulers = new Set<Scheduler>();
  /** A choice that could not be stored: it holds in this tab, and nothing is counted. */
  let unsavedChoice: ConsentChoice | null = null;

  // Without locks two tabs could send the same report at once, so nothing is counted either.
  const storage = ports.locks && ports.indexedDB;
  const store = createStore(storage, () => {
    ports.channel.post('changed');
    changed();
  });
  let uploader: Uploader | null = null;

  ports.channel.listen((message) => {
    if (message === 'stop') uploader?.abort();
    else changed();
  });

  function newContext(): UpdateContext {
    return {
      ...context(),
      newId: newReportId(ports.randomBytes),
      unit: randomUnit(ports.randomBytes),
    };
  }

  function context(): Context {
    return { now: ports.now(), policyVersion, optOut: ports.optOutSignal() };
  }

  function notify(): void {
    // As microtasks, so that a throwing listener does no harm here.
    for (const listener of listeners) queueMicrotask(listener);
  }

  function changed(): void {
    notify();
    for (const scheduler of schedulers) scheduler.wake();
  }

  /** In all tabs. */
  function abortSending(): void {
    uploader?.abort();
    ports.channel.post('stop');
  }

  /** Aborts before, for speed, and after, for a request that started in between. */
  async function wipe(body: () => Promise<void>): Promise<void> {
    abortSending();
    try {
      await body();
    } finally {
      abortSending();
    }
  }

  async function readState(): Promise<State | null> {
    try {
      return await store.read();
    } catch {
      return null;
    }
  }

  async function saveChoice(choice: ConsentChoice): Promise<void> {
    try {
      await store.update((state) => choose(state, choice, context()), { create: true });
      unsavedChoice = null;
    } catch {
      unsavedChoice = choice;
      // If the disk is too full for the choice, the data must be erased all the same.
      if (!choice.sharing && (await readState())) await eraseAll();
      notify();
    }
  }

  async function eraseAll(): Promise<void> {
    if (!storage) return;
    try {
      await store.destroy();
    } catch (error) {
      throw new Error(
        'What is stored on this device could not be erased: the browser refused. Nothing more is counted or sent ' +
          "until it can be; clear this site's data in the browser's settings.",
        { cause: error },
      );
    }
  }

  async function add(model: string, counts: Counts): Promise<CountResult> {
    if (!isModelVersion(model)) {
      throw new RangeError(`model: expected a model version such as "m5", found ${JSON.stringify(model)}`);
    }
    if (unsavedChoice) return { outcome: 'off' };
    try {
      let day = 0;
      const state = await store.update(
        (before) => {
          const current = newContext();
          day = utcDayNumber(current.now);
          return count(before, model, counts, current);
        },
        { durability: 'relaxed' },
      );
      const tally = state.tallies.find((one) => one.model === model);
      if (!tally || !isSharing(state, { policyVersion })) return { outcome: 'off' };
      return { outcome: 'counted', receipt: { model, draftId: tally.draftId, day, counts } };
    } catch (error) {
      // If storage fails, the count is dropped; recognition never depends on it.
      return {
        outcome: error instanceof Error && error.name === 'QuotaExceededError' ? 'full' : 'failed',
      };
    }
  }

  async function send(immediate: boolean): Promise<SendResult | 'not-due'> {
    const { createUploader } = await loadUploader();
    // Meanwhile the user may have turned sharing off; what is stored is read again.
    if (unsavedChoice) return 'off';
    uploader ??= createUploader(ports, store, newContext, notify);
    return await uploader.send(immediate);
  }

  async function check(): Promise<number | null> {
    if (unsavedChoice) return null;
    try {
      const state = await store.update((before) => seal(before, newContext()));
      if (sendBlocker(state, context(), false) === null) await send(false);
      return nextCheck(await store.read());
    } catch {
      return ports.now() + MAX_CHECK_WAIT_MS;
    }
  }

  function nextCheck(state: State): number | null {
    const now = ports.now();
    if (!isSharing(state, { policyVersion })) return hasExpiring(state) ? now + MAX_CHECK_WAIT_MS : null;
    return state.outbox && !state.limits.pause
      ? sendableAt(state, state.outbox, now)
      : now + MAX_CHECK_WAIT_MS;
  }

  return {
    async view() {
      const state = await readState();
      const view = viewOf(unsavedChoice ? EMPTY_STATE : (state ?? EMPTY_STATE), context(), {
        sending: uploader?.sending ?? false,
        available: state !== null && !unsavedChoice,
      });
      return unsavedChoice ? { ...view, consent: unsavedChoice } : view;
    },

    subscribe(listener) {
      const own = () => listener();
      listeners.add(own);
      return () => listeners.delete(own);
    },

    choose: (choice) => (choice.sharing ? saveChoice(choice) : wipe(() => saveChoice(choice))),

    async countAttempt({ model, read, meant }) {
      if (!isDigit(meant) || !(read === null || isDigit(read))) {
        throw new RangeError(`attempt: expected digits 0 to 9, found read ${read} and meant ${meant}`);
      }
      return await add(model, attemptCounts(read, meant));
    },

    countUnread: (model) => add(model, UNREAD_COUNTS),

    async takeBack(receipts) {
      if (unsavedChoice) return false;
      try {
        let isTaken = false;
        await store.update(
          (before) => {
            const after = takeBack(before, receipts, context());
            isTaken = after !== null;
            return after ?? before;
          },
          { durability: 'relaxed' },
        );
        return isTaken;
      } catch {
        return false;
      }
    },

    async sendNow() {
      if (unsavedChoice) return 'off';
      try {
        const result = await send(true);
        return result === 'not-due' ? 'failed' : result;
      } catch {
        return (await readState()) ? 'failed' : 'off';
      }
    },

    async deleteEverything() {
      await wipe(eraseAll);
      unsavedChoice = null;
    },

    start() {
      const scheduler = startScheduler(ports, check);
      schedulers.add(scheduler);
      return () => {
        schedulers.delete(scheduler);
        scheduler.stop();
      };
    },

    check,
  };
}
