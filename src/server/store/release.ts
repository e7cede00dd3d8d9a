import type { Transaction } from 'kysely';
import { addDays, CELL_DIGITS, type Day, REPORT_ID_DAYS } from '../../contract';
import { type DayState, openDay, readDayState } from './clock';
import { type Database, emptyLog, inTransaction } from './database';
import { isRetired, lockMeta, NOTHING_CLOSED } from './meta';
import type { ClosedDays, DayGroup, ExactCell, ReleaseRule } from './release-rule';
import type { Tables } from './schema';

/** Most days closed in one go, however long no server ran; the others come with their weeks. */
const MAX_CLOSING_DAYS = 366;

/**
 * Closes every day before `today`, unless the clock is not to be believed, and releases what the rule allows, in one transaction: a released
 * cell appears in the moment its exact one is gone. A crash before the commit leaves everything as
 * it was, and noise that nobody saw; after it no process draws noise for these days again. Of
 * several processes that release at once, one does the work; the others wait at the row lock and
 * then find nothing to do. Also deletes old report ids.
 *
 * @throws ClockJumpError where `today` is too far from the open day; nothing has changed
 */
export async function releaseDays(database: Database, today: Day, rule: ReleaseRule): Promise<void> {
  await inTransaction(database, async (transaction) => {
    await lockMeta(transaction, 'closed_through');
    // Everything is deleted, and stays so: not even noise is released any more.
    if (await isRetired(transaction)) return;
    const state = await readDayState({ kysely: transaction, kind: database.kind }, today);
    openDay(state);
    const { release, discard } = rule.plan(await closeDays(transaction, state, rule.models));
    for (const group of release) {
      const place = { from_day: group.from, to_day: group.to, model: group.model };
      const cells = rule.cells(await exactCells(transaction, group));
      await transaction
        .insertInto('released')
        .values(cells.map((cell) => ({ ...place, ...cell })))
        .execute();
    }
    for (const group of [...release, ...discard]) await deleteExact(transaction, group);
    await transaction.deleteFrom('report_ids').where('day', '<', addDays(today, -REPORT_ID_DAYS)).execute();
  });
  await emptyLog(database);
}

/**
 * Closes the days before today for reports, or keeps later ones closed, where a clock was ahead.
 *
 * @param models get a row for each of these days, even where no report came
 */
async function closeDays(
  transaction: Transaction<Tables>,
  { today, closedThrough: before, confirmed }: DayState,
  models: readonly string[],
): Promise<ClosedDays> {
  const last = addDays(today, -1);
  const through = before > last ? before : last;
  if (confirmed !== null && last >= before && last >= confirmed) {
    await transaction.deleteFrom('meta').where('key', '=', 'confirmed_day').execute();
  }
  await transaction.updateTable('meta').set({ value: through }).where('key', '=', 'closed_through').execute();
  const closing = daysAfter(before === NOTHING_CLOSED ? await dayBeforeFirst(transaction) : before, through);
  for (const day of models.length > 0 ? closing : []) {
    await transaction
      .insertInto('open_days')
      .values(models.map((model) => ({ day, model, reports: 0 })))
      .onConflict((conflict) => conflict.columns(['day', 'model']).doNothing())
      .execute();
  }
  const rows = await transaction
    .selectFrom('open_days')
    .selectAll()
    .where('day', '<=', through)
    .orderBy('day')
    .orderBy('model')
    .execute();
  return {
    open: rows.map((row) => ({ ...row, reports: Number(row.reports) })),
    closing: new Set(closing),
    closedThrough: through,
  };
}

/** In a new database the first day that got reports is the first of all; `null` where none did. */
async function dayBeforeFirst(transaction: Transaction<Tables>): Promise<Day | null> {
  const { first } = await transaction
    .selectFrom('open_days')
    .select(({ fn }) => fn.min('day').as('first'))
    .executeTakeFirstOrThrow();
  return first && addDays(first, -1);
}

function daysAfter(before: Day | null, through: Day): Day[] {
  const days: Day[] = [];
  for (let day = before; day !== null && day < through && days.length < MAX_CLOSING_DAYS; ) {
    day = addDays(day, 1);
    days.push(day);
  }
  return days;
}

/** The sums of some days of a model, one for each digit in order. */
async function exactCells(
  transaction: Transaction<Tables>,
  { model, days }: DayGroup,
): Promise<readonly ExactCell[]> {
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

async function deleteExact(transaction: Transaction<Tables>, { model, days }: DayGroup): Promise<void> {
  for (const table of ['sums', 'open_days'] as const) {
    await transaction.deleteFrom(table).where('model', '=', model).where('day', 'in', days).execute();
  }
}
