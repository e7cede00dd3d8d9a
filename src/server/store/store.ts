import { addDays, type Day, REPORT_ID_DAYS, type Report, utcDay } from '../../contract';
import { openDay, readDayState } from './clock';
import { type Database, shortenBusyTimeout } from './database';
import type { ForgetOptions } from './ingest';
import { endSession, hasSessionEnded, isRetired, retire } from './meta';
import { migrate } from './migrate';
import { postgresIngest } from './postgres-ingest';
import { type HeldDay, releaseDays } from './release';
import { exactRule, type NoisyRule, noisyRule } from './release-rule';
import {
  type ReleasedCell,
  type ReleasedQuery,
  readReleased,
  readReleasedSpan,
  readReleasedVersion,
} from './released';
import { type ClockRepair, repairClock } from './repair-clock';
import { SqliteIngest } from './sqlite-ingest';

/** What the server needs of its storage. Methods reject when the database cannot be reached. */
export interface Store {
  /**
   * Counts reports in the open cells of a UTC day, all of them in one transaction with their ids:
   * when it resolves, every report is on the disk and counted exactly once; when it rejects, none
   * is (or, where the connection broke at the commit, all may be). A report whose id is known
   * already changes nothing. A day that was closed meanwhile (it has just been released) takes no
   * more; the reports then count for the next open one.
   *
   * @param today instead of the day by the clock
   * @returns how many of the reports were new
   * @throws ClockJumpError where the clock is not to be believed
   */
  addReports(reports: readonly Report[], today?: Day): Promise<number>;
  /** How many calls of `addReports` under way at once take the most reports. */
  readonly maxCommits: number;
  /** Ends the collection for good; `addReports` then rejects with a RetiredError. */
  retire(): Promise<void>;
  /** The present UTC day, by the clock that reports are counted by. */
  today(): Promise<Day>;
  /** See `repairClock`. */
  repairClock(): Promise<ClockRepair>;
  /**
   * Closes the days before `today` and releases them exactly; see `exactRule`.
   *
   * @returns the days that are held back
   * @throws ClockJumpError where the clock is not to be believed
   */
  release(today: Day, minReports: number): Promise<readonly HeldDay[]>;
  /** The same with noise, for each of the models. See `noisyRule`. */
  releaseNoisy(today: Day, rule: NoisyRule): Promise<readonly HeldDay[]>;
  /** By first day, last day, model and digit. */
  released(query: ReleasedQuery): Promise<ReleasedCell[]>;
  /** The first and the last day of all that was released; `null` where nothing was. */
  releasedSpan(): Promise<{ readonly from: Day; readonly to: Day } | null>;
  /** A text that is another one after each change of what was released. Cheap. */
  releasedVersion(): Promise<string>;
  /** Whether the service has ended, as it stands. */
  isRetired(): Promise<boolean>;
  /** Ends a maintainer's session, in all processes; `lastDay` is when it would have ended anyway. */
  endSession(session: { readonly id: string; readonly lastDay: Day; readonly today: Day }): Promise<void>;
  hasSessionEnded(id: string): Promise<boolean>;
  /** Deletes the ids that `today` are older than `REPORT_ID_DAYS`. See `Ingest.forget`. */
  forget(today: Day, options?: ForgetOptions): Promise<void>;
  /** See `Ingest.emptyLog`. */
  emptyLog(): Promise<boolean>;
  /** Resolves when reports can be stored, which it tries. @throws ClockJumpError, or what the database says */
  check(): Promise<void>;
  close(): Promise<void>;
}

/**
 * Brings the schema up to date; the store then owns the database.
 *
 * @param now replaces the clock of the database, in milliseconds since the epoch
 * @throws Error saying why not
 */
export async function openStore(database: Database, now?: () => number): Promise<Store> {
  const { kysely } = database;
  try {
    await migrate(database);
    await shortenBusyTimeout(database);
  } catch (error) {
    await kysely.destroy();
    const place = database.kind === 'sqlite' ? 'SQLite in DATA_DIR' : 'PostgreSQL at DATABASE_URL';
    throw new Error(`the database (${place}) cannot be used: ${reason(error)}`, { cause: error });
  }
  const ingest = database.kind === 'sqlite' ? new SqliteIngest(database) : postgresIngest(database);
  const virtualDay = () => now && utcDay(now());
  const dayState = () => readDayState(database, virtualDay() ?? null);
  return {
    addReports: (reports, today = virtualDay()) => ingest.addReports(reports, today ?? null),
    maxCommits: ingest.maxCommits,
    retire: () => retire(database),
    today: async () => (await dayState()).today,
    repairClock: () => repairClock(database, virtualDay() ?? null),
    release: (today, minReports) => releaseDays(database, today, exactRule(minReports)),
    forget: (today, options) => ingest.forget(addDays(today, -REPORT_ID_DAYS), options),
    emptyLog: () => ingest.emptyLog(),
    releaseNoisy: (today, rule) => releaseDays(database, today, noisyRule(rule)),
    released: (query) => readReleased(database, query),
    releasedSpan: () => readReleasedSpan(database),
    releasedVersion: () => readReleasedVersion(database),
    isRetired: () => isRetired(kysely),
    endSession: (session) => endSession(database, session),
    hasSessionEnded: (id) => hasSessionEnded(database, id),
    check: async () => {
      openDay(await dayState());
      await ingest.tryWriting();
    },
    close: async () => {
      await ingest.close();
      await kysely.destroy();
    },
  };
}

/** Where every address of a name refused, Node's error has no message. */
function reason(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(reason).join(', ');
  return error instanceof Error ? error.message : String(error);
}
