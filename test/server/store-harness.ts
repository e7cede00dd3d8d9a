import type { Report } from '../../src/contract';
import { type Database, openSqlite, openStore, type Store } from '../../src/server/store';
import { temporaryFolder } from './harness';
import { type TestPostgres, testPostgres } from './postgres';
import { sumReports } from './reports';

export const EVERYTHING = { from: null, to: null, model: null };
export const MONDAY = '2026-11-16';
export const SUNDAY = '2026-11-22';

export interface EmptyStore {
  readonly store: Store;
  /** The way to look at its tables. */
  readonly database: Database;
  /** Opens another store on the same data. */
  readonly another: () => Promise<Store>;
}

/** Empty stores of either kind for the tests of one file. */
export class StoreTests {
  #postgres: TestPostgres | null = null;
  readonly #handles = new Set<Database>();

  /** @param now replaces the clock of the database */
  async empty(kind: 'sqlite' | 'postgres', now?: () => number): Promise<EmptyStore> {
    const folder = await temporaryFolder();
    this.#postgres ??= await testPostgres();
    const postgres = this.#postgres;
    const database = kind === 'sqlite' ? openSqlite(folder) : postgres.open();
    this.#handles.add(database);
    const another = async () => {
      // SQLite is for one process, which has one handle; PostgreSQL gets one for each.
      const handle = kind === 'sqlite' ? database : postgres.open();
      this.#handles.add(handle);
      return openStore(handle, now);
    };
    const store = await another();
    if (kind === 'postgres') await makeEmpty(database);
    return { store, database, another };
  }

  /** Closes the handles of a test. */
  async close(): Promise<void> {
    await Promise.all([...this.#handles].map(({ kysely }) => kysely.destroy()));
    this.#handles.clear();
  }

  async drop(): Promise<void> {
    await this.#postgres?.drop();
  }
}

async function makeEmpty({ kysely }: Database): Promise<void> {
  for (const table of ['report_ids', 'open_days', 'sums', 'released'] as const) {
    await kysely.deleteFrom(table).execute();
  }
  await kysely.deleteFrom('meta').where('key', '=', 'confirmed_day').execute();
  await kysely.updateTable('meta').set({ value: '0001-01-01' }).where('key', '=', 'closed_through').execute();
}

/** The open cells, by "day model digit". */
export async function exactSums({ kysely }: Database): Promise<Record<string, unknown>> {
  const rows = await kysely.selectFrom('sums').selectAll().execute();
  return Object.fromEntries(
    rows.map((row) => [
      `${row.day} ${row.model} ${row.digit}`,
      { attempts: Number(row.attempts), failures: Number(row.failures) },
    ]),
  );
}

/** What `exactSums` has to be for reports of a day and model. */
export function expectedSums(reports: readonly Report[], day: string, model = 'm5'): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(sumReports(reports)).map(([digit, cell]) => [`${day} ${model} ${digit}`, cell]),
  );
}
