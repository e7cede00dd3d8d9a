import { setTimeout } from 'node:timers/promises';
import { type Kysely, sql } from 'kysely';
import { CELL_DIGITS, type CellDigit, type Day, type Report } from '../../contract';
import type { Tables } from './schema';

/** Writes reports and forgets their ids, in the way that is fast on one kind of database. */
export interface Ingest {
  /** See `Store.addReports`. */
  addReports(reports: readonly Report[], today: Day | null): Promise<number>;
  /** See `Store.maxCommits`. */
  readonly maxCommits: number;
  /** Writes what changes nothing. Rejects where reports could not be stored. */
  tryWriting(): Promise<void>;
  /**
   * Deletes the ids of the days before `before`, some at a time, each time in a transaction of its
   * own with a pause after it as long, so that reports hardly wait. Whoever aborts it may go on
   * later: what is done stays.
   */
  forget(before: Day, options?: ForgetOptions): Promise<void>;
  /** Empties the log where deleted sums linger; `false` where a reader keeps it from that. */
  emptyLog(): Promise<boolean>;
  /** Resolves when all that was given is done. */
  close(): Promise<void>;
}

export interface ForgetOptions {
  readonly signal?: AbortSignal;
  /** Ids in one transaction. */
  readonly rows?: number;
}

/** Does something again and again until it gives `false`, at most half of the time. */
export async function bitByBit(step: () => Promise<boolean>, signal?: AbortSignal): Promise<void> {
  while (!signal?.aborted) {
    const start = performance.now();
    if (!(await step())) return;
    await setTimeout(performance.now() - start, undefined, { ref: false });
  }
}

/** How many reports of a model. */
interface ModelReports {
  readonly model: string;
  readonly reports: number;
}

/** What reports of a model add to the cell of a digit. */
interface CellSum {
  readonly model: string;
  readonly digit: CellDigit;
  readonly attempts: number;
  readonly failures: number;
}

/** What reports add, always in the same order, so that row locks cannot deadlock. */
export interface Folded {
  readonly days: readonly ModelReports[];
  readonly cells: readonly CellSum[];
}

/** Sums reports by model and digit. */
export function foldReports(reports: Iterable<Report>): Folded {
  const models = new Map<string, { reports: number; attempts: number[]; failures: number[] }>();
  for (const { model, attempts, failures, unread } of reports) {
    let sums = models.get(model);
    if (!sums) {
      const zeros = CELL_DIGITS.map(() => 0);
      sums = { reports: 0, attempts: zeros, failures: [...zeros] };
      models.set(model, sums);
    }
    sums.reports++;
    for (let cell = 0; cell < CELL_DIGITS.length; cell++) {
      // The cell after the ten digits is `unread`; its failures equal its attempts.
      sums.attempts[cell] = (sums.attempts[cell] ?? 0) + (attempts[cell] ?? unread);
      sums.failures[cell] = (sums.failures[cell] ?? 0) + (failures[cell] ?? unread);
    }
  }
  const sorted = [...models].sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    days: sorted.map(([model, { reports: count }]) => ({ model, reports: count })),
    cells: sorted.flatMap(([model, sums]) =>
      CELL_DIGITS.map((digit, cell) => ({
        model,
        digit,
        attempts: sums.attempts[cell] ?? 0,
        failures: sums.failures[cell] ?? 0,
      })),
    ),
  };
}

/** Reports by id; of those with the same id, the first. */
export function reportsById(reports: readonly Report[]): Map<string, Report> {
  const byId = new Map<string, Report>();
  for (const report of reports) if (!byId.has(report.id)) byId.set(report.id, report);
  return byId;
}

/** Writes a row as it is: fails where the disk is full, or the database is read-only or locked. */
export function writeNothingNew(kysely: Kysely<Tables>) {
  return kysely
    .updateTable('meta')
    .set((eb) => ({ value: eb.ref('value') }))
    .where('key', '=', sql.lit('schema'))
    .compile();
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
