import { type Kysely, sql } from 'kysely';
import { type Database, errorCode, inTransaction } from './database';
import { lockMeta } from './meta';
import { MIGRATIONS, type Migration } from './migrations';
import type { Tables } from './schema';

/** SQLSTATEs where two processes create the same thing at once, `IF NOT EXISTS` or not. */
const CREATE_RACE_CODES: ReadonlySet<unknown> = new Set(['23505', '42P07', '42701', '42710']);
/** Most attempts of a migration that meets another one at the same moment. */
const TRIES = 5;

/**
 * Brings the schema to this program's version. Of several processes that start at once, one does it
 * while the others wait. The database rolls an interrupted migration back; on an engine that
 * commits each schema change by itself, it runs again.
 *
 * Not kysely's Migrator: on SQLite that has neither a lock nor a transaction, and on PostgreSQL it
 * needs advisory locks, which not every compatible engine has.
 *
 * @param migrations for tests: fewer or more of them make the schema of another version
 * @throws Error when the database belongs to a newer program, or to another one
 */
export async function migrate(
  database: Pick<Database, 'kysely' | 'kind'>,
  migrations: readonly Migration[] = MIGRATIONS,
): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      await createMeta(database.kysely);
      await runMissing(database, migrations);
      return;
    } catch (error) {
      if (attempt >= TRIES || !CREATE_RACE_CODES.has(errorCode(error))) throw error;
    }
  }
}

async function runMissing(
  database: Pick<Database, 'kysely' | 'kind'>,
  migrations: readonly Migration[],
): Promise<void> {
  await inTransaction(database, async (transaction) => {
    // The version read after the lock is final.
    await lockMeta(transaction, 'schema');
    const { value } = await transaction
      .selectFrom('meta')
      .select('value')
      .where('key', '=', 'schema')
      .executeTakeFirstOrThrow();
    if (!/^\d+$/.test(value)) {
      throw new Error(
        `its schema version is "${value}", which is no number: it is not a database of this program`,
      );
    }
    const version = Number(value);
    if (version > migrations.length) {
      throw new Error(
        `it has schema version ${version}, but this program knows only ${migrations.length}: start a newer program`,
      );
    }
    for (const [done, migration] of migrations.entries()) {
      if (done < version) continue;
      await migration(transaction, database.kind);
      await transaction
        .updateTable('meta')
        .set({ value: String(done + 1) })
        .where('key', '=', 'schema')
        .where('value', '=', String(done))
        .execute();
    }
  });
}

async function createMeta(kysely: Kysely<Tables>): Promise<void> {
  await sql`create table if not exists meta (key varchar(32) primary key, value text not null)`.execute(
    kysely,
  );
  await sql`insert into meta (key, value) values ('schema', '0') on conflict (key) do nothing`.execute(
    kysely,
  );
}
