import { once } from 'node:events';
import { readdir, readFile } from 'node:fs/promises';
import { Agent, request } from 'node:http';
import { join } from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { afterEach, expect, test } from 'vitest';
import type { Report } from '../../src/contract';
import { cleanUp, TOKEN, temporaryFolder } from './harness';
import { runServer, type ServerProcess, startServerProcess } from './process';
import { makeReport, randomReport, seededRandom, sumReports } from './reports';

const running: ServerProcess[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((server) => server.end('SIGKILL')));
  await cleanUp();
});

async function start(environment: Record<string, string>): Promise<ServerProcess> {
  const server = await startServerProcess(environment);
  running.push(server);
  return server;
}

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
  const environment = { DATA_DIR: dataDir, MAINTAINER_TOKEN: TOKEN };
  const random = seededRandom(9);
  const reports = Array.from({ length: 1400 }, () => randomReport(random));
  let unsent = [...reports];
  const acknowledged = new Set<string>();
  let server = await start(environment);

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

    server = await start(environment);
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
  const server = await start({ DATA_DIR: dataDir, MAINTAINER_TOKEN: TOKEN });
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
  const server = await start({ DATA_DIR: await temporaryFolder() });
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

test('no address, agent, referrer, cookie or language of a sender is in anything it writes', async () => {
  const dataDir = await temporaryFolder();
  const server = await start({
    DATA_DIR: dataDir,
    STATIC_DIR: join(dataDir, 'not-built'),
    TRUSTED_PROXIES: '127.0.0.0/8',
    RATE_LIMIT_PER_HOUR: '1000',
    MAINTAINER_TOKEN: TOKEN,
  });
  const marks = {
    'x-forwarded-for': '203.0.113.77',
    'user-agent': 'MarkedAgent/7.7',
    referer: 'https://marked-referrer.example/',
    cookie: 'marked-cookie=1',
    'accept-language': 'x-marked-language',
    origin: 'https://marked-origin.example',
  };
  const send = (path: string, method: string, body?: string, type = 'application/json') =>
    new Promise<number>((resolve, reject) => {
      const { hostname, port } = new URL(server.url);
      const headers = { ...marks, 'content-type': type };
      const sent = request(
        { host: hostname, port, path, method, headers, localAddress: '127.0.0.77' },
        (answer) => {
          answer.resume().on('end', () => resolve(answer.statusCode ?? 0));
        },
      );
      sent.on('error', reject).end(body);
    });
  const statuses = [];
  for (let count = 0; count < 5; count++) {
    statuses.push(await send('/api/v1/reports', 'POST', JSON.stringify(makeReport())));
  }
  statuses.push(await send('/api/v1/reports', 'POST', '{'));
  statuses.push(await send('/api/v1/reports', 'POST', '{}', 'text/plain'));
  statuses.push(await send('/api/v1/session', 'POST', '{"token":"marked-wrong-token"}'));
  statuses.push(await send('/api/v1/aggregates?from=marked', 'GET'));
  statuses.push(await send('/marked-path', 'GET'));
  expect(statuses).toEqual([204, 204, 204, 204, 204, 400, 415, 401, 401, 404]);

  const written = async () => {
    const files = await readdir(dataDir, { recursive: true });
    const contents = await Promise.all(files.map((name) => readFile(join(dataDir, name), 'latin1')));
    return { files, text: [server.output(), ...contents].join('\n') };
  };
  const alive = await written();
  expect(alive.files).toContain('inktally.sqlite-wal');
  expect(await server.end('SIGTERM')).toBe(0);
  const { text } = await written();
  for (const everything of [alive.text, text]) {
    expect(everything).toContain('report_ids');
    for (const mark of ['203.0.113', '127.0.0.77', 'arkedAgent', 'marked']) {
      expect(everything.includes(mark), mark).toBe(false);
    }
  }
  expect(server.output().match(/without TLS/g)).toHaveLength(1);
  expect(server.output().trim().split('\n')).toHaveLength(4);
});
