import { statSync } from 'node:fs';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { addDays, REPORT_ID_DAYS } from '../../src/contract';
import type { Database } from '../../src/server/store';
import { sqlitePath } from '../../src/server/store/database';
import { SqliteDatabase } from '../../src/sqlite';
import { cleanUp, testServer } from './harness';
import { makeReport } from './reports';
import { EVERYTHING, exactSums, expectedSums, MONDAY, StoreTests } from './store-harness';

const stores = new StoreTests();
afterEach(async () => {
  await stores.close();
  await cleanUp();
});
afterAll(() => stores.drop());

const some = (count: number) => Array.from({ length: count }, () => makeReport());
const ids = async ({ kysely }: Database) =>
  (await kysely.selectFrom('report_ids').select('id').execute()).length;

describe.each(['sqlite', 'postgres'] as const)('forgetting ids on %s', (kind) => {
  const LATER = addDays(MONDAY, REPORT_ID_DAYS + 1);

  test('is done in parts, can be broken off, and keeps what is younger', async () => {
    const { store, database } = await stores.empty(kind);
    await store.addReports(some(300), MONDAY);
    await store.addReports(some(30), addDays(MONDAY, 1));
    await store.forget(LATER, { rows: 50, signal: AbortSignal.abort() });
    expect(await ids(database)).toBe(330);
    // After each part it is asked whether to go on.
    const parts: number[] = [];
    const counting = async (count: number) => {
      let asked = 0;
      const signal = {
        get aborted() {
          return asked++ >= count;
        },
      } as AbortSignal;
      const before = await ids(database);
      await store.forget(LATER, { rows: 50, signal });
      parts.push(before - (await ids(database)));
    };
    await counting(1);
    await counting(2);
    // On SQLite parts are of all ids in their order, old or not.
    const [least, most] = kind === 'sqlite' ? [25, 50] : [50, 50];
    expect(parts[0]).toBeGreaterThanOrEqual(least ?? 0);
    expect(parts[0]).toBeLessThanOrEqual(most ?? 0);
    expect(parts[1]).toBeLessThanOrEqual(100);
    await store.forget(LATER, { rows: 50 });
    expect(await ids(database)).toBe(30);
    await store.forget(LATER);
    expect(await ids(database)).toBe(30);
  });

  test('goes on beside reports that come in, by two at once', async () => {
    const { store, database, another } = await stores.empty(kind);
    const second = await another();
    await store.addReports(some(500), MONDAY);
    const today = some(60);
    const day = addDays(MONDAY, 20);
    await Promise.all([
      store.forget(LATER, { rows: 10 }),
      second.forget(LATER, { rows: 10 }),
      ...today.map((report) => store.addReports([report], day)),
    ]);
    await store.addReports(today, day);
    expect(await ids(database)).toBe(60);
    const sums = Object.entries(await exactSums(database)).filter(([name]) => name.startsWith(day));
    expect(Object.fromEntries(sums)).toEqual(expectedSums(today, day));
  });

  test('that fails keeps no day from its release', async () => {
    const { store, database } = await stores.empty(kind);
    await store.addReports(some(3), MONDAY);
    await database.kysely.schema.alterTable('report_ids').renameTo('gone').execute();
    await store.release(addDays(MONDAY, 1), 1);
    await expect(store.forget(LATER)).rejects.toThrow();
    await database.kysely.schema.alterTable('gone').renameTo('report_ids').execute();
    expect(await store.released(EVERYTHING)).toHaveLength(11);
    expect(await ids(database)).toBe(3);
  });
});

test('a server releases first, then forgets ids, without a restart', async () => {
  const server = await testServer({ PRIVACY_MIN_REPORTS: '1' });
  const report = makeReport();
  expect((await server.post(report)).status).toBe(204);
  server.clock.nextDay(REPORT_ID_DAYS);
  await server.release();
  const count = () => {
    const file = new SqliteDatabase(sqlitePath(server.dataDir), { readonly: true });
    const found = file.prepare<[], number>('select count(*) from report_ids').pluck().get();
    file.close();
    return found;
  };
  expect(count()).toBe(1);
  server.clock.nextDay();
  await server.release();
  expect(count()).toBe(0);
});

test('the log that deleted sums linger in is emptied once nobody reads it any more', async () => {
  const server = await testServer({ PRIVACY_MIN_REPORTS: '1' }, { releaseCheckMs: 10 });
  expect((await server.post(makeReport())).status).toBe(204);
  const path = sqlitePath(server.dataDir);
  const reader = new SqliteDatabase(path, { readonly: true });
  reader.exec('begin');
  expect(reader.prepare('select count(*) from sums').pluck().get()).toBe(11);
  server.clock.nextDay();
  await server.release();
  expect((await server.aggregates()).totals).toHaveLength(1);
  expect(statSync(`${path}-wal`).size).toBeGreaterThan(0);
  reader.exec('rollback');
  await expect.poll(() => statSync(`${path}-wal`).size).toBe(0);
  reader.close();
});
