import { sql } from 'kysely';
import { type Database, openSqlite } from '../../src/server/store';
import { migrate } from '../../src/server/store/migrate';
import { temporaryFolder } from './harness';
import { LATER } from './later-migrations';
import { type TestPostgres, testPostgres } from './postgres';

const TABLES = ['meta', 'report_ids', 'open_days', 'sums', 'released', 'notes'] as const;

/**
 * Every row, as lines of `key=value`; whole numbers look alike whatever the driver gives. Tables
 * that are not there have none.
 */
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

/** Empty databases for the tests of one file. */
export class SchemaTests {
  readonly #handles: Database[] = [];
  readonly #servers: TestPostgres[] = [];
  readonly #later = new Map<Database['kind'], string[]>();

  /** An empty database; `place` is what another process opens it by, `null` where none can. */
  async empty(kind: Database['kind']): Promise<{ database: Database; place: string | null }> {
    if (kind === 'postgres') {
      const postgres = await this.#emptyPostgres();
      return { database: this.#keep(postgres.open()), place: postgres.url };
    }
    const place = await temporaryFolder();
    return { database: this.open(place), place };
  }

  /** The SQLite database of a folder. */
  open(folder: string): Database {
    return this.#keep(openSqlite(folder));
  }

  /** The schema that `LATER` makes of an empty database. */
  async laterSchema(kind: Database['kind']): Promise<string[]> {
    const known = this.#later.get(kind);
    if (known) return known;
    const { database } = await this.empty(kind);
    await migrate(database, LATER);
    const schema = await schemaOf(database);
    this.#later.set(kind, schema);
    return schema;
  }

  /** For `afterEach`. */
  async close(): Promise<void> {
    await Promise.all(this.#handles.splice(0).map(({ kysely }) => kysely.destroy()));
    await Promise.all(this.#servers.splice(0).map((server) => server.drop()));
  }

  async #emptyPostgres(): Promise<TestPostgres> {
    const postgres = await testPostgres();
    this.#servers.push(postgres);
    return postgres;
  }

  #keep(database: Database): Database {
    this.#handles.push(database);
    return database;
  }
}
