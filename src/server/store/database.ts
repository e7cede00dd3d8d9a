import { join } from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { type Dialect, Kysely, PostgresDialect, SqliteDialect, type Transaction } from 'kysely';
import { Pool } from 'pg';
import type { Tables } from './schema';

/** How long SQLite waits for another process that writes, in ms. It blocks this process meanwhile. */
const SQLITE_BUSY_MS = 250;
/** Connections of one process: commits, release, aggregates and health at the same time. */
const POSTGRES_CONNECTIONS = 4;
const POSTGRES_CONNECT_MS = 5000;
/** Longest statement; PostgreSQL ends it first, and the driver gives up a little later. */
const POSTGRES_STATEMENT_MS = 10_000;
const POSTGRES_QUERY_MS = 15_000;
/** How often a transaction that lost against another is tried in all. */
const TRANSACTION_TRIES = 5;
/** SQLSTATE serialization_failure and deadlock_detected, and SQLite's loss of a snapshot: nothing was done, try again. */
const RETRY_CODES: ReadonlySet<unknown> = new Set(['40001', '40P01', 'SQLITE_BUSY_SNAPSHOT']);

export interface Database {
  readonly kysely: Kysely<Tables>;
  readonly kind: 'sqlite' | 'postgres';
}

/** Opens (or makes) `inktally.sqlite` in a folder. A commit is on the disk before it is reported. */
export function openSqlite(dataDir: string): Database {
  const file = new SqliteDatabase(join(dataDir, 'inktally.sqlite'), { timeout: SQLITE_BUSY_MS });
  file.pragma('journal_mode = WAL');
  file.pragma('synchronous = FULL');
  // Deleted means overwritten: an exact cell must not linger in a free page of the file.
  file.pragma('secure_delete = ON');
  return { kysely: new Kysely({ dialect: new SqliteDialect({ database: file }) }), kind: 'sqlite' };
}

/**
 * Connects to PostgreSQL, or an engine that speaks its protocol and SQL.
 *
 * @param onLost called when a connection breaks; the next query makes a new one
 */
export function openPostgres(url: string, onLost: (error: Error) => void): Database {
  const pool = new Pool({
    connectionString: url,
    max: POSTGRES_CONNECTIONS,
    connectionTimeoutMillis: POSTGRES_CONNECT_MS,
    statement_timeout: POSTGRES_STATEMENT_MS,
    query_timeout: POSTGRES_QUERY_MS,
    idle_in_transaction_session_timeout: POSTGRES_QUERY_MS,
    keepAlive: true,
  });
  // A connection can break while it is idle (the pool's event too) and between the statements of a transaction (its own only); an
  // error event that nobody hears ends the process.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', onLost));
  return fromDialect(new PostgresDialect({ pool }));
}

/** A database behind another PostgreSQL dialect of kysely. */
export function fromDialect(dialect: Dialect): Database {
  return { kysely: new Kysely({ dialect }), kind: 'postgres' };
}

/** Runs `work` in one transaction, again where it only lost against another one. */
export async function inTransaction<T>(
  { kysely }: Database,
  work: (transaction: Transaction<Tables>) => Promise<T>,
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await kysely.transaction().execute(work);
    } catch (error) {
      if (attempt >= TRANSACTION_TRIES || !RETRY_CODES.has(errorCode(error))) throw error;
    }
  }
}

/** The driver's code of an error (SQLSTATE on PostgreSQL), if it has one. */
export function errorCode(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}
