import 'fake-indexeddb/auto';
import { IDBDatabase, IDBFactory } from 'fake-indexeddb';
import { expect, onTestFinished } from 'vitest';
import type { Digit } from '../../src/contract';
import { seededBytes } from '../../src/random';
import {
  createTelemetry,
  type TabMessage,
  type TelemetryPorts,
  type TelemetryRuntime,
} from '../../src/telemetry';
import { loadUploader } from '../../src/telemetry/telemetry';
import { Network } from './network';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
/** Noon, so that a few hours more or less stay on the same UTC day. */
export const START = Date.UTC(2026, 10, 20, 12);
export const SHARE = { policyVersion: '1', sharing: true };
export const DONT_SHARE = { policyVersion: '1', sharing: false };

// Loading takes real time, which a world does not wait for.
await loadUploader();

let transactions = 0;
const realTransaction = IDBDatabase.prototype.transaction;
// Counted, so that `settle` can wait for the real thing and not for a time.
IDBDatabase.prototype.transaction = function (
  this: IDBDatabase,
  ...args: Parameters<typeof realTransaction>
) {
  const transaction = realTransaction.apply(this, args);
  transactions++;
  const end = () => {
    transactions--;
  };
  transaction.addEventListener('complete', end);
  transaction.addEventListener('abort', end);
  return transaction;
};

interface Timer {
  readonly at: number;
  readonly run: () => void;
}

interface Tab {
  readonly telemetry: TelemetryRuntime;
  readonly ports: TelemetryPorts;
}

/** One device: a database, a clock, a network and any number of tabs. */
export class World {
  readonly factory = new IDBFactory();
  readonly network = new Network(() => this.now());
  /**
   * What the next random bytes are, by their number: tests pin delays with it.
   * Otherwise pseudo-random.
   */
  unit: number | null = null;
  /** Whether the browser asks not to share. */
  optOut = false;
  private elapsed = 0;
  private skew = 0;
  private readonly bytes: (count: number) => Uint8Array;
  private readonly timers = new Set<Timer>();
  private readonly locks = new Set<string>();
  private readonly channels: { tab: number; listener: (message: TabMessage) => void }[] = [];
  private readonly online = new Set<() => void>();
  private tabs = 0;

  constructor(seed = 1) {
    this.bytes = seededBytes(seed);
    // Not `afterEach` of this module: files share it, and only the first one to load
    // it would get the hook.
    if (!ending) onTestFinished(endAll);
    ending = true;
    worlds.add(this);
  }

  /**
   * Holds the network to its plan. Every world ends with its test; a test that makes
   * thousands ends each.
   */
  end(): void {
    worlds.delete(this);
    expect(this.network.violations).toEqual([]);
    expect(this.network.planned, 'planned requests that were never made').toBe(0);
  }

  now(): number {
    return START + this.elapsed + this.skew;
  }

  /** Sets the device's clock forth or back; timers do not notice. */
  turnClock(by: number): void {
    this.skew += by;
  }

  tab(overrides: Partial<TelemetryPorts> = {}, policyVersion = SHARE.policyVersion): Tab {
    const ports = { ...this.platform(), ...overrides };
    return { telemetry: createTelemetry(ports, policyVersion), ports };
  }

  /** What a tab of its own gets from the device. */
  platform(): TelemetryPorts {
    const tab = this.tabs++;
    return {
      indexedDB: this.factory,
      locks: {
        ifFree: async (name, task) => {
          if (name !== 'inktally-upload') throw new Error(`locks: unplanned name ${name}`);
          if (this.locks.has(name)) return null;
          this.locks.add(name);
          try {
            return await task();
          } finally {
            this.locks.delete(name);
          }
        },
      },
      channel: {
        post: (message) => {
          for (const other of this.channels)
            if (other.tab !== tab) setImmediate(() => other.listener(message));
        },
        listen: (listener) => void this.channels.push({ tab, listener }),
      },
      fetch: this.network.fetch,
      now: () => this.now(),
      randomBytes: (length) => this.randomBytes(length),
      optOutSignal: () => this.optOut,
      setTimer: (delay, run) => {
        if (!(delay > 0 && delay <= HOUR)) throw new Error(`timers: unplanned delay of ${delay} ms`);
        const timer = { at: this.elapsed + delay, run };
        this.timers.add(timer);
        return () => this.timers.delete(timer);
      },
      onOnline: (listener) => {
        this.online.add(listener);
        return () => this.online.delete(listener);
      },
    };
  }

  /** A tab whose user agreed to share. */
  async sharingTab(): Promise<TelemetryRuntime> {
    const { telemetry } = this.tab();
    await telemetry.choose(SHARE);
    return telemetry;
  }

  goOnline(): void {
    for (const listener of this.online) listener();
  }

  get listening(): number {
    return this.online.size;
  }

  get pendingTimers(): number {
    return this.timers.size;
  }

  /** Lets time pass, running what comes due in order. */
  async advance(duration: number): Promise<void> {
    await this.settle();
    const end = this.elapsed + duration;
    for (;;) {
      const next = [...this.timers].sort((a, b) => a.at - b.at)[0];
      if (!next || next.at > end) break;
      this.elapsed = Math.max(this.elapsed, next.at);
      this.timers.delete(next);
      next.run();
      await this.settle();
    }
    this.elapsed = end;
  }

  /** Waits until storage and messages are at rest (a request may still be under way). */
  async settle(): Promise<void> {
    for (let quiet = 0; quiet < 6; quiet = transactions === 0 ? quiet + 1 : 0) {
      await nextTurn();
    }
  }

  private randomBytes(length: number): Uint8Array {
    if (length !== 4 || this.unit === null) return this.bytes(length);
    const bytes = new Uint8Array(length);
    new DataView(bytes.buffer).setUint32(0, Math.min(Math.floor(this.unit * 2 ** 32), 2 ** 32 - 1));
    return bytes;
  }
}

const worlds = new Set<World>();
/** Whether the test under way ends its worlds. */
let ending = false;

function endAll(): void {
  ending = false;
  const left = [...worlds];
  worlds.clear();
  for (const world of left) world.end();
}

/** The event loop's next turn: what was posted before has happened. */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

/** What a write does where the disk is full. */
export function full(): never {
  throw new DOMException('full', 'QuotaExceededError');
}

/** Counts `right` readings of `digit` and `wrong` misreadings of it. */
export async function countMany(
  telemetry: TelemetryRuntime,
  right: number,
  wrong = 0,
  digit: Digit = 7,
  model = 'm1',
): Promise<void> {
  for (let i = 0; i < right; i++) await telemetry.countAttempt({ model, read: digit, meant: digit });
  const other = ((digit + 1) % 10) as Digit;
  for (let i = 0; i < wrong; i++) await telemetry.countAttempt({ model, read: other, meant: digit });
}

/**
 * Everything in the device's databases by store, read around our code; null where
 * there is no database.
 */
export async function dump(factory: IDBFactory): Promise<Record<string, unknown[]> | null> {
  const names = (await factory.databases()).map(({ name }) => name);
  if (names.length === 0) return null;
  expect(names).toEqual(['inktally']);
  const database = await settled<IDBDatabase>(factory.open('inktally'));
  const contents: Record<string, unknown[]> = {};
  for (const name of database.objectStoreNames) {
    const records = await settled<unknown[]>(database.transaction(name).objectStore(name).getAll());
    if (records.length > 0) contents[name] = records;
  }
  database.close();
  return contents;
}

function settled<T>(request: {
  onsuccess: unknown;
  onerror: unknown;
  result: unknown;
  error: unknown;
}): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result as T);
    request.onerror = () => reject(request.error);
  });
}
