import { join } from 'node:path';
import { withPostgres } from '../command';
import { SqliteDatabase } from '../sqlite';
import type { CellSum } from './ledger';

/** What the server has counted on a day and not released yet. */
export interface DaySums {
  /** Ids of the reports that were counted on that day. */
  readonly ids: readonly string[];
  readonly reports: readonly { readonly model: string; readonly reports: number }[];
  readonly cells: readonly CellSum[];
}

/** Reads the exact sums of a UTC day out of the database, around the server. */
export type ReadDaySums = (day: string) => Promise<DaySums>;

const IDS = 'select id from report_ids where day = ';
const REPORTS = 'select model, reports from open_days where day = ';
const CELLS = 'select model, digit, attempts, failures from sums where day = ';

/** Of a server on SQLite in this folder, which may run meanwhile. */
export function sqliteDaySums(dataDir: string): ReadDaySums {
  return async (day) => {
    const database = new SqliteDatabase(join(dataDir, 'inktally.sqlite'), { readonly: true });
    try {
      return {
        ids: database.prepare<[string], string>(`${IDS}?`).pluck().all(day),
        reports: database.prepare<[string], { model: string; reports: number }>(`${REPORTS}?`).all(day),
        cells: database.prepare<[string], CellSum>(`${CELLS}?`).all(day),
      };
    } finally {
      database.close();
    }
  };
}

/** Of a server on PostgreSQL at this address. */
export function postgresDaySums(url: string): ReadDaySums {
  return (day) =>
    withPostgres(url, async (client) => {
      const ids = await client.query<{ id: string }>(`${IDS}$1`, [day]);
      // The driver gives 64-bit integers as text.
      const reports = await client.query<{ model: string; reports: string }>(`${REPORTS}$1`, [day]);
      const cells = await client.query<Record<keyof CellSum, string>>(`${CELLS}$1`, [day]);
      return {
        ids: ids.rows.map(({ id }) => id),
        reports: reports.rows.map((row) => ({ model: row.model, reports: Number(row.reports) })),
        cells: cells.rows.map(({ model, digit, attempts, failures }) => ({
          model,
          digit,
          attempts: Number(attempts),
          failures: Number(failures),
        })),
      };
    });
}
