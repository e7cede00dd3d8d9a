import type { Limits } from './limits';
import type { SealedReport } from './outbox';
import type { Tally } from './tally';
import type { Consent, SentReportView } from './types';

const DATABASE_NAME = 'inktally';
const DATABASE_VERSION = 1;

/** What the stores hold. Days are UTC days, times milliseconds, both since the epoch. */
export interface Records {
  /** Under the name of its store, as log and limits. */
  readonly consent: Consent;
  /** By model version. */
  readonly tally: Tally;
  /** By report id; at most one. */
  readonly outbox: SealedReport;
  readonly log: readonly SentReportView[];
  readonly limits: Limits;
}

/** The result of a request. @throws DOMException of the request */
export function resultOf<Result>(request: IDBRequest<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error));
  });
}

/** Waits until a transaction is complete. @throws DOMException where it was aborted */
export function completed(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.addEventListener('complete', () => resolve());
    transaction.addEventListener('abort', () =>
      reject(transaction.error ?? new DOMException('The transaction was aborted.', 'AbortError')),
    );
  });
}

/**
 * Opens the database.
 *
 * @param create false: do not create a missing database (nothing is stored before the user chose)
 * @param onClosed called when the browser, a deletion or an upgrade elsewhere closes the connection
 * @returns null if there is no database and `create` is false
 * @throws DOMException if the browser allows no storage
 */
export async function openDatabase(
  factory: IDBFactory,
  create: boolean,
  onClosed: () => void,
): Promise<IDBDatabase | null> {
  const request = factory.open(DATABASE_NAME, DATABASE_VERSION);
  let absent = false;
  request.addEventListener('upgradeneeded', ({ oldVersion }) => {
    absent = oldVersion === 0 && !create;
    // Aborting the upgrade of a new database leaves none behind (Indexed Database API 3.0, 5.7).
    if (absent) request.transaction?.abort();
    else upgrade(request.result, oldVersion);
  });
  let database: IDBDatabase;
  try {
    database = await resultOf(request);
  } catch (error) {
    if (absent) return null;
    throw error;
  }
  // Otherwise other tabs could neither delete nor upgrade the database.
  database.addEventListener('versionchange', () => {
    database.close();
    onClosed();
  });
  database.addEventListener('close', onClosed);
  return database;
}

/**
 * Deletes the database. Also resolves while another tab holds it open: the browser deletes it when
 * that tab closes it, so its contents must be cleared first.
 */
export function deleteDatabase(factory: IDBFactory): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = factory.deleteDatabase(DATABASE_NAME);
    request.addEventListener('success', () => resolve());
    request.addEventListener('blocked', () => resolve());
    request.addEventListener('error', () => reject(request.error));
  });
}

/** Migrates the stores from an older version (0: none), one step per version. */
function upgrade(database: IDBDatabase, oldVersion: number): void {
  if (oldVersion < 1) {
    database.createObjectStore('consent');
    database.createObjectStore('tally', { keyPath: 'model' });
    database.createObjectStore('outbox', { keyPath: 'id' });
    database.createObjectStore('log');
    database.createObjectStore('limits');
  }
}
