import { Client } from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { addDays, DAY_MS, HEALTH_PATH, METRICS_PATH, startOfDay, utcDay } from '../../src/contract';
import type { Database } from '../../src/server/store';
import { Clock, cleanUp, cleanUpLater, errorOf, temporaryFolder, testServer } from './harness';
import { post } from './load';
import { type TestPostgres, testPostgres } from './postgres';
import { startServerProcess } from './process';
import { makeReport } from './reports';
import { EVERYTHING, exactSums, expectedSums, MONDAY, StoreTests } from './store-harness';

const stores = new StoreTests();
afterEach(async () => {
  await stores.close();
  await cleanUp();
});
afterAll(() => stores.drop());

const some = (count: number) => Array.from({ length: count }, () => makeReport());

/** All that a jump may not change. */
async function everything({ kysely }: Database) {
  const tables = ['meta', 'report_ids', 'open_days', 'sums', 'released'] as const;
  return Promise.all(tables.map((table) => kysely.selectFrom(table).selectAll().execute()));
}

describe.each(['sqlite', 'postgres'] as const)('a clock that jumps, on %s', (kind) => {
  test.each([-400, -3, 3, 20, 26_000])(
    'by %i days closes, counts, releases and forgets nothing',
    async (days) => {
      const { store, database } = await stores.empty(kind);
      const reports = some(3);
      await store.release(MONDAY, 1);
      await store.addReports(reports, MONDAY);
      const before = await everything(database);
      const jumped = addDays(MONDAY, days);
      const refusal = {
        name: 'ClockJumpError',
        days,
        message: expect.stringContaining('npm run repair-clock'),
      };
      await expect(store.release(jumped, 1)).rejects.toMatchObject(refusal);
      await expect(store.releaseNoisy(jumped, { epsilon: 1, models: ['m5'] })).rejects.toMatchObject(refusal);
      await expect(store.addReports(some(1), jumped)).rejects.toMatchObject(refusal);
      expect(await everything(database)).toEqual(before);
      // Once it is right again, all goes on.
      await store.addReports([...some(1), ...reports], MONDAY);
      await store.release(addDays(MONDAY, 1), 1);
      expect((await store.released(EVERYTHING)).find(({ digit }) => digit === '7')?.attempts).toBe(4 * 20);
    },
  );

  test.each([-2, -1, 1, 2])('by %i days is believed, as that of a machine that slept', async (days) => {
    const { store, database } = await stores.empty(kind);
    await store.release(MONDAY, 1);
    const reports = some(2);
    const day = addDays(MONDAY, days);
    await store.addReports(reports, day);
    expect(await exactSums(database)).toEqual(expectedSums(reports, days > 0 ? day : MONDAY));
    await store.release(day, 1);
  });

  test('ahead, and confirmed, closes the days that no server saw', async () => {
    const clock = new Clock();
    const { store, database, another } = await stores.empty(kind, clock.now);
    await store.release(MONDAY, 1);
    await store.addReports(some(2));
    clock.nextDay(21);
    const today = addDays(MONDAY, 21);
    expect(await store.today()).toBe(today);
    await expect(store.check()).rejects.toThrow(`the clock says ${today}, but the open day is ${MONDAY}`);
    expect(await store.repairClock()).toMatchObject({ done: 'confirmed', deletedFigures: 0 });
    await (await another()).check();
    // A server takes reports before it has released.
    await store.addReports(some(1));
    await store.release(today, 1);
    expect((await store.released(EVERYTHING)).map(({ from }) => from)).toEqual(Array(11).fill(MONDAY));
    expect(Object.keys(await exactSums(database))[0]).toContain(today);
    expect(await store.repairClock()).toMatchObject({ done: 'fine' });
    await store.release(addDays(today, 1), 1);
    // The confirmation does not outlive its day.
    await expect(store.release(addDays(today, -2), 1)).rejects.toThrow('repair-clock');
  });

  test('that was ahead from the first start is repaired: nothing that is not released is lost', async () => {
    const clock = new Clock();
    clock.time = startOfDay('2099-01-01');
    const { store, database } = await stores.empty(kind, clock.now);
    await store.release('2099-01-01', 1);
    await store.addReports(some(2));
    clock.nextDay();
    await store.release('2099-01-02', 1);
    const open = some(3);
    await store.addReports(open);
    clock.time = startOfDay(MONDAY);
    await expect(store.addReports(some(1))).rejects.toThrow('the clock says 2026-11-16');
    expect(await store.repairClock()).toMatchObject({ done: 'moved', deletedFigures: 11 });
    const more = some(1);
    // What was counted before is still known.
    await store.addReports([...more, ...open]);
    expect(await exactSums(database)).toEqual(expectedSums([...open, ...more], MONDAY));
    const ids = await database.kysely.selectFrom('report_ids').select('day').distinct().execute();
    expect(ids).toEqual([{ day: MONDAY }]);
    await store.release(addDays(MONDAY, 1), 1);
    expect((await store.released(EVERYTHING)).find(({ digit }) => digit === '7')?.attempts).toBe(4 * 20);
  });

  test('and had this week released before its end does not release it again', async () => {
    const clock = new Clock();
    const { store, database } = await stores.empty(kind, clock.now);
    const rule = { epsilon: 20, models: ['m5'] };
    await store.releaseNoisy(MONDAY, rule);
    // Confirmed by mistake.
    clock.nextDay(1000);
    await store.repairClock();
    await store.releaseNoisy(await store.today(), rule);
    const first = await store.released(EVERYTHING);
    clock.time = startOfDay(MONDAY);
    await store.repairClock();
    const sunday = addDays(MONDAY, 6);
    const kept = first.filter(({ from }) => from <= MONDAY);
    expect(kept.map(({ from, to }) => `${from} ${to}`)).toEqual(Array(12).fill(`${MONDAY} ${sunday}`));
    expect(await store.released(EVERYTHING)).toEqual(kept);
    const reports = some(2);
    for (let day = 0; day < 7; day++) {
      await store.releaseNoisy(await store.today(), rule);
      await store.check();
      clock.nextDay();
    }
    await store.addReports(reports);
    expect(await exactSums(database)).toEqual(expectedSums(reports, addDays(sunday, 1)));
    for (let day = 0; day < 7; day++) {
      clock.nextDay();
      await store.releaseNoisy(await store.today(), rule);
    }
    expect(await store.released(EVERYTHING)).toHaveLength(24);
  });
});

test('a server whose clock jumped says so, keeps reports with their devices, and goes on when it is right', async () => {
  const server = await testServer({ METRICS_PORT: '0', PRIVACY_MIN_REPORTS: '1' }, { releaseCheckMs: 10 });
  const report = makeReport();
  expect((await server.post(report)).status).toBe(204);
  server.clock.time += 20 * DAY_MS;
  const metric = async () => {
    const text = await (await fetch(server.metricsUrl ?? METRICS_PATH)).text();
    return /^inktally_clock_jump_days (\S+)$/m.exec(text)?.[1];
  };
  const late = makeReport();
  const answer = await server.post(late);
  expect([answer.status, answer.headers.get('retry-after'), await errorOf(answer)]).toEqual([
    503,
    '900',
    'unavailable',
  ]);
  const says = 'the clock says 2026-12-06, but the open day is 2026-11-16';
  await expect.poll(() => server.lines.join('\n')).toContain(says);
  const health = await fetch(server.url + HEALTH_PATH);
  expect([health.status, ((await health.json()) as { message: string }).message]).toEqual([
    503,
    expect.stringContaining(says),
  ]);
  expect(await metric()).toBe('20');
  expect((await server.aggregates()).cells).toEqual([]);

  server.clock.time -= 20 * DAY_MS;
  expect(await server.postAll([late, report])).toEqual([204, 204]);
  expect((await fetch(server.url + HEALTH_PATH)).status).toBe(200);
  expect(await metric()).toBe('0');
  server.clock.nextDay();
  await server.release();
  expect((await server.aggregates()).totals).toMatchObject([{ from: MONDAY, to: MONDAY, attempts: 40 }]);
});

describe('processes on one PostgreSQL', () => {
  let postgres: TestPostgres;
  beforeAll(async () => {
    postgres = await testPostgres();
  });
  afterAll(() => postgres.drop());

  test('have the clock of PostgreSQL: one of four that is 20 days ahead changes nothing', async (context) => {
    const { url } = postgres;
    if (url === null) return context.skip('PGlite lives in this process only');
    const environment = async () => ({
      DATA_DIR: await temporaryFolder(),
      DATABASE_URL: url,
      PRIVACY_MIN_REPORTS: '1',
    });
    // The one that is ahead starts first.
    const ahead = await startServerProcess(await environment(), 20);
    const others = await Promise.all([1, 2, 3].map(async () => startServerProcess(await environment())));
    const reports = some(8);
    for (const [n, report] of reports.entries()) {
      const server = n % 2 ? others[n % 3] : ahead;
      expect((await post(server?.url ?? '', report)).status).toBe(204);
    }
    const client = new Client({ connectionString: url });
    await client.connect();
    cleanUpLater(() => client.end());
    const days = async () =>
      (await client.query('select day, sum(reports)::int as reports from open_days group by day')).rows;
    const closed = async () =>
      (await client.query(`select value from meta where key = 'closed_through'`)).rows[0].value;
    expect(await days()).toEqual([{ day: MONDAY, reports: 8 }]);
    expect(await closed()).toBe(addDays(MONDAY, -1));
    expect((await client.query('select distinct day from report_ids')).rows).toEqual([{ day: MONDAY }]);
    expect((await client.query('select count(*)::int as count from released')).rows).toEqual([{ count: 0 }]);

    // The clock of PostgreSQL itself is no other than any clock.
    await postgres.setClock(startOfDay(addDays(MONDAY, 9)));
    for (const { url: one } of [ahead, ...others]) {
      expect((await post(one, makeReport())).status).toBe(503);
      expect((await fetch(one + HEALTH_PATH)).status).toBe(503);
    }
    const late = await startServerProcess(await environment());
    expect(late.output()).toContain('the clock says 2026-11-25, but the open day is 2026-11-16');
    expect(await days()).toEqual([{ day: MONDAY, reports: 8 }]);
    expect(await closed()).toBe(addDays(MONDAY, -1));

    await postgres.setClock(startOfDay(addDays(MONDAY, 1)));
    expect((await post(ahead.url, makeReport())).status).toBe(204);
    expect(await days()).toEqual(
      expect.arrayContaining([{ day: utcDay(startOfDay(MONDAY) + DAY_MS), reports: 1 }]),
    );
  });
});
