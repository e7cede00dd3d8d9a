import { type CompiledQuery, sql } from 'kysely';
import type { Day, Report } from '../../contract';
import { type DayState, dayStateQuery, openDay } from './clock';
import type { PostgresStorage } from './database';
import { addToDays, addToSums, foldReports, type Ingest, reportsById, writeNothingNew } from './ingest';
import { RetiredError, retiredQuery } from './meta';
import { inPipeline } from './postgres-pipeline';

/** Measured: one is prepared while the other is flushed; more wait for the rows of the sums. */
const MAX_COMMITS = 2;

export function postgresIngest(database: PostgresStorage): Ingest {
  return {
    addReports: (reports, today) => addReports(database, reports, today),
    maxCommits: MAX_COMMITS,
    tryWriting: async () => {
      await database.kysely.executeQuery(writeNothingNew(database.kysely));
    },
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
    if (added === 0) return null;
    const sums = foldReports(fresh);
    return [addToDays(kysely, day, sums.days), addToSums(kysely, day, sums.cells)];
  });
  return added;
}

/** The ids go as one array: a list of hundreds of parameters costs more than the inserts. */
function insertIds({ kysely }: PostgresStorage, ids: readonly string[], today: Day): CompiledQuery {
  return sql`insert into report_ids (id, day) select unnest(${ids}::varchar[]), ${today}
    on conflict (id) do nothing returning id`.compile(kysely);
}
