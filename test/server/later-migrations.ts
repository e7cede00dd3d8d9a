import { sql } from 'kysely';
import type { Database } from '../../src/server/store';
import { migrate } from '../../src/server/store/migrate';
import { MIGRATIONS, type Migration } from '../../src/server/store/migrations';

/** The program's migrations, and two made-up ones that do what later ones may. */
export const LATER: readonly Migration[] = [...MIGRATIONS, weighReleased, keepNotes];

/** Every version of the schema before the one that `LATER` makes. */
export const VERSIONS: readonly number[] = LATER.map((_, version) => version);

/** Adds a column and an index. */
async function weighReleased({ schema }: Parameters<Migration>[0], kind: Database['kind']): Promise<void> {
  await schema
    .alterTable('released')
    .addColumn('weight', 'bigint', (column) => {
      const weight = column.notNull().defaultTo(0);
      return kind === 'sqlite' ? weight : weight.ifNotExists();
    })
    .execute();
  await schema.createIndex('released_weight').ifNotExists().on('released').column('weight').execute();
}

/** Adds a table with a row in it. */
async function keepNotes(transaction: Parameters<Migration>[0]): Promise<void> {
  await transaction.schema
    .createTable('notes')
    .ifNotExists()
    .addColumn('key', 'varchar(32)', (column) => column.primaryKey())
    .execute();
  await sql`insert into notes (key) values ('first') on conflict do nothing`.execute(transaction);
}

/** Brings an empty database to a version of the schema; it has rows where that has tables. */
export async function prepare(database: Database, version: number): Promise<void> {
  if (version >= MIGRATIONS.length) {
    await migrate(database, MIGRATIONS);
    const { kysely } = database;
    const cell = { model: 'm5', digit: '7', attempts: 40, failures: 3 } as const;
    await kysely
      .insertInto('report_ids')
      .values([
        { id: '-ZwdBone2HIMCY8E1hLWDd', day: '2026-11-17' },
        { id: 'VhsitYTD0Bq0-Rmmo-Xg_S', day: '2026-11-17' },
      ])
      .execute();
    await kysely.insertInto('open_days').values({ day: '2026-11-17', model: 'm5', reports: 2 }).execute();
    await kysely
      .insertInto('sums')
      .values({ day: '2026-11-17', ...cell })
      .execute();
    await kysely
      .insertInto('released')
      .values({ from_day: '2026-11-16', to_day: '2026-11-16', ...cell, noise: 8.25 })
      .execute();
  }
  await migrate(database, LATER.slice(0, version));
}

/** The rows of a version after the rest of `LATER`. */
export function asLater(rows: Record<string, string[]>, version: number): typeof rows {
  const { meta = [], released = [] } = rows;
  return {
    ...rows,
    meta: [
      ...meta.filter((row) => !row.startsWith('key=schema ')),
      ...(version === 0 ? ['key=closed_through value=0001-01-01'] : []),
      `key=schema value=${LATER.length}`,
    ].sort(),
    // `weight` sorts after all other columns.
    released: version <= MIGRATIONS.length ? released.map((row) => `${row} weight=0`) : released,
    notes: ['key=first'],
  };
}

/** Whether a statement changes the schema, apart from the table that has its version. */
export function changesSchema(statement: string): boolean {
  return /^(create|alter|drop) (?!table if not exists meta )/.test(statement);
}
