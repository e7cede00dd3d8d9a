import { sql, type Transaction } from 'kysely';
import type { Database } from './database';
import { MODEL_COLUMN, type Tables } from './schema';

export type Migration = (transaction: Transaction<Tables>, kind: Database['kind']) => Promise<void>;

/**
 * In order; number n takes the schema from version n to n + 1. Never change what a published one makes: add another, and a fixture of
 * the version before it (`test/fixtures/schema`). Some engines that speak PostgreSQL's protocol commit before each change of the schema
 * (docs/scaling.md), so every statement must also do when it is done already.
 */
export const MIGRATIONS: readonly Migration[] = [createTables, addNoise, dropIdsByDay];

async function createTables(transaction: Transaction<Tables>, kind: Database['kind']): Promise<void> {
  const { schema } = transaction;
  const reportIds = schema
    .createTable('report_ids')
    .ifNotExists()
    .addColumn('id', 'varchar(22)', (column) => column.primaryKey())
    .addColumn('day', 'varchar(10)', (column) => column.notNull());
  // Without row ids SQLite keeps no trace of the order in which reports arrived.
  await (kind === 'sqlite' ? reportIds.modifyEnd(sql`without rowid`) : reportIds).execute();
  await schema.createIndex('report_ids_day').ifNotExists().on('report_ids').column('day').execute();
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
    .addPrimaryKeyConstraint('released_key', ['from_day', 'to_day', 'model', 'digit'])
    .execute();
  await transaction
    .insertInto('meta')
    .values({ key: 'closed_through', value: '0001-01-01' })
    .onConflict((conflict) => conflict.column('key').doNothing())
    .execute();
}

/** Cells that were released before this are exact. */
async function addNoise({ schema }: Transaction<Tables>, kind: Database['kind']): Promise<void> {
  await schema
    .alterTable('released')
    .addColumn('noise', 'double precision', (column) => {
      const noise = column.notNull().defaultTo(0);
      // SQLite does not know this, and always takes a half-done migration back.
      return kind === 'sqlite' ? noise : noise.ifNotExists();
    })
    .execute();
}

/**
 * In SQLite the index is a second copy of the ids in random order: half of the bytes of an id, and half of the pages that a commit
 * writes. It was of use once a day only, when old ids are deleted. In PostgreSQL rows of a day come one after the other in the
 * index, which so costs little, and tables may be too large to be read through.
 */
async function dropIdsByDay({ schema }: Transaction<Tables>, kind: Database['kind']): Promise<void> {
  if (kind === 'sqlite') await schema.dropIndex('report_ids_day').ifExists().execute();
}
