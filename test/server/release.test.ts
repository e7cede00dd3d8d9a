import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Aggregates } from '../../src/contract';
import { openSqlite } from '../../src/server/store';
import { Clock, cleanUp, type TestServer, temporaryFolder, testServer } from './harness';
import { type TestPostgres, testPostgres } from './postgres';
import { makeReport, randomReport, seededRandom, sumReports } from './reports';

let postgres: TestPostgres;
beforeAll(async () => {
  postgres = await testPostgres();
});
afterEach(cleanUp);
afterAll(() => postgres.drop());

const TOTAL = { attempts: 0, failures: 0 };

/** Days, attempts and failures of the totals. */
function totals({ totals }: Aggregates): string[] {
  return totals.map(
    ({ from, to, model, attempts, failures }) =>
      `${from.slice(5)} ${to.slice(5)} ${model} ${attempts} ${failures}`,
  );
}

const some = (count: number) => Array.from({ length: count }, () => makeReport());

test('two weeks by the rule: thick days as days, thin ones as a week, thinner ones never', async () => {
  const server = await testServer();
  // Monday to Sunday: reports of each day, all of 20 attempts and 2 failures.
  for (const count of [20, 3, 19, 40, 0, 5, 1]) {
    await server.postAll(some(count));
    await server.release();
    server.clock.nextDay();
  }
  expect(totals(await server.aggregates())).toEqual(['11-16 11-16 m5 400 40', '11-19 11-19 m5 800 80']);
  await server.release();
  const firstWeek = ['11-16 11-16 m5 400 40', '11-16 11-22 m5 560 56', '11-19 11-19 m5 800 80'];
  expect(totals(await server.aggregates())).toEqual(firstWeek);
  for (const count of [19, 0, 0, 0, 0, 0, 0]) {
    await server.postAll(some(count));
    server.clock.nextDay();
    await server.release();
  }
  expect(totals(await server.aggregates())).toEqual(firstWeek);
  server.clock.nextDay(30);
  await server.release();
  expect(totals(await server.aggregates())).toEqual(firstWeek);
});

test('the timer releases a day by itself when the clock passes midnight', async () => {
  const server = await testServer({ PRIVACY_MIN_REPORTS: '1' }, { releaseCheckMs: 10 });
  await server.post(makeReport());
  server.clock.nextDay();
  await expect.poll(async () => totals(await server.aggregates())).toEqual(['11-16 11-16 m5 20 2']);
});

test('a server that slept over midnight releases at its start', async () => {
  const DATA_DIR = await temporaryFolder();
  const clock = new Clock();
  const before = await testServer({ DATA_DIR }, { clock });
  await before.postAll(some(20));
  await before.close();
  clock.nextDay();
  const after = await testServer({ DATA_DIR }, { clock });
  expect(totals(await after.aggregates())).toEqual(['11-16 11-16 m5 400 40']);
});

test('sums that cannot be right are held back, and the operator is told', async () => {
  const database = openSqlite(await temporaryFolder());
  const server = await testServer({ METRICS_PORT: '0' }, { database });
  await server.postAll(some(20));
  await database.kysely.updateTable('open_days').set({ reports: 30 }).execute();
  server.clock.nextDay();
  await server.release();
  expect(await totals(await server.aggregates())).toEqual([]);
  expect(server.lines).toContain(
    'The sums of 2026-11-16 of m5 cannot be right (too few attempts for the number of reports): they are not released, and deleted when their week has ended. See docs/running.md.',
  );
  const metrics = await (await fetch(server.metricsUrl ?? '')).text();
  expect(metrics).toMatch(/^inktally_held_days 1$/m);
});

test('the minimum is a setting', async () => {
  const server = await testServer({ PRIVACY_MIN_REPORTS: '2' });
  await server.postAll(some(2));
  server.clock.nextDay();
  await server.post(makeReport());
  server.clock.nextDay();
  await server.release();
  expect(totals(await server.aggregates())).toEqual(['11-16 11-16 m5 40 4']);
});

test('two servers on one PostgreSQL count together and release each day once', async () => {
  const clock = new Clock();
  const start = () => testServer({ DATABASE_URL: 'postgres://unused' }, { clock, database: postgres.open() });
  const servers: TestServer[] = [await start(), await start()];
  const random = seededRandom(8);
  const all = [];
  for (let day = 0; day < 3; day++) {
    const reports = Array.from({ length: 60 }, () => randomReport(random));
    all.push(...reports);
    // Every report goes to both: to one as the repeat of the other.
    const statuses = await Promise.all(servers.map((server) => server.postAll(reports)));
    expect(new Set(statuses.flat())).toEqual(new Set([204]));
    clock.nextDay();
    await Promise.all([...servers, ...servers].map((server) => server.release()));
  }
  const [one, other] = await Promise.all(servers.map((server) => server.aggregates()));
  expect(one).toEqual(other);
  expect(one?.totals.map(({ from }) => from)).toEqual(['2026-11-16', '2026-11-17', '2026-11-18']);
  const sums: Record<string, typeof TOTAL> = {};
  for (const { digit, attempts, failures } of one?.cells ?? []) {
    const sum = sums[digit] ?? TOTAL;
    sums[digit] = { attempts: sum.attempts + attempts, failures: sum.failures + failures };
  }
  expect(sums).toEqual(sumReports(all));
});
