import { sql, type Transaction } from 'kysely';
import type { Database } from './database';
import type { Tables } from './schema';

/** A model version that a report can carry has at most 32 characters. */
const MODEL_COLUMN = 'varchar(32)';

export type Migration = (transaction: Transaction<Tables>, kind: Database['kind']) => Promise<void>;

/**
 * In order; number n takes the schema from version n to n + 1. Never change what a published one
 * makes: add another, and a test that opens a database of the version before it. Some engines that
 * speak PostgreSQL's protocol commit before each change of the schema (docs/scaling.md), so each
 * statement must also work when it is done already.
 */
export const MIGRATIONS: readonly Migration[] = [createTables];

async function createTables(transaction: Transaction<Tables>, kind: Database['kind']): Promise<void> {
  const { schema } = transaction;
  const reportIds = schema
    .createTable('report_ids')
    .ifNotExists()
    .addColumn('id', 'varchar(22)', (column) => column.primaryKey())
    .addColumn('day', 'varchar(10)', (column) => column.notNull());
  // Without row ids SQLite keeps no trace of the order in which reports arrived.
  await (kind === 'sqlite' ? reportIds.modifyEnd(sql`without rowid`) : reportIds).execute();
  // Used once a day, to delete old ids. SQLite does without: there it would be a second copy of the
  // ids, in random order, and double the pages that a commit writes. In PostgreSQL it costs little.
  if (kind === 'postgres') {
    await schema.createIndex('report_ids_day').ifNotExists().on('report_ids').column('day').execute();
  }
  await schema
    .createTable('open_days')
    .ifNotExists()
    .addColumn('day', 'varchar(10)', (column) => column.notNull())
    .addColumn('model', MODEL_COLUMN, (column) => column.notNull())
    .addColumn('reports', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('open_days_key', ['day', 'model'])
    .execute();
  await schema
    .createTable('sums')
    .ifNotExists()
    .addColumn('day', 'varchar(10)', (column) => column.notNull())
    .addColumn('model', MODEL_COLUMN, (column) => column.notNull())
    .addColumn('digit', 'varchar(6)', (column) => column.notNull())
    .addColumn('attempts', 'bigint', (column) => column.notNull())
    .addColumn('failures', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('sums_key', ['day', 'model', 'digit'])
    .execute();
  await schema
    .createTable('released')
    .ifNotExists()
    .addColumn('from_day', 'varchar(10)', (column) => column.notNull())
    .addColumn('to_day', 'varchar(10)', (column) => column.notNull())
    .addColumn('model', MODEL_COLUMN, (column) => column.notNull())
    .addColumn('digit', 'varchar(6)', (column) => column.notNull())
    .addColumn('attempts', 'bigint', (column) => column.notNull())
    .addColumn('failures', 'bigint', (column) => column.notNull())
    .addColumn('noise', 'double precision', (column) => column.notNull().defaultTo(0))
    .addPrimaryKeyConstraint('released_key', ['from_day', 'to_day', 'model', 'digit'])
    .execute();
  await transaction
    .insertInto('meta')
    .values({ key: 'closed_through', value: '0001-01-01' })
    .onConflict((conflict) => conflict.column('key').doNothing())
    .execute();
}
