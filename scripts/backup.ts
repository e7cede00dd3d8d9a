/** `npm run backup -- FILE`: a copy of the SQLite database, also while the server runs. */
import { chmodSync, existsSync, renameSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { CommandError, runCommand } from '../src/command';
import { readSettings } from '../src/server';
import { SqliteDatabase } from '../src/sqlite';

/** Read and write for the owner only: a backup has the exact sums of days not yet released. */
const OWNER_ONLY = 0o600;

await runCommand('backup', async () => {
  const [target, ...more] = process.argv.slice(2);
  if (target === undefined || more.length > 0) {
    throw new CommandError('Usage: npm run backup -- FILE   copies the SQLite database of DATA_DIR to FILE');
  }
  const settings = readSettings(process.env);
  if (settings.databaseUrl !== null) {
    throw new CommandError('DATABASE_URL is set: the data are in PostgreSQL; back them up with pg_dump');
  }
  const source = resolve(settings.dataDir, 'inktally.sqlite');
  if (!existsSync(source)) throw new CommandError(`${source}: is not there; set DATA_DIR to the server's`);
  if (existsSync(target)) throw new CommandError(`${target}: is there already; give another file`);
  // Under another name until it is whole, so that no half copy can be mistaken for a backup.
  const partial = `${target}.part`;
  const database = new SqliteDatabase(source, { readonly: true });
  try {
    // One read transaction: the backup API would start over with every write of the server.
    database.prepare('vacuum into ?').run(partial);
    chmodSync(partial, OWNER_ONLY);
    checkCopy(partial);
    renameSync(partial, target);
  } finally {
    database.close();
    for (const suffix of ['', '-wal', '-shm']) rmSync(partial + suffix, { force: true });
  }
  process.stdout.write(`${target}: a whole copy of ${source}, checked\n`);
  return 0;
});

/** @throws CommandError when the copy is damaged, which then the database itself is */
function checkCopy(file: string): void {
  const copy = new SqliteDatabase(file);
  // One file, without a log beside it.
  copy.pragma('journal_mode = DELETE');
  const result = String(copy.pragma('integrity_check(1)', { simple: true }));
  copy.close();
  if (result !== 'ok') throw new CommandError(`the database is damaged (${result}); nothing was kept`);
}
