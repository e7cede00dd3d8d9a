import { once } from 'node:events';
import { join } from 'node:path';
import { afterAll, afterEach, expect, test } from 'vitest';
import { withPostgres } from '../../src/command';
import type { Report } from '../../src/contract';
import { SqliteDatabase } from '../../src/sqlite';
import { cleanUp, temporaryFolder, testServer } from './harness';
import { lockReports, sqliteSums, waitingForReports } from './load';
import { type TestPostgres, testPostgres } from './postgres';
import { startServerProcess } from './process';
import { makeReport, randomReport, seededRandom, sumReports } from './reports';
import { type RawAnswer, ReportUnderWay, refusesConnections } from './wire';

let postgres: TestPostgres | null = null;
afterEach(cleanUp);
afterAll(() => postgres?.drop());

const AT_ONCE = 100;
const WAITING = 20;
/** Transactions on PostgreSQL that may be under way at once. */
const MAX_COMMITS = 2;

test(`SIGTERM under load acknowledges or refuses each of ${AT_ONCE} reports under way, and loses none`, async () => {
  const dataDir = await temporaryFolder();
  const server = await startServerProcess({ DATA_DIR: dataDir });
  const random = seededRandom(30);
  const underWay = await Promise.all(
    Array.from({ length: AT_ONCE }, () => ReportUnderWay.begin(server, randomReport(random))),
  );
  const exit = once(server.process, 'exit');
  const answers: Promise<RawAnswer>[] = [];
  const finish = (report: ReportUnderWay) => answers.push(report.finish());
  // Some are whole before the signal, some come with it, and the rest after the server takes
  // no more connections.
  underWay.slice(0, 40).forEach(finish);
  expect((await answers[0])?.status).toBe(204);
  server.process.kill('SIGTERM');
  underWay.slice(40, 70).forEach(finish);
  await refusesConnections(server.url);
  underWay.slice(70).forEach(finish);

  const acknowledged: Report[] = [];
  for (const [n, { status, headers }] of (await Promise.all(answers)).entries()) {
    const report = underWay[n]?.report;
    if (status === 204 && report) acknowledged.push(report);
    else expect([status, Number(headers['retry-after']) > 0]).toEqual([503, true]);
  }
  expect(await exit).toEqual([0, null]);
  const file = join(dataDir, 'inktally.sqlite');
  const database = new SqliteDatabase(file, { readonly: true });
  const kept = new Set(database.prepare<[], string>('select id from report_ids').pluck().all());
  database.close();
  expect(kept).toEqual(new Set(acknowledged.map(({ id }) => id)));
  expect(sqliteSums(file)).toEqual(sumReports(acknowledged));
});

test('a database that does not answer keeps no sender waiting for the end: all are refused', async (context) => {
  postgres ??= await testPostgres();
  if (postgres.url === null) return context.skip('PGlite has one connection, which nobody else can hold');
  const server = await testServer({ DATABASE_URL: postgres.url, METRICS_PORT: '0' }, { closeMs: 1000 });
  await withPostgres(postgres.url, async (client) => {
    await lockReports(client);
    const answers: Promise<Response>[] = [];
    // Each of the transactions that may be under way at once waits for the lock, the
    // other reports for them.
    for (let under = 1; under <= MAX_COMMITS; under++) {
      answers.push(server.post(makeReport()));
      await expect.poll(() => waitingForReports(client)).toBe(under);
    }
    for (let n = 0; n < WAITING; n++) answers.push(server.post(makeReport()));
    const metrics = async () => (await fetch(server.metricsUrl ?? '')).text();
    await expect.poll(metrics).toMatch(new RegExp(`^inktally_queue_reports ${WAITING}$`, 'm'));
    const closed = server.close();
    for (const answer of await Promise.all(answers)) {
      expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '30']);
    }
    await client.query('rollback');
    await closed;
  });
});
