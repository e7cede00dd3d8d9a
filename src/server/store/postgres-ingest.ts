import { type CompiledQuery, sql } from 'kysely';
import type { Day, Report } from '../../contract';
import { type DayState, dayStateQuery, openDay } from './clock';
import type { PostgresStorage } from './database';
import {
  addToDays,
  addToSums,
  bitByBit,
  foldReports,
  type Ingest,
  reportsById,
  writeNothingNew,
} from './ingest';
import { RetiredError, retiredQuery } from './meta';
import { inPipeline } from './postgres-pipeline';

/** Measured: one is prepared while the other is flushed; more wait for the rows of the sums. */
const MAX_COMMITS = 2;
/** Ids that are forgotten in one transaction: some 30 ms. */
const FORGET_ROWS = 5000;

export function postgresIngest(database: PostgresStorage): Ingest {
  return {
    addReports: (reports, today) => addReports(database, reports, today),
    maxCommits: MAX_COMMITS,
    tryWriting: async () => {
      await database.kysely.executeQuery(writeNothingNew(database.kysely));
    },
    forget: (before, { signal, rows = FORGET_ROWS } = {}) =>
      bitByBit(() => forgetSome(database, before, rows), signal),
    // The log of PostgreSQL is its own to reuse; nobody but its administrator can read it.
    emptyLog: async () => true,
    close: async () => undefined,
  };
}

async function addReports(
  database: PostgresStorage,
  reports: readonly Report[],
  today: Day | null,
): Promise<number> {
  const byId = reportsById(reports);
  if (byId.size === 0) return 0;
  const { kysely } = database;
  // Always in the same order, so row locks cannot deadlock.
  const ids = [...byId.keys()].sort();
  // The shared lock keeps a release from closing a day between this look and the commit. The
  // retirement is a look of its own, after the lock: only then does it see one that held the lock.
  const look = [dayStateQuery(database, today).forShare().compile(), retiredQuery(kysely).compile()];
  let added = 0;
  await inPipeline(database, look, async ([days, retired], send) => {
    if (retired?.rows.length !== 0) throw new RetiredError();
    const state = days?.rows[0] as unknown as DayState;
    const day = openDay(state);
    const [inserted] = await send(insertIds(database, ids, state.today));
    const fresh = (inserted?.rows ?? []).flatMap(({ id }) => byId.get(String(id)) ?? []);
    added = fresh.length;
    // Repeats only. A server that broke down may have told no one of their commit, and a standby may
    // not have it yet: only a commit that writes waits until it has.
    if (added === 0) return [keepId(database, ids[0] ?? '')];
    const sums = foldReports(fresh);
    return [addToDays(kysely, day, sums.days), addToSums(kysely, day, sums.cells)];
  });
  return added;
}

/** Writes an id as it is. */
function keepId({ kysely }: PostgresStorage, id: string): CompiledQuery {
  return sql`update report_ids set day = day where id = ${id}`.compile(kysely);
}

/**
 * Of several processes each takes other rows. The ids go as one array, so that each is found by its
 * key, whatever the planner thinks of the table.
 */
async function forgetSome({ kysely }: PostgresStorage, before: Day, rows: number): Promise<boolean> {
  const { numAffectedRows = 0n } = await sql`delete from report_ids where id = any(array(
    select id from report_ids where day < ${before} limit ${rows} for update skip locked))`.execute(kysely);
  return numAffectedRows > 0n;
}

/** The ids go as one array: a list of hundreds of parameters costs more than the inserts. */
function insertIds({ kysely }: PostgresStorage, ids: readonly string[], today: Day): CompiledQuery {
  return sql`insert into report_ids (id, day) select unnest(${ids}::varchar[]), ${today}
    on conflict (id) do nothing returning id`.compile(kysely);
}
