import { symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import type { CELL_DIGITS } from '../../src/contract';
import { aggregate, csvLine } from '../../src/server/aggregates';
import { openSqlite, openStore } from '../../src/server/store';
import { sqlitePath } from '../../src/server/store/database';
import { MIGRATIONS } from '../../src/server/store/migrations';
import { SqliteDatabase } from '../../src/sqlite';
import { cleanUp, temporaryFolder } from './harness';
import { testPostgres } from './postgres';
import { makeReport, randomReport, seededRandom } from './reports';
import { exactSums, expectedSums, MONDAY, StoreTests } from './store-harness';

const stores = new StoreTests();
afterEach(async () => {
  await stores.close();
  await cleanUp();
});
afterAll(() => stores.drop());

test('the thread that writes to SQLite restarts after it broke down', async () => {
  const database = openSqlite(await temporaryFolder());
  const { file } = database;
  // Another name of the file, for the thread only, that is not there yet.
  const path = join(await temporaryFolder(), 'link');
  const store = await openStore({ ...database, file: { ...file, path } });
  const reports = Array.from({ length: 3 }, () => makeReport());
  const add = () => Promise.allSettled(reports.map((report) => store.addReports([report], MONDAY)));
  expect((await add()).map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
  expect(await exactSums(database)).toEqual({});
  await symlink(file.path, path);
  expect((await add()).map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'fulfilled']);
  expect(await exactSums(database)).toEqual(expectedSums(reports, MONDAY));
  await store.close();
});

test('SQLite flushes every commit to the disk, and copies its log by bytes, whatever the size of its pages', async () => {
  const folder = await temporaryFolder();
  // As an earlier program made it; a page of a file that is there stays as large.
  const earlier = new SqliteDatabase(sqlitePath(folder));
  earlier.pragma('page_size = 4096');
  earlier.exec('create table first (n); drop table first');
  earlier.close();
  for (const [database, pageBytes, pages] of [
    [openSqlite(folder), 4096, 15_625],
    [openSqlite(await temporaryFolder()), 1024, 62_500],
  ] as const) {
    const value = async (name: string) => {
      const { rows } = await sql<Record<string, unknown>>`pragma ${sql.raw(name)}`.execute(database.kysely);
      return Object.values(rows[0] ?? {})[0];
    };
    expect(await value('page_size')).toBe(pageBytes);
    expect(await value('wal_autocheckpoint')).toBe(pages);
    expect(await value('journal_mode')).toBe('wal');
    // FULL
    expect(await value('synchronous')).toBe(2);
    // The thread that writes opens the file with the same.
    expect(database.file.pragmas).toEqual(
      expect.arrayContaining(['journal_mode = WAL', 'synchronous = FULL', `wal_autocheckpoint = ${pages}`]),
    );
    const store = await openStore(database);
    const report = makeReport();
    await store.addReports([report], MONDAY);
    expect(await exactSums(database)).toEqual(expectedSums([report], MONDAY));
    await store.close();
  }
});

describe.each(['sqlite', 'postgres'] as const)('store on %s', (kind) => {
  test('adds reports to the cells of day, model and digit, exactly', async () => {
    const { store, database } = await stores.empty(kind);
    const random = seededRandom(1);
    const first = Array.from({ length: 30 }, () => randomReport(random));
    const second = Array.from({ length: 30 }, () => randomReport(random));
    const other = Array.from({ length: 5 }, () => randomReport(random, 'm6'));
    await store.addReports([...first, ...other], MONDAY);
    await store.addReports(second, MONDAY);
    await store.addReports(
      second.slice(0, 1).map((report) => ({ ...report, id: `${report.id.slice(0, 21)}_` })),
      '2026-11-17',
    );
    expect(await exactSums(database)).toEqual({
      ...expectedSums([...first, ...second], MONDAY),
      ...expectedSums(other, MONDAY, 'm6'),
      ...expectedSums(second.slice(0, 1), '2026-11-17'),
    });
    const days = await database.kysely
      .selectFrom('open_days')
      .selectAll()
      .orderBy('model')
      .orderBy('day')
      .execute();
    expect(days.map((row) => ({ ...row, reports: Number(row.reports) }))).toEqual([
      { day: MONDAY, model: 'm5', reports: 60 },
      { day: '2026-11-17', model: 'm5', reports: 1 },
      { day: MONDAY, model: 'm6', reports: 5 },
    ]);
  });

  test('counts an id once: within a batch, in a later batch, and on a later day', async () => {
    const { store, database } = await stores.empty(kind);
    const report = makeReport();
    await store.addReports([report, report, makeReport({ id: report.id, unread: 9 })], MONDAY);
    await store.addReports([report], MONDAY);
    await store.addReports([report], '2026-11-17');
    await store.addReports([], MONDAY);
    expect(await exactSums(database)).toEqual(expectedSums([report], MONDAY));
  });

  test('counts exactly under concurrent batches that share ids, from two handles', async () => {
    const { store, database, another } = await stores.empty(kind);
    const second = await another();
    const random = seededRandom(2);
    const reports = Array.from({ length: 200 }, () => randomReport(random, random() < 0.5 ? 'm5' : 'm6'));
    const batches = Array.from({ length: 40 }, (_, batch) =>
      (batch % 2 ? store : second).addReports(
        // Every report is in four batches, in another order each time.
        reports.filter((_, n) => n % 10 === batch % 10).sort(() => random() - 0.5),
        MONDAY,
      ),
    );
    await Promise.all(batches);
    expect(await exactSums(database)).toEqual({
      ...expectedSums(
        reports.filter(({ model }) => model === 'm5'),
        MONDAY,
      ),
      ...expectedSums(
        reports.filter(({ model }) => model === 'm6'),
        MONDAY,
        'm6',
      ),
    });
  });

  test('leaves nothing of a batch that fails', async () => {
    const { store, database } = await stores.empty(kind);
    // 33 characters do not fit into PostgreSQL's column; SQLite is made to fail by a missing table.
    const broken = makeReport({ model: 'm'.repeat(33) });
    if (kind === 'sqlite') await database.kysely.schema.alterTable('sums').renameTo('gone').execute();
    await expect(store.addReports([makeReport(), broken], MONDAY)).rejects.toThrow();
    if (kind === 'sqlite') await database.kysely.schema.alterTable('gone').renameTo('sums').execute();
    expect(await exactSums(database)).toEqual({});
    expect(await database.kysely.selectFrom('report_ids').selectAll().execute()).toEqual([]);
    expect(await database.kysely.selectFrom('open_days').selectAll().execute()).toEqual([]);
  });

  test('has no column for an address, an agent, a report or a time of day', async () => {
    const { database } = await stores.empty(kind);
    const { kysely } = database;
    const tables = await kysely.introspection.getTables();
    const current =
      kind === 'sqlite'
        ? undefined
        : (await sql<{ name: string }>`select current_schema() as name`.execute(kysely)).rows[0]?.name;
    const own = tables.filter(({ schema }) => schema === current);
    const columns = own.map(
      ({ name, columns }) =>
        `${name}: ${columns
          .map((column) => column.name)
          .sort()
          .join(' ')}`,
    );
    expect(columns.sort()).toEqual([
      'meta: key value',
      'open_days: day model reports',
      'released: attempts digit failures from_day model noise to_day',
      'report_ids: day id',
      'sums: attempts day digit failures model',
    ]);
  });

  test('opens again, by several at once, and refuses the database of a newer program', async () => {
    const { store, database, another } = await stores.empty(kind);
    await store.addReports([makeReport()], MONDAY);
    await Promise.all([another(), another(), another()]);
    expect(Object.keys(await exactSums(database))).toHaveLength(11);
    const setVersion = (value: string) =>
      database.kysely.updateTable('meta').set({ value }).where('key', '=', 'schema').execute();
    await setVersion('999');
    await expect(another()).rejects.toThrow('start a newer program');
    if (kind === 'sqlite') return; // its handle is closed now, and its file belongs to this test only
    await setVersion(String(MIGRATIONS.length));
  });
});

test('several processes make the tables of an empty PostgreSQL at the same moment', async () => {
  const fresh = await testPostgres();
  try {
    const opened = await Promise.all(Array.from({ length: 6 }, () => openStore(fresh.open())));
    await Promise.all(opened.map((store) => store.check()));
    await Promise.all(opened.map((store) => store.close()));
  } finally {
    await fresh.drop();
  }
});

test('aggregates have rates per cell, and totals over the digits', () => {
  const cell = (digit: (typeof CELL_DIGITS)[number], attempts: number, failures: number, model = 'm5') => ({
    from: MONDAY,
    to: MONDAY,
    model,
    digit,
    attempts,
    failures,
  });
  const exact = (...parts: Parameters<typeof cell>) => ({ ...cell(...parts), noise: 0 });
  const aggregates = aggregate(
    [exact('0', 0, 0), exact('7', 90, 9), exact('unread', 10, 10), exact('7', 10, 5, 'm6')],
    null,
  );
  expect(aggregates).toEqual({
    epsilon: null,
    cells: [
      { ...cell('0', 0, 0), rate: null, low: null, high: null },
      { ...cell('7', 90, 9), rate: 0.1, low: 0.053507, high: 0.179242 },
      { ...cell('unread', 10, 10), rate: 1, low: 0.722467, high: 1 },
      { ...cell('7', 10, 5, 'm6'), rate: 0.5, low: 0.236593, high: 0.763407 },
    ],
    totals: [
      {
        from: MONDAY,
        to: MONDAY,
        model: 'm5',
        attempts: 100,
        failures: 19,
        rate: 0.19,
        low: 0.125148,
        high: 0.277788,
      },
      {
        from: MONDAY,
        to: MONDAY,
        model: 'm6',
        attempts: 10,
        failures: 5,
        rate: 0.5,
        low: 0.236593,
        high: 0.763407,
      },
    ],
  });
  const totals = aggregates.totals.map((total) => ({ ...total, digit: 'all' as const }));
  expect([...aggregates.cells, ...totals].map(csvLine).join('').split('\r\n')).toEqual([
    `${MONDAY},${MONDAY},m5,0,0,0,,,`,
    `${MONDAY},${MONDAY},m5,7,90,9,0.1,0.053507,0.179242`,
    `${MONDAY},${MONDAY},m5,unread,10,10,1,0.722467,1`,
    `${MONDAY},${MONDAY},m6,7,10,5,0.5,0.236593,0.763407`,
    `${MONDAY},${MONDAY},m5,all,100,19,0.19,0.125148,0.277788`,
    `${MONDAY},${MONDAY},m6,all,10,5,0.5,0.236593,0.763407`,
    '',
  ]);
});
