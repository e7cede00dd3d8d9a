import { type CompiledQuery, sql } from 'kysely';
import { addDays, type Day, type Report } from '../../contract';
import { type Folded, foldReports, reportsById } from './fold';
import { inPipeline, type Pipelined } from './pipeline';
import { RetiredError, retiredQuery } from './retire';

/**
 * Adds reports to PostgreSQL's open cells of a UTC day, all of them in one transaction with their ids. See
 * `Store.addReports`. The ids go as one array: a list of hundreds of parameters costs more than the inserts.
 */
export async function addReports(
  database: Pipelined,
  reports: readonly Report[],
  today: Day,
): Promise<number> {
  const byId = reportsById(reports);
  if (byId.size === 0) return 0;
  // Every row is set in the same order in every process: rows locked in one order cannot deadlock.
  const ids = [...byId.keys()].sort();
  let added = 0;
  await inPipeline(database, lookAtDays(database), async ([closed, ended], send) => {
    if (ended?.rows.length !== 0) throw new RetiredError('the service has ended');
    const day = openDay(String(closed?.rows[0]?.value), today);
    const [inserted] = await send(insertIds(database, ids, today));
    const fresh = (inserted?.rows ?? []).map(({ id }) => byId.get(String(id)));
    added = fresh.length;
    if (added === 0) return null;
    return addSums(database, day, foldReports(fresh.filter((report) => report !== undefined)));
  });
  return added;
}

/**
 * The last closed day, and whether the service has ended. The first shares a lock on the row that a release changes, so that a day
 * cannot be closed between this look and the commit. The second is a look of its own, after the lock: only then has it seen a retirement
 * that held it.
 */
function lookAtDays({ kysely }: Pipelined): CompiledQuery[] {
  return [
    kysely.selectFrom('meta').select('value').where('key', '=', 'closed_through').forShare().compile(),
    retiredQuery(kysely).compile(),
  ];
}

/** The day that reports count for. */
function openDay(closedThrough: Day, today: Day): Day {
  return today > closedThrough ? today : addDays(closedThrough, 1);
}

function insertIds({ kysely }: Pipelined, ids: readonly string[], today: Day): CompiledQuery {
  return sql`insert into report_ids (id, day) select unnest(${ids}::varchar[]), ${today}
    on conflict (id) do nothing returning id`.compile(kysely);
}

function addSums({ kysely }: Pipelined, day: Day, { days, cells }: Folded): CompiledQuery[] {
  return [
    kysely
      .insertInto('open_days')
      .values(days.map((row) => ({ day, ...row })))
      .onConflict((conflict) =>
        conflict
          .columns(['day', 'model'])
          .doUpdateSet((eb) => ({ reports: eb('open_days.reports', '+', eb.ref('excluded.reports')) })),
      )
      .compile(),
    kysely
      .insertInto('sums')
      .values(cells.map((row) => ({ day, ...row })))
      .onConflict((conflict) =>
        conflict.columns(['day', 'model', 'digit']).doUpdateSet((eb) => ({
          attempts: eb('sums.attempts', '+', eb.ref('excluded.attempts')),
          failures: eb('sums.failures', '+', eb.ref('excluded.failures')),
        })),
      )
      .compile(),
  ];
}
