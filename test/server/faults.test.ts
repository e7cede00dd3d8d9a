import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { withPostgres } from '../../src/cli/postgres';
import { SqliteDatabase } from '../../src/sqlite';
import { cleanUp, errorOf, temporaryFolder } from './harness';
import { Load, post, postgresSums, sendAll, sqliteSums } from './load';
import { type TestPostgres, testPostgres } from './postgres';
import { startServerProcess } from './process';
import { randomReport, seededRandom, sumReports } from './reports';

let postgres: TestPostgres;
beforeAll(async () => {
  postgres = await testPostgres();
});
afterEach(cleanUp);
afterAll(() => postgres.drop());

test('a full disk is answered with 503 until there is room again, without a restart', async (context) => {
  if (process.platform !== 'linux') return context.skip('needs prlimit of Linux');
  const dataDir = await temporaryFolder();
  const server = await startServerProcess({ DATA_DIR: dataDir });
  const random = seededRandom(31);
  const first = Array.from({ length: 20 }, () => randomReport(random));
  await sendAll(first, [server.url]);
  // The largest file that the process may write: what is there is all there is room for.
  const limit = (bytes: string) =>
    execFileSync('prlimit', ['--pid', String(server.process.pid), `--fsize=${bytes}:unlimited`]);
  limit('4096');
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

test('a SQLite that another process has locked is answered with 503 until it lets go, without a restart', async () => {
  const dataDir = await temporaryFolder();
  const server = await startServerProcess({ DATA_DIR: dataDir });
  const load = new Load([server.url], seededRandom(32));
  for (let round = 0; round < 2; round++) {
    await load.more(100);
    const refusals = load.refusals;
    const other = new SqliteDatabase(join(dataDir, 'inktally.sqlite')).exec('begin immediate');
    const answer = await post(server.url, randomReport(seededRandom(round)));
    expect([answer.status, await errorOf(answer), Number(answer.headers.get('retry-after')) > 0]).toEqual([
      503,
      'unavailable',
      true,
    ]);
    // What only reads goes on.
    expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
    await expect.poll(() => load.refusals).toBeGreaterThan(refusals + 16);
    other.exec('rollback').close();
  }
  await load.more(100);
  await load.stop();
  expect(sqliteSums(join(dataDir, 'inktally.sqlite'))).toEqual(sumReports(load.acknowledged));
  expect(server.output()).toContain('Storing reports failed: SqliteError: database is locked');
  expect(await server.end('SIGTERM')).toBe(0);
});

test.for([2, 4])(
  '%i processes on one PostgreSQL whose connections are ended again and again give exact sums',
  async (count, context) => {
    const { url } = postgres;
    if (url === null) return context.skip('PGlite has no connection that could break');
    const own = new URL(url);
    const name = `inktally_faults_${count}`;
    own.searchParams.set('application_name', name);
    const servers = await Promise.all(
      Array.from({ length: count }, async () =>
        startServerProcess({ DATA_DIR: await temporaryFolder(), DATABASE_URL: own.href }),
      ),
    );
    const random = seededRandom(count);
    const reports = Array.from({ length: 800 }, () => randomReport(random));
    const urls = servers.map((server) => server.url);
    await withPostgres(url, async (client) => {
      await client.query('delete from sums');
      let isLoaded = true;
      const statuses = new Map<number, number>();
      const taken = () => statuses.get(204) ?? 0;
      // Every report comes twice, the second time most likely to another process.
      const sent = sendAll(
        [...reports, ...reports].sort(() => random() - 0.5),
        urls,
        statuses,
      ).finally(() => {
        isLoaded = false;
      });
      let ended = 0;
      while (isLoaded) {
        const { rowCount } = await client.query(
          'select pg_terminate_backend(pid) from pg_stat_activity where application_name = $1',
          [name],
        );
        ended += rowCount ?? 0;
        // Not by the clock alone: on a slow machine hardly anything would be taken between two ends.
        const before = taken();
        do await new Promise((resolve) => setTimeout(resolve, 60));
        while (isLoaded && taken() < before + 100);
      }
      await sent;
      expect(ended).toBeGreaterThan(count);
      expect(statuses.get(204)).toBe(2 * reports.length);
      expect(statuses.get(503) ?? 0, 'reports were met by an ended connection').toBeGreaterThan(0);
      expect(await postgresSums(client)).toEqual(sumReports(reports));
    });
    for (const server of servers) expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
  },
);
