import { readFileSync } from 'node:fs';
import { sql } from 'kysely';
import type { Database } from '../../src/server/store';

/** Versions of the schema before today's; `test/fixtures/schema` has a database of each, written by the program of its time. */
export const EARLIER_VERSIONS = [0, 1, 2];

const TABLES = ['meta', 'report_ids', 'open_days', 'sums', 'released'] as const;

/** Fills an empty database with the fixture of a version. */
export async function loadFixture(database: Database, version: number): Promise<void> {
  const file = new URL(`../fixtures/schema/version-${version}.${database.kind}.sql`, import.meta.url);
  const statements = readFileSync(file, 'utf8').split(/;\n/);
  await database.kysely.transaction().execute(async (transaction) => {
    for (const statement of statements) {
      if (/^\s*$|^(BEGIN TRANSACTION|COMMIT)$/.test(statement)) continue;
      await sql.raw(statement).execute(transaction);
    }
  });
}

/** Every row, as lines of `key=value`; whole numbers look alike whatever the driver gives. Tables that are not there have none. */
export async function allRows({ kysely }: Database): Promise<Record<string, string[]>> {
  const rows: Record<string, string[]> = {};
  for (const table of TABLES) {
    const found = await sql<Record<string, unknown>>`select * from ${sql.table(table)}`
      .execute(kysely)
      .catch(() => ({ rows: [] }));
    rows[table] = found.rows
      .map((row) =>
        Object.entries(row)
          .map(([key, value]) => `${key}=${value}`)
          .sort()
          .join(' '),
      )
      .sort();
  }
  return rows;
}

/** Tables, columns, types, keys and indexes, in words that are the same for the same schema. */
export async function schemaOf({ kysely, kind }: Database): Promise<string[]> {
  const lines =
    kind === 'sqlite'
      ? sql<{ line: string }>`select name || ': ' || coalesce(sql, '') as line from sqlite_master`
      : sql<{ line: string }>`
          select table_name || '.' || column_name || ': ' || data_type || ' ' || coalesce(character_maximum_length, 0)
            || ' ' || is_nullable || ' ' || coalesce(column_default, '') as line
          from information_schema.columns where table_schema = current_schema()
          union all
          select indexname || ': ' || replace(indexdef, current_schema() || '.', '') from pg_indexes
          where schemaname = current_schema()`;
  return (await lines.execute(kysely)).rows.map(({ line }) => line).sort();
}

/** The rows of a version as today's schema has them. */
export function asToday(rows: Record<string, string[]>, version: number, today: number): typeof rows {
  const released = rows.released ?? [];
  return {
    ...rows,
    meta: [
      ...(rows.meta ?? []).filter((row) => !row.startsWith('key=schema ')),
      ...(version === 0 ? ['key=closed_through value=0001-01-01'] : []),
      `key=schema value=${today}`,
    ].sort(),
    // `noise` sorts between `model` and `to_day`.
    released: version < 2 ? released.map((row) => row.replace(/ to_day=/, ' noise=0 to_day=')) : released,
  };
}

/** Whether a statement changes the schema; the table that says its version is made before anything is known. */
export function changesSchema(statement: string): boolean {
  return /^(create|alter|drop) (?!table if not exists "meta")/.test(statement);
}
