import type { PGlite } from '@electric-sql/pglite';
import type { Driver } from 'kysely';
import { PGliteDialect } from 'kysely-pglite-dialect';
import type { Client } from 'pg';
import { ownSchema, withPostgres } from '../../src/command';
import { type Database, fromDialect, openPostgres } from '../../src/server/store';
import { MONDAY } from './harness';

/** A PostgreSQL with a schema of the test's own. */
export interface TestPostgres {
  /** What it is: a server, or the embedded PGlite. */
  readonly name: string;
  /** DATABASE_URL for a server process; `null` for PGlite, which lives in this process only. */
  readonly url: string | null;
  /** Another, independent handle on the same data. */
  readonly open: () => Database;
  /** Sets the clock of the database, which stands still from then on. Not of PGlite. */
  readonly setClock: (time: number) => Promise<void>;
  readonly drop: () => Promise<void>;
}

/**
 * Puts a clock of the tests before that of PostgreSQL, where `search_path` names the schema before
 * `pg_catalog`. Without a time it runs, from noon of MONDAY, as that of server processes does.
 */
export async function setPostgresClock(client: Client, schema: string, time?: number): Promise<void> {
  const now =
    time === undefined
      ? `pg_catalog.now() + interval '${MONDAY - Date.now()} ms'`
      : `timestamptz '${new Date(time).toISOString()}'`;
  await client.query(
    `create or replace function ${schema}.now() returns timestamptz language sql stable as $$ select ${now} $$`,
  );
}

const LOCAL_URL = 'postgres://postgres@127.0.0.1:5432/test';

/**
 * PostgreSQL for tests: `TEST_DATABASE_URL`, else a server on this machine if one answers, else
 * PGlite. Says which. A `TEST_DATABASE_URL` that does not answer is an error, so that CI cannot
 * quietly test something else.
 */
export async function testPostgres(): Promise<TestPostgres> {
  const given = process.env.TEST_DATABASE_URL;
  const url = given ?? LOCAL_URL;
  try {
    const postgres = await onServer(url);
    console.info(
      `PostgreSQL of the tests: ${postgres.name} (${given ? 'TEST_DATABASE_URL' : 'on this machine'})`,
    );
    return postgres;
  } catch (error) {
    if (given) throw error;
  }
  const postgres = await embedded();
  console.info(`PostgreSQL of the tests: ${postgres.name} (no server on this machine)`);
  return postgres;
}

async function onServer(url: string): Promise<TestPostgres> {
  const schema = await ownSchema(url, 'inktally_test');
  const own = new URL(schema.url);
  own.searchParams.set('options', `-c search_path=${schema.name},pg_catalog`);
  const version = await withPostgres(url, async (client) => {
    await setPostgresClock(client, schema.name);
    const { rows } = await client.query<{ server_version: string }>('show server_version');
    return rows[0]?.server_version ?? 'of unknown version';
  });
  return {
    name: `PostgreSQL ${version}`,
    url: own.href,
    open: () => openPostgres(own.href, () => undefined),
    setClock: (time) => withPostgres(url, (client) => setPostgresClock(client, schema.name, time)),
    drop: schema.drop,
  };
}

async function embedded(): Promise<TestPostgres> {
  const { PGlite } = await import('@electric-sql/pglite');
  const pglite = await PGlite.create();
  const { rows } = await pglite.query<{ server_version: string }>('show server_version');
  const dialect = new SharedDialect(pglite);
  return {
    name: `PGlite ${rows[0]?.server_version ?? ''}`,
    url: null,
    open: () => fromDialect(dialect),
    setClock: () => Promise.reject(new Error('PGlite has its own clock')),
    drop: () => pglite.close(),
  };
}

/**
 * PGlite has one connection. All handles go through one driver, which lets one transaction at a
 * time use it, and which stays open when a handle is closed.
 */
class SharedDialect extends PGliteDialect {
  readonly #driver: Driver;

  constructor(pglite: PGlite) {
    super(pglite);
    this.#driver = super.createDriver();
    this.#driver.destroy = async () => undefined;
  }

  override createDriver(): Driver {
    return this.#driver;
  }
}
