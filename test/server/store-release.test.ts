import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { addDays, CELL_DIGITS, REPORT_ID_DAYS } from '../../src/contract';
import { cleanUp } from './harness';
import { makeReport, randomReport, seededRandom, sumReports } from './reports';
import { EVERYTHING, exactSums, expectedSums, MONDAY, StoreTests, SUNDAY } from './store-harness';

const stores = new StoreTests();
afterEach(async () => {
  await stores.close();
  await cleanUp();
});
afterAll(() => stores.drop());

describe.each(['sqlite', 'postgres'] as const)('release on %s', (kind) => {
  test('releases a day once, and deletes its exact cells', async () => {
    const { store, database } = await stores.empty(kind);
    const random = seededRandom(3);
    const reports = Array.from({ length: 20 }, () => randomReport(random));
    await store.addReports(reports, MONDAY);
    await store.release(MONDAY, 20);
    expect(await store.released(EVERYTHING)).toEqual([]);
    await store.release('2026-11-17', 20);
    const released = await store.released(EVERYTHING);
    const sums = sumReports(reports);
    expect(released).toEqual(
      CELL_DIGITS.map((digit) => ({
        from: MONDAY,
        to: MONDAY,
        model: 'm5',
        digit,
        ...sums[digit],
        noise: 0,
      })),
    );
    expect(await exactSums(database)).toEqual({});
    expect(await database.kysely.selectFrom('open_days').selectAll().execute()).toEqual([]);
    await store.release('2026-11-17', 20);
    await store.release('2026-11-18', 20);
    expect(await store.released(EVERYTHING)).toEqual(released);
  });

  test('counts a report for the next open day when its day was released a moment before', async () => {
    const { store, database } = await stores.empty(kind);
    await store.release('2026-11-17', 20);
    const report = makeReport();
    await store.addReports([report], MONDAY);
    expect(await exactSums(database)).toEqual(expectedSums([report], '2026-11-17'));
  });

  test('releases thin days as a week, once it has ended, or deletes them unseen', async () => {
    const { store, database } = await stores.empty(kind);
    const some = (count: number, model = 'm5') => Array.from({ length: count }, () => makeReport({ model }));
    await store.addReports([...some(12), ...some(19, 'm6')], MONDAY);
    await store.addReports(some(25), '2026-11-18');
    await store.addReports(some(8), SUNDAY);
    await store.release(SUNDAY, 20);
    expect((await store.released(EVERYTHING)).map(({ from }) => from)).toEqual(Array(11).fill('2026-11-18'));
    await store.release('2026-11-23', 20);
    const released = (await store.released(EVERYTHING)).filter(({ digit }) => digit === '7');
    expect(released).toEqual([
      { from: MONDAY, to: SUNDAY, model: 'm5', digit: '7', attempts: 20 * 20, failures: 20 * 2, noise: 0 },
      {
        from: '2026-11-18',
        to: '2026-11-18',
        model: 'm5',
        digit: '7',
        attempts: 25 * 20,
        failures: 25 * 2,
        noise: 0,
      },
    ]);
    expect(await exactSums(database)).toEqual({});
  });

  test('releases once when many do it at the same moment', async () => {
    const { store, another } = await stores.empty(kind);
    const second = await another();
    const reports = Array.from({ length: 40 }, () => makeReport());
    await store.addReports(reports, MONDAY);
    await Promise.all(
      Array.from({ length: 8 }, (_, n) => (n % 2 ? store : second).release('2026-11-17', 20)),
    );
    const released = await store.released({ ...EVERYTHING, model: 'm5' });
    expect(released).toHaveLength(11);
    expect(released.find(({ digit }) => digit === '7')).toMatchObject({ attempts: 800, failures: 80 });
  });

  test('loses and doubles nothing when days are released while reports come in', async () => {
    const { store, database, another } = await stores.empty(kind);
    const second = await another();
    const random = seededRandom(4);
    const reports = Array.from({ length: 300 }, () => randomReport(random));
    const work: Promise<unknown>[] = [];
    for (let batch = 0; batch < 30; batch++) {
      const day = addDays(MONDAY, Math.floor(batch / 10));
      work.push((batch % 2 ? store : second).addReports(reports.slice(batch * 10, batch * 10 + 10), day));
      if (batch % 5 === 0) work.push((batch % 2 ? second : store).release(day, 1));
    }
    await Promise.all(work);
    for (let day = 3; day <= 9; day += 2) await store.release(addDays(MONDAY, day), 1);
    expect(await exactSums(database)).toEqual({});
    const totals: Record<string, { attempts: number; failures: number }> = {};
    for (const { digit, attempts, failures } of await store.released(EVERYTHING)) {
      const sum = totals[digit] ?? { attempts: 0, failures: 0 };
      totals[digit] = { attempts: sum.attempts + attempts, failures: sum.failures + failures };
    }
    expect(totals).toEqual(sumReports(reports));
  });

  test('keeps ids for 15 days', async () => {
    const { store, database } = await stores.empty(kind);
    const report = makeReport();
    const ids = async () => (await database.kysely.selectFrom('report_ids').select('id').execute()).length;
    await store.addReports([report], MONDAY);
    await store.release(addDays(MONDAY, REPORT_ID_DAYS), 20);
    await store.forget(addDays(MONDAY, REPORT_ID_DAYS));
    expect(await ids()).toBe(1);
    await store.addReports([report], addDays(MONDAY, REPORT_ID_DAYS));
    expect(await exactSums(database)).toEqual({});
    await store.forget(addDays(MONDAY, REPORT_ID_DAYS + 1));
    expect(await ids()).toBe(0);
  });

  test('holds back what cannot be the sums of its reports, says so, and deletes it with its week', async () => {
    const { store, database } = await stores.empty(kind);
    const { kysely } = database;
    const wrong: Record<string, () => Promise<unknown>> = {
      '2026-11-16': () =>
        kysely.updateTable('open_days').set({ reports: 9 }).where('day', '=', MONDAY).execute(),
      '2026-11-17': () =>
        kysely.updateTable('open_days').set({ reports: 30 }).where('day', '=', '2026-11-17').execute(),
      '2026-11-18': () =>
        kysely
          .updateTable('sums')
          .set({ failures: 900 })
          .where('day', '=', '2026-11-18')
          .where('digit', '=', '7')
          .execute(),
      '2026-11-19': () => kysely.deleteFrom('open_days').where('day', '=', '2026-11-19').execute(),
    };
    for (const [day, spoil] of Object.entries(wrong)) {
      await store.release(day, 20);
      await store.addReports(
        Array.from({ length: 25 }, () => makeReport({ attempts: [0, 0, 0, 0, 0, 0, 0, 20, 0, 0] })),
        day,
      );
      await spoil();
    }
    await store.release('2026-11-20', 20);
    await store.addReports(
      Array.from({ length: 25 }, () => makeReport()),
      '2026-11-20',
    );
    const problems = {
      '2026-11-16': 'too many attempts for the number of reports',
      '2026-11-17': 'too few attempts for the number of reports',
      '2026-11-18': '7: failures are not among the attempts',
      '2026-11-19': 'too many attempts for the number of reports',
    };
    const held = (deleted: boolean) =>
      expect.arrayContaining(
        Object.entries(problems).map(([day, problem]) => ({ day, model: 'm5', problem, deleted })),
      );
    const found = await store.release('2026-11-21', 20);
    expect(found).toEqual(held(false));
    expect(found).toHaveLength(4);
    const days = async () => new Set((await store.released(EVERYTHING)).map(({ from }) => from));
    expect(await days()).toEqual(new Set(['2026-11-20']));
    expect(Object.keys(await exactSums(database))).toHaveLength(44);
    expect(await store.release('2026-11-23', 20)).toEqual(held(true));
    expect(await exactSums(database)).toEqual({});
    expect(await kysely.selectFrom('open_days').selectAll().execute()).toEqual([]);
    expect(await days()).toEqual(new Set(['2026-11-20']));
    expect(await store.release('2026-11-24', 20)).toEqual([]);
  });

  test('finds released cells by the days they touch, and by model', async () => {
    const { store } = await stores.empty(kind);
    for (const day of [MONDAY, '2026-11-17', '2026-11-25']) {
      await store.addReports([makeReport(), makeReport({ model: 'm6' })], day);
    }
    await store.addReports([makeReport()], '2026-12-01');
    await store.release('2026-12-02', 1);
    const found = async (query: Partial<typeof EVERYTHING> | object) =>
      (await store.released({ ...EVERYTHING, ...query }))
        .filter(({ digit }) => digit === '0')
        .map(({ from, model }) => `${from.slice(5)} ${model}`);
    expect(await found({ from: '2026-11-17', to: '2026-11-25' })).toEqual([
      '11-17 m5',
      '11-17 m6',
      '11-25 m5',
      '11-25 m6',
    ]);
    expect(await found({ to: MONDAY })).toEqual(['11-16 m5', '11-16 m6']);
    expect(await found({ from: '2026-11-26' })).toEqual(['12-01 m5']);
    expect(await found({ model: 'm6' })).toEqual(['11-16 m6', '11-17 m6', '11-25 m6']);
    expect(await found({ model: 'm7' })).toEqual([]);
    expect(await store.releasedSpan()).toEqual({ from: MONDAY, to: '2026-12-01' });
    expect(await store.isRetired()).toBe(false);
    await store.retire();
    expect([await store.releasedSpan(), await store.isRetired()]).toEqual([null, true]);
  });
});
