import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { stat } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { encodeReport, REPORTS_PATH } from '../../src/contract';
import { openSqlite, openStore } from '../../src/server/store';
import { breakablePostgres } from '../server/breakable-postgres';
import { endConnections, lockSqlite } from '../server/faults';
import { cleanUp, cleanUpLater, temporaryFolder, testServer } from '../server/harness';
import { killUnderLoad, onPostgres, onSqlite } from '../server/kills';
import { sqliteSums } from '../server/load';
import { startServerProcess } from '../server/process';
import { expectWholeOrNothing } from '../server/release-killed';
import { sendAnyJson, sendOneByteChanged } from '../server/report-fuzz';
import { makeReport, randomReport, seededRandom, sumReports } from '../server/reports';
import { breakUnderLoad } from '../server/restart';
import { MONDAY } from '../server/store-harness';

afterEach(cleanUp);

test.for([
  ['SQLite', onSqlite],
  ['PostgreSQL', onPostgres],
] as const)('kill -9 under load on %s, 20 times', async ([, open], context) => {
  const place = await open();
  if (place === null) return context.skip('PGlite lives in this process only');
  await killUnderLoad(place, 20);
});

test('a SQLite that is locked again and again', () => lockSqlite({ rounds: 10 }));

test.for([2, 4])(
  '%i processes whose connections to PostgreSQL are ended again and again',
  (processes, context) => endConnections({ processes, rounds: 15 }, context),
);

test.for([1, 2])(
  '%i processes whose PostgreSQL goes and comes again and again',
  async (processes, context) => {
    const postgres = await breakablePostgres();
    if (!postgres) return context.skip('PGlite lives in this process only');
    cleanUpLater(postgres.drop);
    await breakUnderLoad(postgres, { processes, rounds: 5 });
  },
);

test('a release in a process that is killed after each of its statements', async () => {
  for (let statements = 1, wasKilled = true; wasKilled; statements++) {
    const folder = await temporaryFolder();
    const store = await openStore(openSqlite(folder));
    const reports = Array.from({ length: 200 }, () => makeReport());
    await store.addReports(reports, MONDAY);
    await store.close();
    const parameters = ['--import', 'tsx', 'test/soak/release-process.ts', folder, String(statements)];
    const child = spawn(process.execPath, parameters, { stdio: 'inherit' });
    const [code, signal] = await once(child, 'exit');
    wasKilled = signal === 'SIGKILL';
    expect(wasKilled || code === 0).toBe(true);
    const isReleased = await expectWholeOrNothing(folder);
    if (!wasKilled) {
      expect(isReleased).toBe(true);
      expect(statements).toBeGreaterThan(8);
    }
  }
});

test('20,000 reports of any JSON, and as many with one byte changed', async () => {
  const server = await testServer();
  await sendAnyJson(server, 20_000);
  await sendOneByteChanged(server, 20_000);
  expect(sqliteSums(join(server.dataDir, 'inktally.sqlite'))).toEqual({});
});

const REPORTS = 1_000_000;
const SENDERS = 64;
/** Every report with this many before it comes twice. */
const REPEATED = 100;

test('a million reports through the endpoint, on SQLite: the sums are exact', async () => {
  const dataDir = await temporaryFolder();
  const server = await startServerProcess({ DATA_DIR: dataDir });
  const random = seededRandom(60);
  const expected = sumReports([]);
  let made = 0;
  const begun = performance.now();
  const sender = async () => {
    const socket = connect(Number(new URL(server.url).port), '127.0.0.1').setNoDelay();
    const send = async (body: string) => {
      const answered = once(socket, 'data');
      socket.write(
        `POST ${REPORTS_PATH} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
      );
      const [answer] = await answered;
      // A comparison that says nothing costs less than `expect`, a million times.
      if (!String(answer).startsWith('HTTP/1.1 204 ')) throw new Error(String(answer));
    };
    while (made < REPORTS) {
      const isRepeated = made++ % REPEATED === 0;
      const report = randomReport(random);
      for (const [digit, { attempts, failures }] of Object.entries(sumReports([report]))) {
        const sum = expected[digit];
        if (sum) Object.assign(sum, { attempts: sum.attempts + attempts, failures: sum.failures + failures });
      }
      const body = encodeReport(report);
      await send(body);
      if (isRepeated) await send(body);
    }
    socket.destroy();
  };
  await Promise.all(Array.from({ length: SENDERS }, sender));
  const seconds = (performance.now() - begun) / 1000;
  expect(made).toBe(REPORTS);
  expect(await server.end('SIGTERM')).toBe(0);
  const file = join(dataDir, 'inktally.sqlite');
  expect(sqliteSums(file)).toEqual(expected);
  const megabytes = (await stat(file)).size / 1e6;
  console.info(
    `${REPORTS} reports in ${seconds.toFixed(0)} s, ${(REPORTS / seconds).toFixed(0)} a second, ${megabytes.toFixed(0)} MB`,
  );
});
