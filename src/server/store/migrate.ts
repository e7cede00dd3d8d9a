import type { Kysely } from 'kysely';
import { type Database, errorCode, inTransaction } from './database';
import { MIGRATIONS, type Migration } from './migrations';
import type { Tables } from './schema';

/** SQLSTATE of two processes creating the same table, index or column at the same moment, `IF NOT EXISTS` or not. */
const CREATE_RACE_CODES: ReadonlySet<unknown> = new Set(['23505', '42P07', '42701', '42710']);
/** How often a migration that met another one at the same moment is begun in all. */
const TRIES = 5;

/**
 * Brings the schema to this program's version. Of several processes that start at once, one does it while the others wait. A migration
 * that broke off is taken back by the database, or, on an engine that commits each change of the schema by itself, gone through again.
 *
 * @param migrations in place of the usual, for tests: fewer or more of them make the schema of another version
 * @throws Error when the database is of a newer program, or is none of this program's
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
    // The update, not the read, takes the row lock, so the version read after it is final.
    await transaction
      .updateTable('meta')
      .set((eb) => ({ value: eb.ref('value') }))
      .where('key', '=', 'schema')
      .execute();
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
  await kysely.schema
    .createTable('meta')
    .ifNotExists()
    .addColumn('key', 'varchar(32)', (column) => column.primaryKey())
    .addColumn('value', 'text', (column) => column.notNull())
    .execute();
  await kysely
    .insertInto('meta')
    .values({ key: 'schema', value: '0' })
    .onConflict((conflict) => conflict.column('key').doNothing())
    .execute();
}
