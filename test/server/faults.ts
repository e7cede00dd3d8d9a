import { join } from 'node:path';
import { expect, type TestContext } from 'vitest';
import { withPostgres } from '../../src/command';
import { HEALTH_PATH, LIVE_PATH } from '../../src/contract';
import { SqliteDatabase } from '../../src/sqlite';
import { cleanUpLater, errorOf, temporaryFolder } from './harness';
import { Load, lockReports, post, postgresSums, sqliteSums, waitingForReports } from './load';
import { testPostgres } from './postgres';
import { startServerProcess } from './process';
import { randomReport, seededRandom, sumReports } from './reports';

/**
 * Locks the SQLite of a server under load so many times: it refuses meanwhile, goes on after
 * it, and counts exactly.
 */
export async function lockSqlite({ rounds }: { rounds: number }): Promise<void> {
  const dataDir = await temporaryFolder();
  const server = await startServerProcess({ DATA_DIR: dataDir });
  const load = new Load([server.url], seededRandom(32));
  for (let round = 0; round < rounds; round++) {
    await load.more(100);
    const refusals = load.refusals;
    const other = new SqliteDatabase(join(dataDir, 'inktally.sqlite')).exec('begin immediate');
    const answer = await post(server.url, randomReport(seededRandom(round)));
    expect([answer.status, await errorOf(answer), Number(answer.headers.get('retry-after')) > 0]).toEqual([
      503,
      'unavailable',
      true,
    ]);
    // It lives, and says that it cannot store.
    expect((await fetch(`${server.url}${LIVE_PATH}`)).status).toBe(200);
    expect((await fetch(`${server.url}${HEALTH_PATH}`)).status).toBe(503);
    await expect.poll(() => load.refusals).toBeGreaterThan(refusals + 16);
    other.exec('rollback').close();
  }
  await load.more(100);
  await load.stop();
  expect(sqliteSums(join(dataDir, 'inktally.sqlite'))).toEqual(sumReports(load.acknowledged));
  expect(server.output()).toContain('Storing reports failed: SqliteError: database is locked');
  expect(await server.end('SIGTERM')).toBe(0);
}

const END_ALL = `
  select pg_terminate_backend(pid) from pg_stat_activity
  where application_name = current_setting('application_name') and pid <> pg_backend_pid()`;

/**
 * Ends the connections of server processes under load to one PostgreSQL: they go
 * on, and count exactly.
 */
export async function endConnections(
  { processes, rounds }: { processes: number; rounds: number },
  context: TestContext,
): Promise<void> {
  const postgres = await testPostgres();
  cleanUpLater(postgres.drop);
  const { url } = postgres;
  if (url === null) return context.skip('PGlite has no connection that could break');
  const servers = await Promise.all(
    Array.from({ length: processes }, async () =>
      startServerProcess({ DATA_DIR: await temporaryFolder(), DATABASE_URL: url }),
    ),
  );
  await withPostgres(url, async (client) => {
    const load = new Load(
      servers.map((server) => server.url),
      seededRandom(processes),
    );
    for (let round = 0; round < rounds; round++) {
      await load.more(100);
      // At any moment, also between a commit and the news of it.
      expect((await client.query(END_ALL)).rowCount).toBeGreaterThan(0);
      await load.more(100);
      // In the middle of a transaction of each process, whose reports are refused.
      const refusals = load.refusals;
      await lockReports(client);
      await expect.poll(() => waitingForReports(client)).toBeGreaterThanOrEqual(processes);
      await client.query(END_ALL);
      await expect.poll(() => load.refusals).toBeGreaterThan(refusals);
      await client.query('rollback');
    }
    await load.more(100);
    await load.stop();
    expect(await postgresSums(client)).toEqual(sumReports(load.acknowledged));
  });
  for (const server of servers) expect((await fetch(`${server.url}${HEALTH_PATH}`)).status).toBe(200);
}
