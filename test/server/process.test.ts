import { once } from 'node:events';
import { readdir } from 'node:fs/promises';
import { Agent, request } from 'node:http';
import { join } from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { afterEach, expect, test } from 'vitest';
import type { Report } from '../../src/contract';
import { cleanUp, temporaryFolder } from './harness';
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

function readTables(dataDir: string) {
  const file = new SqliteDatabase(join(dataDir, 'inktally.sqlite'), { readonly: true });
  const ids = file.prepare<[], { id: string }>('select id from report_ids').all();
  const sums = file
    .prepare<[], { digit: string; attempts: number; failures: number }>(
      'select digit, sum(attempts) as attempts, sum(failures) as failures from sums group by digit',
    )
    .all();
  const { reports } = file
    .prepare<[], { reports: number }>('select sum(reports) as reports from open_days')
    .get() ?? {
    reports: 0,
  };
  file.close();
  return {
    ids: new Set(ids.map(({ id }) => id)),
    sums: Object.fromEntries(sums.map(({ digit, ...counts }) => [digit, counts])),
    reports,
  };
}

test('kill -9 under load loses no report that was answered, and doubles none that is sent again', async () => {
  const dataDir = await temporaryFolder();
  const random = seededRandom(9);
  const reports = Array.from({ length: 1400 }, () => randomReport(random));
  let unsent = [...reports];
  const acknowledged = new Set<string>();
  let server = await startServerProcess({ DATA_DIR: dataDir });

  // Each time after another number of answers, so that it hits every moment of a transaction.
  for (const killAfter of Array.from({ length: 20 }, (_, n) => 40 * (n + 1) + n)) {
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

    server = await startServerProcess({ DATA_DIR: dataDir });
    const { ids, sums, reports: count } = readTables(dataDir);
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
  expect(readTables(dataDir).sums).toEqual(sumReports(reports));
});

test('SIGTERM answers what is under way, and ends with 0', async () => {
  const dataDir = await temporaryFolder();
  const server = await startServerProcess({ DATA_DIR: dataDir });
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
  expect(readTables(dataDir).ids.has(report.id)).toBe(true);
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
