import { isDigit, isModelVersion } from '../contract';
import type { Counts } from './counts';
import type { TelemetryPorts } from './ports';
import { newReportId, randomUnit } from './random';
import { MAX_CHECK_WAIT_MS, type Scheduler, startScheduler } from './scheduler';
import {
  type Circumstances,
  choose,
  count,
  EMPTY_STATE,
  holdsDated,
  isSharing,
  type Moment,
  type State,
  seal,
  sendableAt,
  sendBlocker,
} from './state';
import { createStore } from './store';
import { attemptCounts, UNREAD_COUNTS } from './tally';
import type { ConsentChoice, CountOutcome, Telemetry } from './types';
import { createUploader } from './uploader';
import { viewOf } from './view';

/** Telemetry that can also be driven step by step, without its timers. */
export interface TelemetryRuntime extends Telemetry {
  /**
   * Does once what `start` does again and again: drops what is past its time, seals, and sends what is due.
   *
   * @returns when to check again (milliseconds since the epoch), or null where there is nothing to wait for
   */
  check(): Promise<number | null>;
}

/**
 * Counts and sends with the given ports. See `Telemetry` for its methods; none but `choose` and `deleteEverything`
 * rejects where storage fails. A count that cannot be stored (no storage, disk full) is dropped, and its outcome says so.
 *
 * @param policyVersion the version of the policy that the app shows: without agreement to it nothing is counted or sent
 */
export function createTelemetry(ports: TelemetryPorts, policyVersion: string): TelemetryRuntime {
  const listeners = new Set<() => void>();
  const schedulers = new Set<Scheduler>();
  /** A choice that the browser did not keep: it holds in this tab, and nothing is counted. */
  let unkeptChoice: ConsentChoice | null = null;

  // Without locks two tabs could send the same report at once, so nothing is counted that could not be sent.
  const storage = ports.locks && ports.indexedDB;
  const store = createStore(storage, () => {
    ports.channel.post('changed');
    changed();
  });
  const uploader = createUploader(ports, store, moment, notify);

  ports.channel.listen((message) => {
    if (message === 'stop') uploader.abort();
    else changed();
  });

  function moment(): Moment {
    return {
      ...circumstances(),
      freshId: newReportId(ports.randomBytes),
      unit: randomUnit(ports.randomBytes),
    };
  }

  function circumstances(): Circumstances {
    return { now: ports.now(), policyVersion, optOut: ports.optOutSignal() };
  }

  function notify(): void {
    // Later, so that a listener that throws harms nothing here.
    for (const listener of listeners) queueMicrotask(listener);
  }

  function changed(): void {
    notify();
    for (const scheduler of schedulers) scheduler.poke();
  }

  /** In this tab and in the others. */
  function abortSending(): void {
    uploader.abort();
    ports.channel.post('stop');
  }

  /** Aborts before, so that it ends at once, and after, for a request that began between. */
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

  async function keepChoice(choice: ConsentChoice): Promise<void> {
    const now = circumstances();
    try {
      await store.update((state) => choose(state, choice, now), { create: true });
      unkeptChoice = null;
    } catch {
      unkeptChoice = choice;
      // A full disk may have no room for the choice; what must go has to go all the same.
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

  async function add(model: string, counts: Counts): Promise<CountOutcome> {
    if (!isModelVersion(model)) {
      throw new RangeError(`model: expected a model version such as "m5", found ${JSON.stringify(model)}`);
    }
    if (unkeptChoice) return 'off';
    const now = moment();
    try {
      const state = await store.update((before) => count(before, model, counts, now), {
        durability: 'relaxed',
      });
      return isSharing(state, now) ? 'counted' : 'off';
    } catch (error) {
      // The rule for storage that fails: the count is dropped. Recognition never waits for a tally.
      return error instanceof Error && error.name === 'QuotaExceededError' ? 'full' : 'failed';
    }
  }

  async function check(): Promise<number | null> {
    if (unkeptChoice) return null;
    try {
      const now = moment();
      const state = await store.update((before) => seal(before, now));
      if (sendBlocker(state, now, false) === null) await uploader.send(false);
      return nextCheck(await store.read());
    } catch {
      return ports.now() + MAX_CHECK_WAIT_MS;
    }
  }

  function nextCheck(state: State): number | null {
    const now = ports.now();
    if (!isSharing(state, { policyVersion })) return holdsDated(state) ? now + MAX_CHECK_WAIT_MS : null;
    return state.outbox && !state.limits.pause
      ? sendableAt(state, state.outbox, now)
      : now + MAX_CHECK_WAIT_MS;
  }

  return {
    async view() {
      const state = await readState();
      const view = viewOf(unkeptChoice ? EMPTY_STATE : (state ?? EMPTY_STATE), circumstances(), {
        sending: uploader.sending,
        available: state !== null && !unkeptChoice,
      });
      return unkeptChoice ? { ...view, consent: unkeptChoice } : view;
    },

    subscribe(listener) {
      const own = () => listener();
      listeners.add(own);
      return () => listeners.delete(own);
    },

    choose: (choice) => (choice.sharing ? keepChoice(choice) : wipe(() => keepChoice(choice))),

    async countAttempt({ model, read, meant }) {
      if (!isDigit(meant) || !(read === null || isDigit(read))) {
        throw new RangeError(`attempt: expected digits 0 to 9, found read ${read} and meant ${meant}`);
      }
      return await add(model, attemptCounts(read, meant));
    },

    countUnread: (model) => add(model, UNREAD_COUNTS),

    async sendNow() {
      if (unkeptChoice) return 'off';
      try {
        const result = await uploader.send(true);
        return result === 'not-due' ? 'failed' : result;
      } catch {
        return (await readState()) ? 'failed' : 'off';
      }
    },

    async deleteEverything() {
      await wipe(eraseAll);
      unkeptChoice = null;
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
