import { type DBSchema, type IDBPDatabase, wrap } from 'idb';
import type { Limits } from './limits';
import type { SealedReport } from './outbox';
import type { Tally } from './tally';
import type { Consent, SentReportView } from './types';

const DATABASE_NAME = 'inktally';
const DATABASE_VERSION = 1;

/** Everything stored. Days are UTC days, times milliseconds, both since the epoch. */
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
 * @param create false: do not create a missing database (nothing is stored before the user chose)
 * @param onClosed called when the browser, a deletion or an upgrade elsewhere closes the connection
 * @returns null if there is no database and `create` is false
 * @throws DOMException if the browser allows no storage
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
    // Aborting the upgrade of a new database leaves none behind (Indexed Database API 3.0, 5.7).
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
function upgrade(database: TelemetryDatabase, oldVersion: number): void {
  if (oldVersion < 1) {
    database.createObjectStore('consent');
    database.createObjectStore('tally', { keyPath: 'model' });
    database.createObjectStore('outbox', { keyPath: 'id' });
    database.createObjectStore('log');
    database.createObjectStore('limits');
  }
}
