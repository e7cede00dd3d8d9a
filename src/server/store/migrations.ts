import { type Kysely, sql, type Transaction } from 'kysely';
import { type Database, errorCode, inTransaction } from './database';
import { MODEL_COLUMN, type Tables } from './schema';

type Migration = (transaction: Transaction<Tables>, kind: Database['kind']) => Promise<void>;

/** In order; number n takes the schema from version n to n + 1. Never change one that was published: add another. */
const MIGRATIONS: readonly Migration[] = [createTables, addNoise];

/** SQLSTATE of two processes creating the same table at the same moment, `IF NOT EXISTS` or not. */
const CREATE_RACE_CODES: ReadonlySet<unknown> = new Set(['23505', '42P07', '42710']);

/**
 * Brings the schema to this program's version. Of several processes that start at once, one does it while the others wait.
 *
 * @throws Error when the database is of a newer program
 */
export async function migrate(database: Database): Promise<void> {
  await createMeta(database.kysely);
  await inTransaction(database, async (transaction) => {
    // The update, not the read, takes the row lock, so the version read after it is final.
    await transaction
      .updateTable('meta')
      .set((eb) => ({ value: eb.ref('value') }))
      .where('key', '=', 'schema')
      .execute();
    const row = await transaction
      .selectFrom('meta')
      .select('value')
      .where('key', '=', 'schema')
      .executeTakeFirstOrThrow();
    const version = Number(row.value);
    if (version > MIGRATIONS.length) {
      throw new Error(
        `the database has schema version ${version}, but this program knows only ${MIGRATIONS.length}: start a newer program`,
      );
    }
    for (const migration of MIGRATIONS.slice(version)) await migration(transaction, database.kind);
    await transaction
      .updateTable('meta')
      .set({ value: String(MIGRATIONS.length) })
      .where('key', '=', 'schema')
      .execute();
  });
}

async function createMeta(kysely: Kysely<Tables>): Promise<void> {
  const create = () =>
    kysely.schema
      .createTable('meta')
      .ifNotExists()
      .addColumn('key', 'varchar(32)', (column) => column.primaryKey())
      .addColumn('value', 'text', (column) => column.notNull())
      .execute();
  await create().catch((error: unknown) => {
    if (!CREATE_RACE_CODES.has(errorCode(error))) throw error;
  });
  await kysely
    .insertInto('meta')
    .values({ key: 'schema', value: '0' })
    .onConflict((conflict) => conflict.column('key').doNothing())
    .execute();
}

async function createTables(transaction: Transaction<Tables>, kind: Database['kind']): Promise<void> {
  const { schema } = transaction;
  const reportIds = schema
    .createTable('report_ids')
    .addColumn('id', 'varchar(22)', (column) => column.primaryKey())
    .addColumn('day', 'varchar(10)', (column) => column.notNull());
  // Without row ids SQLite keeps no trace of the order in which reports arrived.
  await (kind === 'sqlite' ? reportIds.modifyEnd(sql`without rowid`) : reportIds).execute();
  await schema.createIndex('report_ids_day').on('report_ids').column('day').execute();
  await schema
    .createTable('open_days')
    .addColumn('day', 'varchar(10)', (column) => column.notNull())
    .addColumn('model', MODEL_COLUMN, (column) => column.notNull())
    .addColumn('reports', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('open_days_key', ['day', 'model'])
    .execute();
  await schema
    .createTable('sums')
    .addColumn('day', 'varchar(10)', (column) => column.notNull())
    .addColumn('model', MODEL_COLUMN, (column) => column.notNull())
    .addColumn('digit', 'varchar(6)', (column) => column.notNull())
    .addColumn('attempts', 'bigint', (column) => column.notNull())
    .addColumn('failures', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('sums_key', ['day', 'model', 'digit'])
    .execute();
  await schema
    .createTable('released')
    .addColumn('from_day', 'varchar(10)', (column) => column.notNull())
    .addColumn('to_day', 'varchar(10)', (column) => column.notNull())
    .addColumn('model', MODEL_COLUMN, (column) => column.notNull())
    .addColumn('digit', 'varchar(6)', (column) => column.notNull())
    .addColumn('attempts', 'bigint', (column) => column.notNull())
    .addColumn('failures', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('released_key', ['from_day', 'to_day', 'model', 'digit'])
    .execute();
  await transaction
    .insertInto('meta')
    .values({ key: 'closed_through', value: '0001-01-01' })
    .onConflict((conflict) => conflict.column('key').doNothing())
    .execute();
}

/** Cells that were released before this are exact. */
async function addNoise({ schema }: Transaction<Tables>): Promise<void> {
  await schema
    .alterTable('released')
    .addColumn('noise', 'double precision', (column) => column.notNull().defaultTo(0))
    .execute();
}
