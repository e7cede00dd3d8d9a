import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { withPostgres } from '../../src/command';
import { cleanUp, cleanUpLater, temporaryFolder } from './harness';
import { Load, post, postgresSums } from './load';
import { PostgresCluster, postgresPrograms } from './postgres-cluster';
import { startServerProcess } from './process';
import { makeReport, seededRandom, sumReports } from './reports';

afterEach(cleanUp);

const programs = postgresPrograms();

test('kill -9 of a PostgreSQL with a synchronous standby, which is promoted: no report is lost or doubled, no server restarted', async (context) => {
  if (!programs || !existsSync(join(programs.folder, 'pg_basebackup'))) {
    return context.skip('initdb, pg_ctl and pg_basebackup of PostgreSQL are not here');
  }
  const primary = await PostgresCluster.start(programs, ['fsync = off']);
  cleanUpLater(() => primary.drop());
  const standby = await primary.startStandby();
  cleanUpLater(() => standby.drop());
  const both = `${primary.folder},${standby.folder}`;
  const server = await startServerProcess({
    DATA_DIR: await temporaryFolder(),
    DATABASE_URL: `postgres://postgres@localhost/postgres?host=${both}&target_session_attrs=read-write`,
  });

  // A repeat is answered only when the standby has what it repeats.
  const report = makeReport();
  expect((await post(server.url, report)).status).toBe(204);
  await primary.waitForStandby('nobody');
  const repeat = post(server.url, report);
  const waiting = () =>
    withPostgres(primary.url, async (client) => {
      const { rowCount } = await client.query(`select 1 from pg_stat_activity where wait_event = 'SyncRep'`);
      return rowCount;
    });
  await expect.poll(waiting).toBe(1);
  await primary.waitForStandby('*');
  expect((await repeat).status).toBe(204);

  const load = new Load([server.url], seededRandom(60));
  await load.more(200);
  await primary.kill();
  await standby.promote();
  await load.more(200);
  await load.stop();
  await withPostgres(standby.url, async (client) => {
    expect(await postgresSums(client)).toEqual(sumReports([report, ...load.acknowledged]));
  });
  expect(server.process.exitCode).toBeNull();
  expect(await server.end('SIGTERM')).toBe(0);
});
