import { copyFile, mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Kysely, SqliteDialect } from 'kysely';
import type { Database } from '../../src/server/store';
import { sqlitePath } from '../../src/server/store/database';
import { SqliteDatabase } from '../../src/sqlite';

/**
 * Works with the SQLite database of a folder. Takes the state of the files after each statement,
 * which is what a process that ends there leaves; gives the folders with these states.
 */
export async function crashesOf(
  folder: string,
  work: (database: Database) => Promise<void>,
): Promise<string[]> {
  const left: string[] = [];
  const connection = new SqliteDatabase(sqlitePath(folder));
  connection.pragma('journal_mode = WAL');
  // Pages leave the memory at once, as those of a large change do.
  connection.pragma('cache_size = 1');
  const log = async () => {
    const place = join(folder, `after-${left.length}`);
    await mkdir(place);
    for (const name of await readdir(folder)) {
      if (/sqlite(-wal)?$/.test(name)) await copyFile(join(folder, name), join(place, name));
    }
    left.push(place);
  };
  const kysely = new Kysely<never>({ dialect: new SqliteDialect({ database: connection }), log });
  await work({ kind: 'sqlite', kysely, file: { path: sqlitePath(folder), pragmas: [] } });
  await kysely.destroy();
  return left;
}
