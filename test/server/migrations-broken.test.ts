import { Kysely, PostgresDialect } from 'kysely';
import { Pool, type PoolClient } from 'pg';
import { afterEach, describe, expect, test } from 'vitest';
import { migrate } from '../../src/server/store/migrate';
import { crashesOf } from './crashes';
import { cleanUp } from './harness';
import { asLater, LATER, prepare, VERSIONS } from './later-migrations';
import { allRows, SchemaTests, schemaOf } from './schema-harness';

const schemas = new SchemaTests();
afterEach(async () => {
  await schemas.close();
  await cleanUp();
});

/**
 * Migrates PostgreSQL and breaks its connections after so many statements; `false` when it
 * got to the end before.
 */
async function migrateBroken(url: string, statements: number): Promise<boolean> {
  const clients: PoolClient[] = [];
  const pool = new Pool({ connectionString: url });
  pool
    .on('error', () => undefined)
    .on('connect', (client) => clients.push(client.on('error', () => undefined)));
  let left = statements;
  const log = () => {
    if (--left === 0) for (const client of clients) streamOf(client).destroy();
  };
  const kysely = new Kysely<never>({ dialect: new PostgresDialect({ pool }), log });
  const error = await migrate({ kind: 'postgres', kysely }, LATER).catch((reason: unknown) => reason);
  await kysely.destroy();
  return error !== undefined;
}

/** The socket of a connection, which the types of pg leave out. */
function streamOf(client: PoolClient): { destroy: () => void } {
  return Reflect.get(Reflect.get(client, 'connection'), 'stream');
}

describe.each(VERSIONS)('a migration from version %i that breaks off after any statement', (version) => {
  test('is taken back by SQLite, and done again', async () => {
    const { database: source, place: folder } = await schemas.empty('sqlite');
    await prepare(source, version);
    const before = await allRows(source);
    await source.kysely.destroy();
    const places = await crashesOf(folder ?? '', (database) => migrate(database, LATER));
    expect(places.length).toBeGreaterThan(5);
    const schema = await schemas.laterSchema('sqlite');
    for (const place of places) {
      const database = schemas.open(place);
      await migrate(database, LATER);
      expect(await allRows(database)).toEqual(asLater(before, version));
      expect(await schemaOf(database)).toEqual(schema);
    }
  });

  test('is taken back by PostgreSQL, and done again', async (context) => {
    const { database, place: url } = await schemas.empty('postgres');
    if (url === null) return context.skip('PGlite has no connection that could break');
    await prepare(database, version);
    const before = await allRows(database);
    let broken = 0;
    while (await migrateBroken(url, broken + 1)) {
      broken++;
      const rows = await allRows(database);
      // All or nothing. The last statement is the one before the commit.
      expect([before.meta, asLater(before, version).meta]).toContainEqual(rows.meta);
    }
    expect(broken).toBeGreaterThan(4);
    expect(await allRows(database)).toEqual(asLater(before, version));
    expect(await schemaOf(database)).toEqual(await schemas.laterSchema('postgres'));
  });

  test('is completed on an engine that commits every statement by itself', async (context) => {
    let broken = 0;
    for (let isWhole = false; !isWhole; broken++) {
      const { database, place: url } = await schemas.empty('postgres');
      if (url === null) return context.skip('PGlite has no connections of its own');
      await prepare(database, version);
      const before = await allRows(database);
      isWhole = !(await migrateWithoutTransactions(url, broken + 1));
      await migrateWithoutTransactions(url, 0);
      expect(await allRows(database)).toEqual(asLater(before, version));
      expect(await schemaOf(database)).toEqual(await schemas.laterSchema('postgres'));
      await schemas.close();
    }
    expect(broken).toBeGreaterThan(4);
  });
});

/** A dialect whose transactions are none: every statement is committed by itself. */
class WithoutTransactions extends PostgresDialect {
  override createDriver() {
    const driver = super.createDriver();
    for (const name of ['beginTransaction', 'commitTransaction', 'rollbackTransaction'] as const) {
      driver[name] = async () => undefined;
    }
    return driver;
  }
}

/** Migrates and fails after so many statements (0: never); whether it failed. */
async function migrateWithoutTransactions(url: string, statements: number): Promise<boolean> {
  let left = statements;
  const log = () => {
    if (--left === 0) throw new Error('broken off');
  };
  const dialect = new WithoutTransactions({ pool: new Pool({ connectionString: url }) });
  const kysely = new Kysely<never>({ dialect, log });
  const error = await migrate({ kind: 'postgres', kysely }, LATER).catch((reason: unknown) => reason);
  await kysely.destroy();
  if (error !== undefined) expect(String(error)).toContain('broken off');
  return error !== undefined;
}
