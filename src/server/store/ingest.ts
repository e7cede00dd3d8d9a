import type { Kysely } from 'kysely';
import type { Day, Report } from '../../contract';
import type { CellSum, ModelReports } from './fold';
import type { Tables } from './schema';

/** Adds reports to the open cells, in the way that is fast on one kind of database. */
export interface Ingest {
  /** See `Store.addReports`. */
  addReports(reports: readonly Report[], today: Day): Promise<number>;
  /** See `Store.maxCommits`. */
  readonly maxCommits: number;
  /** Resolves when all that was given is done. */
  close(): Promise<void>;
}

/** Adds to how many reports the sums of a day come from. */
export function addToDays(kysely: Kysely<Tables>, day: Day, rows: readonly ModelReports[]) {
  return kysely
    .insertInto('open_days')
    .values(rows.map(({ model, reports }) => ({ day, model, reports })))
    .onConflict((conflict) =>
      conflict
        .columns(['day', 'model'])
        .doUpdateSet((eb) => ({ reports: eb('open_days.reports', '+', eb.ref('excluded.reports')) })),
    )
    .compile();
}

/** Adds to the sums of a day. */
export function addToSums(kysely: Kysely<Tables>, day: Day, rows: readonly CellSum[]) {
  return kysely
    .insertInto('sums')
    .values(rows.map(({ model, digit, attempts, failures }) => ({ day, model, digit, attempts, failures })))
    .onConflict((conflict) =>
      conflict.columns(['day', 'model', 'digit']).doUpdateSet((eb) => ({
        attempts: eb('sums.attempts', '+', eb.ref('excluded.attempts')),
        failures: eb('sums.failures', '+', eb.ref('excluded.failures')),
      })),
    )
    .compile();
}
