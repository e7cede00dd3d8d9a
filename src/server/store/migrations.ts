import { sql, type Transaction } from 'kysely';
import type { Database } from './database';
import type { Tables } from './schema';

export type Migration = (transaction: Transaction<Tables>, kind: Database['kind']) => Promise<void>;

/**
 * In order; number n takes the schema from version n to n + 1. Never change what a published one
 * makes: add another, and a test that opens a database of the version before it. Some engines that
 * speak PostgreSQL's protocol commit before each change of the schema (docs/scaling.md), so each
 * statement must also work when it is done already.
 */
export const MIGRATIONS: readonly Migration[] = [createTables];

async function createTables(transaction: Transaction<Tables>, kind: Database['kind']): Promise<void> {
  // Without row ids SQLite keeps no trace of the order in which reports arrived.
  const end = sql.raw(kind === 'sqlite' ? 'without rowid' : '');
  const statements = [
    sql`create table if not exists report_ids (
      id varchar(22) primary key,
      day varchar(10) not null
    ) ${end}`,
    sql`create table if not exists open_days (
      day varchar(10) not null,
      model varchar(32) not null,
      reports bigint not null,
      constraint open_days_key primary key (day, model)
    )`,
    sql`create table if not exists sums (
      day varchar(10) not null,
      model varchar(32) not null,
      digit varchar(6) not null,
      attempts bigint not null,
      failures bigint not null,
      constraint sums_key primary key (day, model, digit)
    )`,
    sql`create table if not exists released (
      from_day varchar(10) not null,
      to_day varchar(10) not null,
      model varchar(32) not null,
      digit varchar(6) not null,
      attempts bigint not null,
      failures bigint not null,
      noise double precision default 0 not null,
      constraint released_key primary key (from_day, to_day, model, digit)
    )`,
    sql`insert into meta (key, value) values ('closed_through', '0001-01-01') on conflict (key) do nothing`,
  ];
  // Used once a day, to delete old ids. SQLite does without: there it would be a second copy of the
  // ids, in random order, and double the pages that a commit writes. In PostgreSQL it costs little.
  if (kind === 'postgres') {
    statements.push(sql`create index if not exists report_ids_day on report_ids (day)`);
  }
  for (const statement of statements) await statement.execute(transaction);
}
