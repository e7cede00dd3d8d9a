import { type DBSchema, type IDBPDatabase, wrap } from 'idb';
import type { Limits } from './limits';
import type { SealedReport } from './outbox';
import type { Tally } from './tally';
import type { Consent, SentReportView } from './types';

const DATABASE_NAME = 'inktally';
const DATABASE_VERSION = 1;

/** All that is ever stored. Days are whole days since the epoch (UTC), times milliseconds since the epoch. */
export interface TelemetrySchema extends DBSchema {
  consent: { key: 'consent'; value: Consent };
  /** By model version. */
  tally: { key: string; value: Tally };
  /** By report id; at most one. */
  outbox: { key: string; value: SealedReport };
  log: { key: 'log'; value: readonly SentReportView[] };
  limits: { key: 'limits'; value: Limits };
}

export type TelemetryDatabase = IDBPDatabase<TelemetrySchema>;

/**
 * Opens the database.
 *
 * @param create false: where there is no database yet, none is made (nothing is stored before the user chose)
 * @param onClosed the connection was closed because the database is deleted or upgraded elsewhere, or by the browser
 * @returns null where there is none and none was to be made
 * @throws DOMException where the browser gives no storage
 */
export async function openDatabase(
  factory: IDBFactory,
  create: boolean,
  onClosed: () => void,
): Promise<TelemetryDatabase | null> {
  const request = factory.open(DATABASE_NAME, DATABASE_VERSION);
  let absent = false;
  request.addEventListener('upgradeneeded', ({ oldVersion }) => {
    absent = oldVersion === 0 && !create;
    // Aborting the upgrade that would create a database leaves none behind (Indexed Database API 3.0, 5.7).
    if (absent) request.transaction?.abort();
    else upgrade(wrap(request.result) as unknown as TelemetryDatabase, oldVersion);
  });
  let database: TelemetryDatabase;
  try {
    database = (await wrap(request)) as unknown as TelemetryDatabase;
  } catch (error) {
    if (absent) return null;
    throw error;
  }
  // Without it, another tab could neither delete the database nor upgrade it.
  database.addEventListener('versionchange', () => {
    database.close();
    onClosed();
  });
  database.addEventListener('close', onClosed);
  return database;
}

/**
 * Deletes the database. Resolves also while another tab still holds it: it is deleted when that tab lets go, and
 * its contents must have been cleared before.
 */
export function deleteDatabase(factory: IDBFactory): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = factory.deleteDatabase(DATABASE_NAME);
    request.addEventListener('success', () => resolve());
    request.addEventListener('blocked', () => resolve());
    request.addEventListener('error', () => reject(request.error));
  });
}

/** Brings the stores from an older version (0: none) to this one, one step for each version. */
function upgrade(database: TelemetryDatabase, oldVersion: number): void {
  if (oldVersion < 1) {
    database.createObjectStore('consent');
    database.createObjectStore('tally', { keyPath: 'model' });
    database.createObjectStore('outbox', { keyPath: 'id' });
    database.createObjectStore('log');
    database.createObjectStore('limits');
  }
}
