import { once } from 'node:events';
import { readdir } from 'node:fs/promises';
import { Agent, request } from 'node:http';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import type { Report } from '../../src/contract';
import { SqliteDatabase } from '../../src/sqlite';
import { cleanUp, cleanUpLater, temporaryFolder } from './harness';
import { postgresSums, sqliteSums, withClient } from './load';
import { testPostgres } from './postgres';
import { runServer, startServerProcess } from './process';
import { makeReport, randomReport, seededRandom, sumReports } from './reports';

afterEach(cleanUp);

/** Posts a report; resolves with the status, or `null` when the connection broke. */
async function post(url: string, report: Report): Promise<number | null> {
  try {
    const answer = await fetch(`${url}/api/v1/reports`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(report),
    });
    return answer.status;
  } catch {
    return null;
  }
}

/** A database for a server process: how the server finds it, and what is in it. */
interface Place {
  readonly environment: Record<string, string>;
  readonly read: () => Promise<{
    readonly ids: ReadonlySet<string>;
    readonly sums: ReturnType<typeof sumReports>;
    readonly reports: number;
  }>;
}

const IDS = 'select id from report_ids';
const REPORTS = 'select sum(reports) as reports from open_days';

async function onSqlite(): Promise<Place> {
  const dataDir = await temporaryFolder();
  const path = join(dataDir, 'inktally.sqlite');
  return {
    environment: { DATA_DIR: dataDir },
    read: async () => {
      const file = new SqliteDatabase(path, { readonly: true });
      const ids = file.prepare<[], { id: string }>(IDS).all();
      const reports = Number(file.prepare<[], { reports: number }>(REPORTS).get()?.reports);
      file.close();
      return { ids: new Set(ids.map(({ id }) => id)), sums: sqliteSums(path), reports };
    },
  };
}

async function onPostgres(): Promise<Place | null> {
  const postgres = await testPostgres();
  cleanUpLater(() => postgres.drop());
  const { url } = postgres;
  if (url === null) return null;
  return {
    environment: { DATA_DIR: await temporaryFolder(), DATABASE_URL: url },
    read: () =>
      withClient(url, async (client) => {
        // What a killed server was still waiting for is done before the table can be locked.
        await client.query('begin; lock table sums');
        const ids = await client.query<{ id: string }>(IDS);
        const { rows } = await client.query<{ reports: string }>(REPORTS);
        const sums = await postgresSums(client);
        return { ids: new Set(ids.rows.map(({ id }) => id)), sums, reports: Number(rows[0]?.reports) };
      }),
  };
}

test.each([
  ['SQLite', 20, onSqlite],
  ['PostgreSQL', 6, onPostgres],
] as const)(
  'kill -9 under load on %s, %i times, loses no report that was answered, and doubles none that is sent again',
  async (_, kills, open) => {
    const place = await open();
    if (place === null) return;
    const random = seededRandom(9);
    const reports = Array.from({ length: 70 * kills }, () => randomReport(random));
    let unsent = [...reports];
    const acknowledged = new Set<string>();
    let server = await startServerProcess(place.environment);

    // Each time after another number of answers, so that it hits every moment of a transaction.
    for (const killAfter of Array.from({ length: kills }, (_, n) => 40 * (n + 1) + n)) {
      // What broke off comes again, as a client would send it: stored already or not.
      unsent = reports.filter(({ id }) => !acknowledged.has(id));
      const workers = Array.from({ length: 16 }, async () => {
        for (let report = unsent.pop(); report; report = unsent.pop()) {
          const status = await post(server.url, report);
          if (status === null) return;
          expect(status).toBe(204);
          acknowledged.add(report.id);
          if (acknowledged.size === killAfter) server.process.kill('SIGKILL');
        }
      });
      await Promise.all(workers);
      await server.end('SIGKILL');
      expect(unsent.length, 'the server was killed in the middle').toBeGreaterThan(0);

      server = await startServerProcess(place.environment);
      const { ids, sums, reports: count } = await place.read();
      for (const id of acknowledged) expect(ids.has(id), `${id} was answered with 204`).toBe(true);
      const stored = reports.filter(({ id }) => ids.has(id));
      expect(sums).toEqual(sumReports(stored));
      expect(count).toBe(stored.length);
    }

    for (let from = 0; from < reports.length; from += 100) {
      const statuses = await Promise.all(
        reports.slice(from, from + 100).map((report) => post(server.url, report)),
      );
      expect(new Set(statuses)).toEqual(new Set([204]));
    }
    expect((await place.read()).sums).toEqual(sumReports(reports));
    expect(await server.end('SIGTERM')).toBe(0);
  },
  // A start takes a second, several where the machine is busy.
  180_000,
);

test('SIGTERM answers what is under way, and ends with 0', async () => {
  const place = await onSqlite();
  const server = await startServerProcess(place.environment);
  const report = makeReport();
  const agent = new Agent({ keepAlive: true });
  const { hostname, port } = new URL(server.url);
  const body = JSON.stringify(report);
  const headers = { 'content-type': 'application/json', 'content-length': body.length };
  const slow = request({ host: hostname, port, path: '/api/v1/reports', method: 'POST', headers, agent });
  const answered = once(slow, 'response');
  slow.write(body.slice(0, 50));
  // The first half has arrived when another request on another connection is answered.
  expect(await post(server.url, makeReport())).toBe(204);
  const exit = once(server.process, 'exit');
  server.process.kill('SIGTERM');
  await expect.poll(() => post(server.url, makeReport())).toBe(null);
  slow.end(body.slice(50));
  const [answer] = await answered;
  expect(answer.statusCode).toBe(204);
  answer.resume();
  expect(await exit).toEqual([0, null]);
  agent.destroy();
  expect((await place.read()).ids.has(report.id)).toBe(true);
});

test.each([
  [{ PORT: 'eighty' }, 'PORT must be a whole number from 0 to 65535 (it is "eighty")'],
  [
    { PRIVACY_EPSILON: 'on' },
    'PRIVACY_EPSILON must be off, or a number from 0.01 to 20 with at most 3 decimals (it is "on")',
  ],
  [{ MAINTAINER_TOKEN: 'short' }, 'MAINTAINER_TOKEN must have at least 16 characters'],
])('a bad setting stops the start with one line: %o', async (environment, message) => {
  const dataDir = join(await temporaryFolder(), 'never-made');
  const { child, output } = runServer({ DATA_DIR: dataDir, ...environment });
  const [code] = await once(child, 'close');
  expect(code).toBe(1);
  expect(output()).toBe(`Inktally cannot start: ${message}\n`);
  await expect(readdir(dataDir)).rejects.toThrow('ENOENT');
});

test('a port that is taken and a database that does not answer stop the start with one line', async () => {
  const server = await startServerProcess({ DATA_DIR: await temporaryFolder() });
  const { port } = new URL(server.url);
  const taken = runServer({ DATA_DIR: await temporaryFolder(), PORT: port });
  const unreachable = runServer({
    DATA_DIR: await temporaryFolder(),
    DATABASE_URL: 'postgres://user:password@127.0.0.1:1/none',
  });
  await Promise.all([once(taken.child, 'close'), once(unreachable.child, 'close')]);
  expect(taken.output()).toMatch(
    /^Inktally cannot start: cannot serve on 127\.0\.0\.1 port \d+: .*EADDRINUSE.*\n$/,
  );
  expect(unreachable.output()).toMatch(
    /^Inktally cannot start: the database \(PostgreSQL at DATABASE_URL\) .*\n$/,
  );
  expect(unreachable.output()).not.toContain('password');
});
