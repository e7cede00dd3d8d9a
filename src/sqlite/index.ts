import { createRequire } from 'node:module';
import type BetterSqlite from 'better-sqlite3';

/** The first Node.js that gets the newer driver. */
const NEWER_NODE = 22;

/**
 * The package of the SQLite driver for this Node.js. better-sqlite3 12 ends the process on Node.js
 * 24.19 and newer, whenever statements are collected as garbage; 13 does not run on Node.js 20,
 * where npm leaves it out.
 */
export const SQLITE_DRIVER =
  Number(process.versions.node.split('.')[0]) >= NEWER_NODE ? 'better-sqlite3-13' : 'better-sqlite3';

export type SqliteConnection = BetterSqlite.Database;

// Not by an import: what is not installed on one Node.js could then not be built on it.
export const SqliteDatabase: typeof BetterSqlite = load();

function load(): typeof BetterSqlite {
  try {
    return createRequire(import.meta.url)(SQLITE_DRIVER);
  } catch (error) {
    throw new Error(
      `the SQLite driver ${SQLITE_DRIVER} is not installed for Node.js ${process.version}: run npm ci with this Node.js, and without --omit=optional`,
      { cause: error },
    );
  }
}
