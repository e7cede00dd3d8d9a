import { completed, deleteDatabase, openDatabase, type Records, resultOf } from './database';
import { isUnlimited, NO_LIMITS } from './limits';
import { EMPTY_STATE, type State } from './state';

const STORES = ['consent', 'tally', 'outbox', 'log', 'limits'] as const satisfies (keyof Records)[];

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
  let connection: IDBDatabase | null = null;
  let opening: Promise<unknown> = Promise.resolve();

  /**
   * Opens the database if necessary, one call at a time; null if there is none and none may be
   * created. The transaction starts in the same step: nothing can close the connection in between.
   */
  function begin(
    mode: 'readonly' | 'readwrite',
    { create = false, durability = 'strict' }: UpdateOptions,
  ): Promise<IDBTransaction | null> {
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

  async function transact<Result>(
    mode: 'readonly' | 'readwrite',
    options: UpdateOptions,
    body: (transaction: IDBTransaction) => Result | Promise<Result>,
    otherwise: Result,
  ): Promise<Result> {
    const transaction = await begin(mode, options);
    if (!transaction) return otherwise;
    const done = completed(transaction);
    done.catch(() => undefined); // reported by the awaits below
    try {
      const result = await body(transaction);
      await done;
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
          if (changed) writeState(transaction, before, after);
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
        (transaction) => {
          for (const name of STORES) transaction.objectStore(name).clear();
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

async function readState(transaction: IDBTransaction): Promise<State> {
  const one = <Name extends 'consent' | 'log' | 'limits'>(name: Name) =>
    resultOf<Records[Name] | undefined>(transaction.objectStore(name).get(name));
  const all = <Name extends 'tally' | 'outbox'>(name: Name) =>
    resultOf<Records[Name][]>(transaction.objectStore(name).getAll());
  const [consent, tallies, [outbox], log, limits] = await Promise.all([
    one('consent'),
    all('tally'),
    all('outbox'),
    one('log'),
    one('limits'),
  ]);
  return {
    consent: consent ?? null,
    tallies,
    outbox: outbox ?? null,
    log: log ?? EMPTY_STATE.log,
    limits: limits ?? NO_LIMITS,
  };
}

/** Writes what differs; empty parts leave no record. A write that fails aborts the transaction. */
function writeState(transaction: IDBTransaction, before: State, after: State): void {
  const keep = <Name extends 'consent' | 'log' | 'limits'>(name: Name, value: Records[Name] | null) => {
    const store = transaction.objectStore(name);
    if (value) store.put(value, name);
    else store.delete(name);
  };
  if (after.consent !== before.consent) keep('consent', after.consent);
  if (after.tallies !== before.tallies) {
    const store = transaction.objectStore('tally');
    const kept = new Set(after.tallies.map(({ model }) => model));
    for (const { model } of before.tallies) if (!kept.has(model)) store.delete(model);
    for (const tally of after.tallies) if (!before.tallies.includes(tally)) store.put(tally);
  }
  if (after.outbox !== before.outbox) {
    const store = transaction.objectStore('outbox');
    store.clear();
    if (after.outbox) store.put(after.outbox);
  }
  if (after.log !== before.log) keep('log', after.log.length > 0 ? after.log : null);
  if (after.limits !== before.limits) keep('limits', isUnlimited(after.limits) ? null : after.limits);
}

function abortQuietly(transaction: IDBTransaction): void {
  try {
    transaction.abort();
  } catch {
    // The error that led here has ended it already.
  }
}
