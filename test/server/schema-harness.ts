import { type Database, openSqlite, openStore } from '../../src/server/store';
import { MIGRATIONS } from '../../src/server/store/migrations';
import { temporaryFolder } from './harness';
import { type TestPostgres, testPostgres } from './postgres';
import { schemaOf } from './schema-fixtures';

/** Today's version of the schema. */
export const TODAY = MIGRATIONS.length;

/** Empty databases for the tests of one file. */
export class SchemaTests {
  readonly #handles: Database[] = [];
  readonly #servers: TestPostgres[] = [];
  readonly #fresh = new Map<Database['kind'], string[]>();

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

  /** The schema that an empty database gets today. */
  async freshSchema(kind: Database['kind']): Promise<string[]> {
    const known = this.#fresh.get(kind);
    if (known) return known;
    const { database } = await this.empty(kind);
    await openStore(database);
    const schema = await schemaOf(database);
    this.#fresh.set(kind, schema);
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
