import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { SqliteDatabase } from '../../src/sqlite';
import { endConnections, lockSqlite } from './faults';
import { cleanUp, temporaryFolder } from './harness';
import { post, sendAll, sqliteSums } from './load';
import { startServerProcess } from './process';
import { randomReport, seededRandom, sumReports } from './reports';

afterEach(cleanUp);

test('a full disk is answered with 503 until there is room again, without a restart', async (context) => {
  if (process.platform !== 'linux') return context.skip('needs prlimit of Linux');
  const dataDir = await temporaryFolder();
  const server = await startServerProcess({ DATA_DIR: dataDir });
  const random = seededRandom(31);
  const first = Array.from({ length: 20 }, () => randomReport(random));
  await sendAll(first, [server.url]);
  // The largest file that the process may write: a page (of 1 kB) does not fit into its log, even
  // where that begins again after its pages were copied.
  const limit = (bytes: string) =>
    execFileSync('prlimit', ['--pid', String(server.process.pid), `--fsize=${bytes}:unlimited`]);
  limit('1024');
  const second = Array.from({ length: 20 }, () => randomReport(random));
  for (const report of second) {
    const answer = await post(server.url, report);
    expect([answer.status, Number(answer.headers.get('retry-after')) > 0]).toEqual([503, true]);
  }
  limit('unlimited');
  await sendAll([...second, ...first], [server.url]);
  expect(await server.end('SIGTERM')).toBe(0);
  expect(server.output()).toContain('Storing reports failed: SqliteError');
  const path = join(dataDir, 'inktally.sqlite');
  const file = new SqliteDatabase(path);
  expect(file.pragma('integrity_check', { simple: true })).toBe('ok');
  file.close();
  expect(sqliteSums(path)).toEqual(sumReports([...first, ...second]));
});

test('a SQLite that another process has locked is answered with 503 until it lets go, without a restart', () =>
  lockSqlite({ rounds: 1 }));

test('two processes on one PostgreSQL whose connections are ended again and again give exact sums', (context) =>
  endConnections({ processes: 2, rounds: 3 }, context));
