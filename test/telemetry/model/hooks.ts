import { IDBDatabase, IDBObjectStore } from 'fake-indexeddb';
import '../world';

/**
 * What happens to the database connections of one tab. Hooks are called before the tab hears
 * of the event itself.
 */
export interface ConnectionHooks {
  /** Called before a transaction begins; it may throw in its place. */
  beforeTransaction(): void;
  transactionBegun(transaction: IDBTransaction): void;
  /** Committed, or aborted and undone. */
  transactionEnded(transaction: IDBTransaction, committed: boolean): void;
  requestDone(): void;
  /**
   * Called before a write; it may throw in its place. The result, if any, is called
   * once the write is done.
   */
  beforeWrite(transaction: IDBTransaction): (() => void) | null;
}

const hooksOf = new WeakMap<object, ConnectionHooks>();

/** Watches a connection of a tab. */
export function watch(connection: object, hooks: ConnectionHooks): void {
  hooksOf.set(connection, hooks);
}

type Method = (this: IDBObjectStore, ...args: unknown[]) => IDBRequest;

const beginTransaction = IDBDatabase.prototype.transaction;
IDBDatabase.prototype.transaction = function (
  this: IDBDatabase,
  ...args: Parameters<typeof beginTransaction>
) {
  const hooks = hooksOf.get(this);
  hooks?.beforeTransaction();
  const transaction = beginTransaction.apply(this, args);
  if (hooks) {
    const native = transaction as unknown as IDBTransaction;
    native.addEventListener('complete', () => hooks.transactionEnded(native, true));
    native.addEventListener('abort', () => hooks.transactionEnded(native, false));
    hooks.transactionBegun(native);
  }
  return transaction;
};

for (const name of ['get', 'getAll', 'put', 'delete', 'clear'] as const) {
  const isWrite = name !== 'get' && name !== 'getAll';
  const prototype = IDBObjectStore.prototype as unknown as Record<typeof name, Method>;
  const real = prototype[name];
  prototype[name] = function (this: IDBObjectStore, ...args) {
    const hooks = hooksOf.get(this.transaction.db);
    const native = this.transaction as unknown as IDBTransaction;
    const written = isWrite ? hooks?.beforeWrite(native) : null;
    const request = real.apply(this, args);
    if (hooks) request.addEventListener('success', () => hooks.requestDone());
    if (written) request.addEventListener('success', written);
    return request;
  };
}
