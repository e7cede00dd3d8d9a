import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { Client } from 'pg';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Report } from '../../src/contract';
import { cleanUp, TOKEN, temporaryFolder } from './harness';
import { type TestPostgres, testPostgres } from './postgres';
import { type ServerProcess, startServerProcess } from './process';
import { randomReport, seededRandom, sumReports } from './reports';

let postgres: TestPostgres;
beforeAll(async () => {
  postgres = await testPostgres();
});
const running: ServerProcess[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((server) => server.end('SIGKILL')));
  await cleanUp();
});
afterAll(() => postgres.drop());

async function start(environment: Record<string, string>): Promise<ServerProcess> {
  const server = await startServerProcess({ MAINTAINER_TOKEN: TOKEN, ...environment });
  running.push(server);
  return server;
}

function post(url: string, report: Report): Promise<Response> {
  return fetch(`${url}/api/v1/reports`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(report),
  });
}

/** Sends reports from 16 senders, each report again until it is taken; counts the answers by status. */
async function sendAll(reports: readonly Report[], urls: readonly string[]): Promise<Map<number, number>> {
  const statuses = new Map<number, number>();
  const waiting = [...reports];
  const sender = async () => {
    for (let report = waiting.pop(); report; report = waiting.pop()) {
      const answer = await post(urls[waiting.length % urls.length] ?? '', report);
      await answer.arrayBuffer();
      statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
      if (answer.status === 204) continue;
      expect([answer.status, Number(answer.headers.get('retry-after')) > 0]).toEqual([503, true]);
      waiting.unshift(report);
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  };
  await Promise.all(Array.from({ length: 16 }, sender));
  return statuses;
}

async function withClient<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

async function postgresSums(client: Client) {
  const { rows } = await client.query<{ digit: string; attempts: string; failures: string }>(
    'select digit, sum(attempts) as attempts, sum(failures) as failures from sums group by digit',
  );
  return Object.fromEntries(
    rows.map(({ digit, attempts, failures }) => [
      digit,
      { attempts: Number(attempts), failures: Number(failures) },
    ]),
  );
}

test('a full disk is answered with 503 until there is room again, without a restart', async (context) => {
  if (process.platform !== 'linux') return context.skip('needs prlimit of Linux');
  const dataDir = await temporaryFolder();
  const server = await start({ DATA_DIR: dataDir });
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
  const file = new SqliteDatabase(join(dataDir, 'inktally.sqlite'));
  const sums = file
    .prepare<[], { digit: string; attempts: number; failures: number }>(
      'select digit, attempts, failures from sums',
    )
    .all();
  expect(file.pragma('integrity_check', { simple: true })).toBe('ok');
  file.close();
  expect(Object.fromEntries(sums.map(({ digit, ...counts }) => [digit, counts]))).toEqual(
    sumReports([...first, ...second]),
  );
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
        start({ DATA_DIR: await temporaryFolder(), DATABASE_URL: own.href }),
      ),
    );
    const random = seededRandom(count);
    const reports = Array.from({ length: 1500 }, () => randomReport(random));
    const urls = servers.map((server) => server.url);
    await withClient(url, async (client) => {
      await client.query('delete from sums');
      let isLoaded = true;
      // Every report comes twice, the second time most likely to another process.
      const sent = sendAll(
        [...reports, ...reports].sort(() => random() - 0.5),
        urls,
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
        await new Promise((resolve) => setTimeout(resolve, 60));
      }
      const statuses = await sent;
      expect(ended).toBeGreaterThan(count);
      expect(statuses.get(204)).toBe(2 * reports.length);
      expect(statuses.get(503) ?? 0, 'reports were met by an ended connection').toBeGreaterThan(0);
      expect(await postgresSums(client)).toEqual(sumReports(reports));
    });
    for (const server of servers) expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
  },
);
