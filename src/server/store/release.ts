import { sql, type Transaction } from 'kysely';
import { addDays, CELL_DIGITS, type CellDigit, type Day } from '../../contract';
import { type DayGroup, type OpenDay, planRelease } from '../release-rule';
import { type Database, inTransaction } from './database';
import type { Tables } from './schema';

/** Days that a report id is kept: longer than the 7 days after which a client gives a report up. */
const REPORT_ID_DAYS = 10;

/**
 * Closes every day before `today` and releases what the rule of `planRelease` lets go, in one transaction: a released
 * cell appears in the moment its exact cell is gone. Of several processes that do it at once, one does the work; the others wait at
 * the row lock and then find nothing to do. Also forgets old report ids.
 */
export async function releaseDays(database: Database, today: Day, minReports: number): Promise<void> {
  await inTransaction(database, async (transaction) => {
    const closedThrough = await closeThrough(transaction, addDays(today, -1));
    const rows = await transaction
      .selectFrom('open_days')
      .selectAll()
      .where('day', '<=', closedThrough)
      .execute();
    const closed: OpenDay[] = rows.map((row) => ({ ...row, reports: Number(row.reports) }));
    const { release, discard } = planRelease(closed, closedThrough, minReports);
    for (const group of release) await publish(transaction, group);
    for (const group of [...release, ...discard]) await deleteExact(transaction, group);
    await forgetIds(transaction, today);
  });
  await wipeLog(database);
}

/** Deletes the ids of reports that no client sends again. */
export async function forgetIds(transaction: Transaction<Tables>, today: Day): Promise<void> {
  await transaction.deleteFrom('report_ids').where('day', '<', addDays(today, -REPORT_ID_DAYS)).execute();
}

/** Empties SQLite's write-ahead log, where the exact sums would linger. */
export async function wipeLog(database: Database): Promise<void> {
  if (database.kind === 'sqlite') await sql`pragma wal_checkpoint(truncate)`.execute(database.kysely);
}

/**
 * Closes the days up to `day` for reports, and locks them against any other release until the commit.
 *
 * @returns the last closed day, which is later than `day` where another clock was ahead
 */
export async function closeThrough(transaction: Transaction<Tables>, day: Day): Promise<Day> {
  await transaction
    .updateTable('meta')
    .set((eb) => ({
      value: eb.case().when('value', '<', day).then(day).else(eb.ref('value')).end(),
    }))
    .where('key', '=', 'closed_through')
    .execute();
  return await closedThrough(transaction);
}

/** The last closed day, as it stands; take the lock first where it must not change meanwhile. */
export async function closedThrough(transaction: Transaction<Tables>): Promise<Day> {
  const { value } = await transaction
    .selectFrom('meta')
    .select('value')
    .where('key', '=', 'closed_through')
    .executeTakeFirstOrThrow();
  return value;
}

async function publish(transaction: Transaction<Tables>, group: DayGroup): Promise<void> {
  const sums = await exactSums(transaction, group);
  await transaction
    .insertInto('released')
    .values(sums.map((sum) => ({ from_day: group.from, to_day: group.to, model: group.model, ...sum })))
    .execute();
}

/** The sums of some days of a model, one for each digit in order. */
export async function exactSums(
  transaction: Transaction<Tables>,
  { model, days }: Pick<DayGroup, 'model' | 'days'>,
): Promise<readonly { readonly digit: CellDigit; readonly attempts: number; readonly failures: number }[]> {
  const sums = await transaction
    .selectFrom('sums')
    .select(({ fn }) => [
      'digit',
      fn.sum<number | string>('attempts').as('attempts'),
      fn.sum<number | string>('failures').as('failures'),
    ])
    .where('model', '=', model)
    .where('day', 'in', days)
    .groupBy('digit')
    .execute();
  const byDigit = new Map(sums.map((row) => [row.digit, row]));
  return CELL_DIGITS.map((digit) => ({
    digit,
    attempts: Number(byDigit.get(digit)?.attempts ?? 0),
    failures: Number(byDigit.get(digit)?.failures ?? 0),
  }));
}

export async function deleteExact(
  transaction: Transaction<Tables>,
  group: Pick<DayGroup, 'model' | 'days'>,
): Promise<void> {
  for (const table of ['sums', 'open_days'] as const) {
    await transaction
      .deleteFrom(table)
      .where('model', '=', group.model)
      .where('day', 'in', group.days)
      .execute();
  }
}
