import { type CompiledQuery, sql } from 'kysely';
import { addDays, type Day, type Report } from '../../contract';
import type { PostgresStorage } from './database';
import { addToDays, addToSums, foldReports, type Ingest, reportsById } from './ingest';
import { closedThroughQuery, RetiredError, retiredQuery } from './meta';
import { inPipeline } from './postgres-pipeline';

/** Measured: one is prepared while the other is flushed; more wait for the rows of the sums. */
const MAX_COMMITS = 2;

export function postgresIngest(database: PostgresStorage): Ingest {
  return {
    addReports: (reports, today) => addReports(database, reports, today),
    maxCommits: MAX_COMMITS,
    close: async () => undefined,
  };
}

async function addReports(
  database: PostgresStorage,
  reports: readonly Report[],
  today: Day,
): Promise<number> {
  const byId = reportsById(reports);
  if (byId.size === 0) return 0;
  const { kysely } = database;
  // Always in the same order, so row locks cannot deadlock.
  const ids = [...byId.keys()].sort();
  // The shared lock keeps a release from closing a day between this look and the commit. The
  // retirement is a look of its own, after the lock: only then does it see one that held the lock.
  const look = [closedThroughQuery(kysely).forShare().compile(), retiredQuery(kysely).compile()];
  let added = 0;
  await inPipeline(database, look, async ([closed, retired], send) => {
    if (retired?.rows.length !== 0) throw new RetiredError();
    const [inserted] = await send(insertIds(database, ids, today));
    const fresh = (inserted?.rows ?? []).flatMap(({ id }) => byId.get(String(id)) ?? []);
    added = fresh.length;
    if (added === 0) return null;
    const day = openDay(String(closed?.rows[0]?.value), today);
    const { days, cells } = foldReports(fresh);
    return [addToDays(kysely, day, days), addToSums(kysely, day, cells)];
  });
  return added;
}

/** The day that reports count for: a day that was closed takes no more. */
function openDay(closedThrough: Day, today: Day): Day {
  return today > closedThrough ? today : addDays(closedThrough, 1);
}

/** The ids go as one array: a list of hundreds of parameters costs more than the inserts. */
function insertIds({ kysely }: PostgresStorage, ids: readonly string[], today: Day): CompiledQuery {
  return sql`insert into report_ids (id, day) select unnest(${ids}::varchar[]), ${today}
    on conflict (id) do nothing returning id`.compile(kysely);
}
