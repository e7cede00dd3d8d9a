import { sql, type Transaction } from 'kysely';
import type { Report } from '../../contract';
import { addDays, type Day } from '../calendar';
import { type Database, inTransaction } from './database';
import { type Folded, foldReports, reportsById } from './fold';
import { isRetired, RetiredError } from './retire';
import type { Tables } from './schema';

/**
 * Adds reports to PostgreSQL's open cells of a UTC day, all of them in one transaction with their ids. See
 * `Store.addReports`. The ids go as one array: a list of hundreds of parameters costs more than the inserts.
 */
export async function addReports(
  database: Pick<Database, 'kysely'>,
  reports: readonly Report[],
  today: Day,
): Promise<number> {
  const byId = reportsById(reports);
  if (byId.size === 0) return 0;
  // Every row is set in the same order in every process: rows locked in one order cannot deadlock.
  const ids = [...byId.keys()].sort();
  return await inTransaction(database, async (transaction) => {
    const inserted = await sql<{ id: string }>`
      insert into report_ids (id, day) select unnest(${ids}::varchar[]), ${today}
      on conflict (id) do nothing returning id`.execute(transaction);
    if (inserted.rows.length === 0) return 0;
    const day = await openDay(transaction, today);
    const fresh =
      inserted.rows.length === ids.length
        ? byId.values()
        : inserted.rows.map(({ id }) => byId.get(id)).filter((report) => report !== undefined);
    await addSums(transaction, day, foldReports(fresh));
    return inserted.rows.length;
  });
}

/**
 * The day that reports count for. It shares a lock on the row that a release changes, so that a day cannot be closed
 * between this look and the commit.
 */
async function openDay(transaction: Transaction<Tables>, today: Day): Promise<Day> {
  const { value } = await transaction
    .selectFrom('meta')
    .select('value')
    .where('key', '=', 'closed_through')
    .forShare()
    .executeTakeFirstOrThrow();
  // A look of its own, after the lock: only then has it seen a retirement that held it.
  if (await isRetired(transaction)) throw new RetiredError('the service has ended');
  return today > value ? today : addDays(value, 1);
}

async function addSums(transaction: Transaction<Tables>, day: Day, { days, cells }: Folded): Promise<void> {
  await transaction
    .insertInto('open_days')
    .values(days.map((row) => ({ day, ...row })))
    .onConflict((conflict) =>
      conflict
        .columns(['day', 'model'])
        .doUpdateSet((eb) => ({ reports: eb('open_days.reports', '+', eb.ref('excluded.reports')) })),
    )
    .execute();
  await transaction
    .insertInto('sums')
    .values(cells.map((row) => ({ day, ...row })))
    .onConflict((conflict) =>
      conflict.columns(['day', 'model', 'digit']).doUpdateSet((eb) => ({
        attempts: eb('sums.attempts', '+', eb.ref('excluded.attempts')),
        failures: eb('sums.failures', '+', eb.ref('excluded.failures')),
      })),
    )
    .execute();
}
