import type { IDBPTransaction } from 'idb';
import { deleteDatabase, openDatabase, type TelemetryDatabase, type TelemetrySchema } from './database';
import { isUnlimited, NO_LIMITS } from './limits';
import { EMPTY_STATE, type State } from './state';

const STORES = ['consent', 'tally', 'outbox', 'log', 'limits'] as const;
type Transaction<Mode extends IDBTransactionMode> = IDBPTransaction<TelemetrySchema, typeof STORES, Mode>;

export interface UpdateOptions {
  /** Creates a missing database; only the user's choice may. Default: false. */
  readonly create?: boolean;
  /** `relaxed`: a power failure may undo it. Default: `strict`. */
  readonly durability?: 'strict' | 'relaxed';
}

/** The state on this device. All methods reject with the browser's error without storage. */
export interface Store {
  /** Reads the state in one transaction; the empty state without a database. */
  read(): Promise<State>;
  /**
   * Reads, changes and writes the state in one transaction: an error, a crash or a closed tab
   * leaves it unchanged. `change` is synchronous, so that the transaction stays open.
   *
   * @returns the changed state; the empty state without a database
   */
  update(change: (state: State) => State, options?: UpdateOptions): Promise<State>;
  /** Clears all stores in one transaction, without reading them, then deletes the database. */
  destroy(): Promise<void>;
}

/** @param factory null without IndexedDB @param onChange called after what changed something */
export function createStore(factory: IDBFactory | null, onChange: () => void): Store {
  let connection: TelemetryDatabase | null = null;
  let opening: Promise<unknown> = Promise.resolve();

  /**
   * Opens the database if necessary, one call at a time; null if there is none and none may be
   * created. The transaction starts in the same step: nothing can close the connection in between.
   */
  function begin<Mode extends 'readonly' | 'readwrite'>(
    mode: Mode,
    { create = false, durability = 'strict' }: UpdateOptions,
  ): Promise<Transaction<Mode> | null> {
    const next = opening.then(async () => {
      if (!factory) throw new DOMException('This browser gives no IndexedDB.', 'NotSupportedError');
      connection ??= await openDatabase(factory, create, () => {
        connection = null;
      });
      return connection?.transaction(STORES, mode, { durability }) ?? null;
    });
    opening = next.catch(() => undefined);
    return next;
  }

  async function transact<Mode extends 'readonly' | 'readwrite', Result>(
    mode: Mode,
    options: UpdateOptions,
    body: (transaction: Transaction<Mode>) => Promise<Result>,
    otherwise: Result,
  ): Promise<Result> {
    const transaction = await begin(mode, options);
    if (!transaction) return otherwise;
    transaction.done.catch(() => undefined); // reported by the awaits below
    try {
      const result = await body(transaction);
      await transaction.done;
      return result;
    } catch (error) {
      abortQuietly(transaction);
      throw error;
    }
  }

  return {
    read: () => transact('readonly', {}, readState, EMPTY_STATE),

    async update(change, options = {}) {
      let changed = false;
      const state = await transact(
        'readwrite',
        options,
        async (transaction) => {
          const before = await readState(transaction);
          const after = change(before);
          changed = after !== before;
          if (changed) await writeState(transaction, before, after);
          return after;
        },
        EMPTY_STATE,
      );
      if (changed) onChange();
      return state;
    },

    async destroy() {
      await transact(
        'readwrite',
        {},
        async (transaction) => {
          await Promise.all(STORES.map(async (name) => await transaction.objectStore(name).clear()));
        },
        undefined,
      );
      connection?.close();
      connection = null;
      if (factory) await deleteDatabase(factory);
      onChange();
    },
  };
}

async function readState(transaction: Transaction<'readonly'> | Transaction<'readwrite'>): Promise<State> {
  const [consent, tallies, [outbox], log, limits] = await Promise.all([
    transaction.objectStore('consent').get('consent'),
    transaction.objectStore('tally').getAll(),
    transaction.objectStore('outbox').getAll(),
    transaction.objectStore('log').get('log'),
    transaction.objectStore('limits').get('limits'),
  ]);
  return {
    consent: consent ?? null,
    tallies,
    outbox: outbox ?? null,
    log: log ?? EMPTY_STATE.log,
    limits: limits ?? NO_LIMITS,
  };
}

/** Writes what differs; empty parts leave no record. */
async function writeState(transaction: Transaction<'readwrite'>, before: State, after: State): Promise<void> {
  const writes: (() => Promise<unknown>)[] = [];
  if (after.consent !== before.consent) {
    const { consent } = after;
    const store = transaction.objectStore('consent');
    writes.push(() => (consent ? store.put(consent, 'consent') : store.delete('consent')));
  }
  if (after.tallies !== before.tallies) {
    const store = transaction.objectStore('tally');
    const kept = new Set(after.tallies.map(({ model }) => model));
    for (const { model } of before.tallies) if (!kept.has(model)) writes.push(() => store.delete(model));
    for (const tally of after.tallies)
      if (!before.tallies.includes(tally)) writes.push(() => store.put(tally));
  }
  if (after.outbox !== before.outbox) {
    const { outbox } = after;
    const store = transaction.objectStore('outbox');
    writes.push(() => store.clear());
    if (outbox) writes.push(() => store.put(outbox));
  }
  if (after.log !== before.log) {
    const store = transaction.objectStore('log');
    writes.push(() => (after.log.length > 0 ? store.put(after.log, 'log') : store.delete('log')));
  }
  if (after.limits !== before.limits) {
    const empty = isUnlimited(after.limits);
    const store = transaction.objectStore('limits');
    writes.push(() => (empty ? store.delete('limits') : store.put(after.limits, 'limits')));
  }
  // Async, so that a synchronous throw does not leave the rejections of other writes unhandled.
  await Promise.all(writes.map(async (write) => await write()));
}

function abortQuietly(transaction: Transaction<'readonly' | 'readwrite'>): void {
  try {
    transaction.abort();
  } catch {
    // The error that led here has ended it already.
  }
}
