import { once } from 'node:events';
import { Agent, type ClientRequest, type IncomingMessage, request } from 'node:http';
import { join } from 'node:path';
import { afterAll, afterEach, expect, test } from 'vitest';
import type { Report } from '../../src/contract';
import { SqliteDatabase } from '../../src/sqlite';
import { cleanUp, temporaryFolder, testServer } from './harness';
import { sqliteSums, withClient } from './load';
import { type TestPostgres, testPostgres } from './postgres';
import { startServerProcess } from './process';
import { makeReport, randomReport, seededRandom, sumReports } from './reports';

let postgres: TestPostgres | null = null;
afterEach(cleanUp);
afterAll(() => postgres?.drop());

const AT_ONCE = 100;
const HALF = 60;
const WAITING = 20;
/** Transactions on PostgreSQL that may be under way at once. */
const MAX_COMMITS = 2;

interface UnderWay {
  readonly report: Report;
  readonly sent: ClientRequest;
  readonly answer: Promise<IncomingMessage>;
}

/** A report whose first bytes are on the way, on a connection that is kept alive. */
function begin(url: string, agent: Agent, report: Report): UnderWay {
  const body = JSON.stringify(report);
  const headers = { 'content-type': 'application/json', 'content-length': body.length };
  const { hostname, port } = new URL(url);
  const sent = request({ host: hostname, port, path: '/api/v1/reports', method: 'POST', headers, agent });
  const answer = once(sent, 'response').then(([incoming]) => incoming as IncomingMessage);
  sent.write(body.slice(0, HALF));
  return { report, sent, answer };
}

test(`SIGTERM under load acknowledges or refuses each of ${AT_ONCE} reports under way, and loses none`, async () => {
  const dataDir = await temporaryFolder();
  const server = await startServerProcess({ DATA_DIR: dataDir });
  const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE });
  const random = seededRandom(30);
  const underWay = Array.from({ length: AT_ONCE }, () => begin(server.url, agent, randomReport(random)));
  // Answered after the first halves of all have arrived: they were sent before, and connections are taken in order.
  expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
  const exit = once(server.process, 'exit');
  // Some are whole before the signal, some come with it, and the rest after the server takes no more connections.
  const finish = ({ sent, report }: UnderWay) => sent.end(JSON.stringify(report).slice(HALF));
  underWay.slice(0, 40).forEach(finish);
  server.process.kill('SIGTERM');
  underWay.slice(40, 70).forEach(finish);
  await expect
    .poll(() =>
      fetch(server.url).then(
        () => 'answered',
        () => 'refused',
      ),
    )
    .toBe('refused');
  underWay.slice(70).forEach(finish);

  const acknowledged: Report[] = [];
  for (const { answer, report } of underWay) {
    const { statusCode = 0, headers } = await answer.then((incoming) => incoming.resume());
    if (statusCode === 204) acknowledged.push(report);
    else expect([statusCode, Number(headers['retry-after']) > 0]).toEqual([503, true]);
  }
  expect(await exit).toEqual([0, null]);
  agent.destroy();
  expect(acknowledged.length).toBeGreaterThan(0);
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
  await withClient(postgres.url, async (client) => {
    await client.query('begin; lock table report_ids in access exclusive mode');
    const answers: Promise<Response>[] = [];
    // Each of the transactions that may be under way at once waits for the lock, the other reports for them.
    for (let under = 1; under <= MAX_COMMITS; under++) {
      answers.push(server.post(makeReport()));
      await expect
        .poll(async () => (await client.query('select 1 from pg_locks where not granted')).rowCount)
        .toBe(under);
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
