import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { copyFile, readdir, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, expect, test } from 'vitest';
import { withPostgres } from '../../src/command';
import type { Report } from '../../src/contract';
import { SqliteDatabase } from '../../src/sqlite';
import { cleanUp, cleanUpLater, temporaryFolder, testServer } from './harness';
import { Load, postgresSums, sendAll, sqliteSums } from './load';
import { PostgresCluster, postgresPrograms } from './postgres-cluster';
import { startServerProcess } from './process';
import { seededRandom, sumReports } from './reports';

/** What docs/running.md tells to do for a backup, and after a loss, done under load. */

afterEach(cleanUp);

const run = promisify(execFile);
const ROOT = resolve(import.meta.dirname, '../..');

/** Those of the reports that a backup has: its sums are theirs. */
const among = (reports: readonly Report[], ids: readonly string[]) => {
  const known = new Set(ids);
  return reports.filter(({ id }) => known.has(id));
};

test('SQLite: a backup under load, put in the place of a lost database, has whole sums, and what is sent again is counted once', async () => {
  const dataDir = await temporaryFolder();
  const server = await startServerProcess({ DATA_DIR: dataDir });
  const load = new Load([server.url], seededRandom(40));
  await load.more(100);
  const before = [...load.acknowledged];
  const backup = join(await temporaryFolder(), 'backup.sqlite');
  await run(process.execPath, ['--import', 'tsx', 'scripts/backup.ts', backup], {
    cwd: ROOT,
    env: { PATH: process.env.PATH, DATA_DIR: dataDir },
  });
  await load.more(100);
  await load.stop();
  // The loss: the process is gone in the middle, and its log of changes is still there.
  await server.end('SIGKILL');
  expect(await readdir(dataDir)).toContain('inktally.sqlite-wal');

  for (const suffix of ['', '-wal', '-shm'])
    await rm(join(dataDir, `inktally.sqlite${suffix}`), { force: true });
  const file = join(dataDir, 'inktally.sqlite');
  await copyFile(backup, file);
  const copy = new SqliteDatabase(backup, { readonly: true });
  const inBackup = among(
    load.acknowledged,
    copy.prepare<[], string>('select id from report_ids').pluck().all(),
  );
  copy.close();
  expect(inBackup).toEqual(expect.arrayContaining(before));
  expect(inBackup.length).toBeLessThan(load.acknowledged.length);

  const again = await startServerProcess({ DATA_DIR: dataDir });
  expect(sqliteSums(file)).toEqual(sumReports(inBackup));
  await sendAll(load.acknowledged, [again.url]);
  expect(sqliteSums(file)).toEqual(sumReports(load.acknowledged));
  expect(await again.end('SIGTERM')).toBe(0);
});

const programs = postgresPrograms();
const hasDump = programs !== null && existsSync(join(programs.folder, 'pg_dump'));

test.runIf(hasDump)(
  'PostgreSQL: pg_dump under load, restored into another database, has whole sums, and what is sent again is counted once',
  async () => {
    if (!programs) return;
    const cluster = await PostgresCluster.start(programs, ['fsync = off']);
    cleanUpLater(() => cluster.drop());
    const databaseUrl = (name: string) => Object.assign(new URL(cluster.url), { pathname: `/${name}` }).href;
    await withPostgres(cluster.url, async (client) => {
      await client.query('create database lost');
      await client.query('create database restored');
    });
    const server = await testServer({ DATABASE_URL: databaseUrl('lost') });
    const load = new Load([server.url], seededRandom(41));
    await load.more(100);
    const before = [...load.acknowledged];
    const folder = await temporaryFolder();
    const dump = join(folder, 'inktally.dump');
    await run(join(programs.folder, 'pg_dump'), ['--format=custom', `--file=${dump}`, databaseUrl('lost')]);
    await load.more(100);
    await load.stop();
    await server.close();

    await run(join(programs.folder, 'pg_restore'), [
      '--no-owner',
      '--exit-on-error',
      `--dbname=${databaseUrl('restored')}`,
      dump,
    ]);
    const again = await testServer({ DATABASE_URL: databaseUrl('restored') });
    await withPostgres(databaseUrl('restored'), async (client) => {
      const { rows } = await client.query<{ id: string }>('select id from report_ids');
      const inDump = among(
        load.acknowledged,
        rows.map(({ id }) => id),
      );
      expect(inDump).toEqual(expect.arrayContaining(before));
      expect(inDump.length).toBeLessThan(load.acknowledged.length);
      expect(await postgresSums(client)).toEqual(sumReports(inDump));
      await sendAll(load.acknowledged, [again.url]);
      expect(await postgresSums(client)).toEqual(sumReports(load.acknowledged));
    });
    await again.close();
  },
);
