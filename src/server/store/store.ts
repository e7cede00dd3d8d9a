import { CELL_DIGITS, type CellDigit, type Day, type Report } from '../../contract';
import { type Database, shortenBusyTimeout } from './database';
import { addReports } from './ingest';
import { migrate } from './migrate';
import { releaseDays } from './release';
import { type NoisyRule, releaseNoisyDays } from './release-noisy';
import { isRetired, retire } from './retire';
import { SqliteIngest } from './sqlite-ingest';

/** A sum that may be read: of the days `from` to `to`, both included. */
export interface ReleasedCell {
  readonly from: Day;
  readonly to: Day;
  readonly model: string;
  /** `all`: over all digits, with noise of its own. */
  readonly digit: CellDigit | 'all';
  readonly attempts: number;
  readonly failures: number;
  /** Scale of the noise on failures and on passes; 0 for exact sums. */
  readonly noise: number;
}

/** Which released cells: those that touch the days `from` to `to`; `null` leaves a side open. */
export interface ReleasedQuery {
  readonly from: Day | null;
  readonly to: Day | null;
  readonly model: string | null;
}

/**
 * Measured with 100 and 1,000 connections. One transaction is written at a time into SQLite; the others lie ready for its thread, which then need not
 * wait until the thread that serves has a moment. On PostgreSQL one is prepared while the other is flushed; more only wait for the rows of the sums.
 */
const MAX_COMMITS = { sqlite: 3, postgres: 2 } as const;

/** What the server needs of its storage. Every method rejects when the database cannot be reached. */
export interface Store {
  /**
   * Counts reports in the open cells of a UTC day, all of them in one transaction with their ids: when it resolves, every report is on
   * the disk and counted exactly once; when it rejects, none is (or, where the connection broke at the commit, all may be). A report
   * whose id is known already changes nothing. A day that was closed meanwhile (it has just been released) takes no more; the reports
   * then count for the next open one.
   *
   * @returns how many of the reports were new
   */
  addReports(reports: readonly Report[], today: Day): Promise<number>;
  /** How many calls of `addReports` under way at once take the most reports. */
  readonly maxCommits: number;
  /** Ends the collection for good and deletes what was collected; `addReports` then rejects with a RetiredError. */
  retire(): Promise<void>;
  /** Closes the days before `today` and releases them exactly. See `releaseDays` and `planRelease`. */
  release(today: Day, minReports: number): Promise<void>;
  /** The same with noise, for each of the models. See `releaseNoisyDays`. */
  releaseNoisy(today: Day, rule: NoisyRule): Promise<void>;
  /** By first day, last day, model and digit. */
  released(query: ReleasedQuery): Promise<ReleasedCell[]>;
  /** The first and the last day of all that was released; `null` where nothing was. */
  releasedSpan(): Promise<{ readonly from: Day; readonly to: Day } | null>;
  /** Whether the service has ended, as it stands. */
  isRetired(): Promise<boolean>;
  /** Resolves when the database answers, and has its tables. */
  check(): Promise<void>;
  close(): Promise<void>;
}

/**
 * Brings the schema up to date and gives the store; the store owns the database from then on.
 *
 * @throws Error saying why the database cannot be used
 */
export async function openStore(database: Database): Promise<Store> {
  const { kysely } = database;
  try {
    await migrate(database);
    await shortenBusyTimeout(database);
  } catch (error) {
    await kysely.destroy();
    const place = database.kind === 'sqlite' ? 'SQLite in DATA_DIR' : 'PostgreSQL at DATABASE_URL';
    throw new Error(`the database (${place}) cannot be used: ${reason(error)}`, { cause: error });
  }
  const writer = database.kind === 'sqlite' ? new SqliteIngest(database.file) : null;
  return {
    addReports: (reports, today) =>
      writer ? writer.addReports(reports, today) : addReports(database, reports, today),
    maxCommits: MAX_COMMITS[database.kind],
    retire: () => retire(database),
    release: (today, minReports) => releaseDays(database, today, minReports),
    releaseNoisy: (today, rule) => releaseNoisyDays(database, today, rule),
    released: (query) => readReleased(database, query),
    releasedSpan: () => readReleasedSpan(database),
    isRetired: () => isRetired(kysely),
    check: async () => {
      await kysely.selectFrom('meta').select('value').where('key', '=', 'schema').executeTakeFirstOrThrow();
    },
    close: async () => {
      await writer?.close();
      await kysely.destroy();
    },
  };
}

async function readReleased({ kysely }: Database, query: ReleasedQuery): Promise<ReleasedCell[]> {
  let select = kysely.selectFrom('released').selectAll();
  if (query.from !== null) select = select.where('to_day', '>=', query.from);
  if (query.to !== null) select = select.where('from_day', '<=', query.to);
  if (query.model !== null) select = select.where('model', '=', query.model);
  const rows = await select.execute();
  return rows
    .map((row) => ({
      from: row.from_day,
      to: row.to_day,
      model: row.model,
      digit: row.digit,
      attempts: Number(row.attempts),
      failures: Number(row.failures),
      noise: row.noise,
    }))
    .sort(inOrder);
}

/** Days in their form have no letters, so that they sort the same in every collation. */
async function readReleasedSpan({ kysely }: Database): Promise<{ from: Day; to: Day } | null> {
  const { first, last } = await kysely
    .selectFrom('released')
    .select(({ fn }) => [fn.min('from_day').as('first'), fn.max('to_day').as('last')])
    .executeTakeFirstOrThrow();
  return first === null || last === null ? null : { from: first, to: last };
}

/** Sorted here, because the order of texts in SQL depends on the database's collation. */
function inOrder(a: ReleasedCell, b: ReleasedCell): number {
  if (a.from !== b.from) return a.from < b.from ? -1 : 1;
  if (a.to !== b.to) return a.to < b.to ? -1 : 1;
  if (a.model !== b.model) return a.model < b.model ? -1 : 1;
  return place(a) - place(b);
}

/** Of a digit among those of the same days and model; `all` comes last. */
function place({ digit }: ReleasedCell): number {
  return digit === 'all' ? CELL_DIGITS.length : CELL_DIGITS.indexOf(digit);
}

/** Node gives a connection that was refused at every address of a name as an error without a message. */
function reason(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(reason).join(', ');
  return error instanceof Error ? error.message : String(error);
}
