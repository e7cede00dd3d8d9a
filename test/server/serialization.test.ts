import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Database, openPostgres, openStore } from '../../src/server/store';
import { type TestPostgres, testPostgres } from './postgres';
import { randomReport, seededRandom } from './reports';
import { EVERYTHING, exactSums, expectedSums, MONDAY } from './store-harness';

/**
 * Isolation that engines like CockroachDB (serializable) and YugabyteDB (repeatable read) have
 * where PostgreSQL has read committed.
 */
const STRICT = ['repeatable read', 'serializable'] as const;
const TUESDAY = '2026-11-17';

let postgres: TestPostgres;
const handles: Database[] = [];
beforeEach(async (context) => {
  postgres = await testPostgres();
  if (postgres.url === null) context.skip('PGlite has one connection, on which nothing meets');
});
afterEach(async () => {
  await Promise.all(handles.splice(0).map(({ kysely }) => kysely.destroy()));
  await postgres.drop();
});

function open(isolation = 'read committed'): Database {
  const url = new URL(postgres.url ?? '');
  const level = isolation.replace(' ', '\\ ');
  const options = `${url.searchParams.get('options')} -c default_transaction_isolation=${level}`;
  url.searchParams.set('options', options);
  const database = openPostgres(url.href, () => undefined);
  handles.push(database);
  return database;
}

/**
 * Makes the first so many uses of a table fail as an engine does that asks for a restart; at the
 * statement, or at the commit.
 */
async function failFirst(
  { kysely }: Database,
  times: number,
  table: string,
  atCommit: boolean,
): Promise<void> {
  // A sequence keeps its count when a transaction is taken back.
  await sql`create sequence tries`.execute(kysely);
  await sql`create function restart() returns trigger language plpgsql as ${sql.lit(`begin
    if nextval('tries') <= ${times} then raise exception 'restart transaction' using errcode = '40001'; end if;
    return null;
  end`)}`.execute(kysely);
  await (atCommit
    ? sql`create constraint trigger restart after insert or update on ${sql.table(table)} deferrable initially deferred
        for each row execute function restart()`
    : sql`create trigger restart after insert on ${sql.table(table)} for each statement execute function restart()`
  ).execute(kysely);
}

async function tries({ kysely }: Database): Promise<number> {
  const { rows } = await sql<{ count: string }>`select last_value as count from tries`.execute(kysely);
  return Number(rows[0]?.count);
}

describe('a transaction that PostgreSQL ends with 40001', () => {
  test.each([
    ['at a statement', 'sums', false],
    ['at the commit', 'open_days', true],
  ])('%s is tried again, and reports count once', async (_, table, atCommit) => {
    const database = open();
    const store = await openStore(database);
    await failFirst(database, 3, table, atCommit);
    const random = seededRandom(41);
    const reports = Array.from({ length: 20 }, () => randomReport(random));
    await store.addReports(reports, MONDAY);
    expect(await tries(database), 'three failures and the success').toBe(4);
    expect(await exactSums(database)).toEqual(expectedSums(reports, MONDAY));
  });

  test('in a release is tried again, and what is released is so once', async () => {
    const database = open();
    const store = await openStore(database);
    const random = seededRandom(42);
    const reports = Array.from({ length: 20 }, () => randomReport(random));
    await store.addReports(reports, MONDAY);
    await failFirst(database, 2, 'released', false);
    await store.release(TUESDAY, 1);
    expect(await tries(database)).toBe(3);
    const cells = await store.released(EVERYTHING);
    const found = cells.map(({ from, model, digit, attempts, failures }) => [
      `${from} ${model} ${digit}`,
      { attempts, failures },
    ]);
    expect(Object.fromEntries(found)).toEqual(expectedSums(reports, MONDAY));
    expect(cells).toHaveLength(11);
    expect(await exactSums(database)).toEqual({});
  });

  test('again and again is given up, and leaves nothing', async () => {
    const database = open();
    const store = await openStore(database);
    await failFirst(database, 1_000_000, 'sums', false);
    await expect(store.addReports([randomReport(seededRandom(43))], MONDAY)).rejects.toMatchObject({
      code: '40001',
    });
    expect(await tries(database)).toBe(12);
    expect(await exactSums(database)).toEqual({});
    expect(await database.kysely.selectFrom('report_ids').selectAll().execute()).toEqual([]);
  });
});

test.each(STRICT)('under %s, batches that meet each other and releases count exactly', async (isolation) => {
  const first = open(isolation);
  const level = await sql<{
    level: string;
  }>`select current_setting('transaction_isolation') as level`.execute(first.kysely);
  expect(level.rows[0]?.level).toBe(isolation);
  const stores = [await openStore(first), await openStore(open(isolation))];
  const random = seededRandom(44);
  const reports = Array.from({ length: 60 }, () => randomReport(random));
  // Two batches at a time from each of two processes, every report in two of them.
  const adding = stores.flatMap((store, process) =>
    [0, 1].map(async (part) => {
      for (let batch = part; batch < 6; batch += 2) {
        const own = reports.filter((_, n) => n % 6 === batch || n % 6 === (batch + 1 + process) % 6);
        await store.addReports(own, MONDAY);
      }
    }),
  );
  const releasing = stores.map(async (store) => {
    for (let times = 0; times < 3; times++) await store.release(MONDAY, 1);
  });
  await Promise.all([...adding, ...releasing]);
  expect(await exactSums(first)).toEqual(expectedSums(reports, MONDAY));
  await Promise.all(stores.map((store) => store.release(TUESDAY, 1)));
  expect(await stores[0]?.released(EVERYTHING)).toHaveLength(11);
});
