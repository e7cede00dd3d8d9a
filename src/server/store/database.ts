import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { type Dialect, Kysely, SqliteDialect, sql, type Transaction } from 'kysely';
import type { PoolClient } from 'pg';
import { type SqliteConnection, SqliteDatabase } from '../../sqlite';
import type { Tables } from './schema';

/** How long SQLite waits for another writer, in ms; it blocks this thread meanwhile. */
const SQLITE_BUSY_MS = 250;
/** The same at the start: another process may be changing the schema, and nothing is served yet. */
const SQLITE_START_BUSY_MS = 10_000;
/**
 * Bytes of a page of a new file. Ids are random, and a commit writes whole pages: with the usual
 * 4096 bytes it writes up to four times as much.
 */
const SQLITE_PAGE_BYTES = 1024;
/**
 * Bytes of the write-ahead log before it is copied into the file. Commits write the same pages
 * again and again; copying them less often saves most of that work. A release empties the log.
 */
const SQLITE_LOG_BYTES = 64_000_000;
/** For every connection to the file. */
const SQLITE_PRAGMAS: readonly string[] = [
  'journal_mode = WAL',
  // A commit is on the disk before it is reported.
  'synchronous = FULL',
  // Deleted means overwritten: an exact cell must not linger in a free page of the file.
  'secure_delete = ON',
];
/** Most attempts of a transaction that loses conflicts with others. */
const TRANSACTION_TRIES = 12;
/** Waits before another attempt are random, below this, in ms, doubled each time. */
const RETRY_MS = 4;
const LONGEST_RETRY_MS = 250;
/** How often, and after how many ms, SQLite's log is tried to be emptied while others read. */
const LOG_TRIES = 50;
const LOG_RETRY_MS = 200;
/** Lost conflicts, by SQLSTATE and SQLite's code: nothing was done, try again. */
const RETRY_CODES: ReadonlySet<unknown> = new Set(['40001', '40P01', 'SQLITE_BUSY_SNAPSHOT']);

/** How to open more connections to a SQLite file. */
export interface SqliteFile {
  readonly path: string;
  readonly pragmas: readonly string[];
}

export interface SqliteStorage {
  readonly kysely: Kysely<Tables>;
  readonly kind: 'sqlite';
  readonly file: SqliteFile;
}

/** Lends connections. */
export interface Connections {
  connect(): Promise<PoolClient>;
  end(): Promise<void>;
}

export interface PostgresStorage {
  readonly kysely: Kysely<Tables>;
  readonly kind: 'postgres';
  /** The connections behind `kysely`, where they are those of `pg`. */
  readonly pool?: Connections;
}

export type Database = SqliteStorage | PostgresStorage;

/** Where the SQLite database of a data folder is. */
export function sqlitePath(dataDir: string): string {
  return join(dataDir, 'inktally.sqlite');
}

/** Opens (or makes) the SQLite database of a folder. @throws Error when it is damaged */
export function openSqlite(dataDir: string): SqliteStorage {
  const path = sqlitePath(dataDir);
  const connection = new SqliteDatabase(path, { timeout: SQLITE_START_BUSY_MS });
  const pragmas = [...SQLITE_PRAGMAS];
  try {
    connection.pragma(`page_size = ${SQLITE_PAGE_BYTES}`);
    const pageBytes = Number(connection.pragma('page_size', { simple: true }));
    pragmas.push(`wal_autocheckpoint = ${Math.ceil(SQLITE_LOG_BYTES / pageBytes)}`);
    for (const pragma of pragmas) connection.pragma(pragma);
    checkIntegrity(connection, path);
  } catch (error) {
    connection.close();
    throw error;
  }
  return {
    kysely: new Kysely({ dialect: new SqliteDialect({ database: connection }) }),
    kind: 'sqlite',
    file: { path, pragmas },
  };
}

/** Reads the whole file, a second for a gigabyte: a damaged one must not take more reports. */
function checkIntegrity(connection: SqliteConnection, path: string): void {
  const result = String(connection.pragma('quick_check(1)', { simple: true }));
  if (result === 'ok') return;
  throw new Error(`${path} is damaged (${result}): stop every server on it and put a backup in its place`);
}

/** A database behind another PostgreSQL dialect of kysely. */
export function fromDialect(dialect: Dialect): PostgresStorage {
  return { kysely: new Kysely({ dialect }), kind: 'postgres' };
}

/** Call it once the schema is up to date. SQLite then no longer blocks this thread for long. */
export async function shortenBusyTimeout(database: Database): Promise<void> {
  if (database.kind === 'postgres') return;
  await sql`pragma busy_timeout = ${sql.lit(SQLITE_BUSY_MS)}`.execute(database.kysely);
}

/**
 * Empties SQLite's write-ahead log, where deleted exact sums would linger. Waits for those who read.
 *
 * @throws Error where one of them does not end
 */
export async function emptyLog({ kind, kysely }: Database): Promise<void> {
  if (kind === 'postgres') return;
  for (let tries = 1; ; tries++) {
    const { rows } = await sql<{ busy: number }>`pragma wal_checkpoint(truncate)`.execute(kysely);
    if (rows[0]?.busy === 0) return;
    if (tries === LOG_TRIES) {
      throw new Error(
        'the rows are deleted, but the log that still has them cannot be emptied, because another program reads the database: end that, and run this again',
      );
    }
    await setTimeout(LOG_RETRY_MS);
  }
}

/**
 * Runs `work` in one transaction, and again where it lost a conflict: a deadlock or, with stricter
 * isolation, any two transactions that meet.
 */
export function inTransaction<T>(
  { kysely }: Pick<Database, 'kysely'>,
  work: (transaction: Transaction<Tables>) => Promise<T>,
): Promise<T> {
  return retryOnConflict(() => kysely.transaction().execute(work));
}

/** Runs a transaction, and runs it again when it lost a conflict with another one. */
export async function retryOnConflict<T>(transaction: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await transaction();
    } catch (error) {
      if (attempt >= TRANSACTION_TRIES || !RETRY_CODES.has(errorCode(error))) throw error;
    }
    await setTimeout(Math.random() * Math.min(RETRY_MS * 2 ** attempt, LONGEST_RETRY_MS));
  }
}

/** The driver's code of an error (SQLSTATE on PostgreSQL), if it has one. */
export function errorCode(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}
