import type { Transaction } from 'kysely';
import { addDays, type Day } from '../../contract';
import { ClockJumpError, type DayState, openDay, readDayState } from './clock';
import { type Database, inTransaction } from './database';
import { addToDays, addToSums } from './ingest';
import { lockMeta } from './meta';
import type { Tables } from './schema';

/** IDs in one transaction. */
const IDS_AT_ONCE = 20_000;

/** What a repair did. */
export interface ClockRepair {
  readonly state: DayState;
  /** `fine`: there was nothing to do. `confirmed`: a jump ahead was. `moved`: days to come were. */
  readonly done: 'fine' | 'confirmed' | 'moved';
  /** Released figures of days to come, which were deleted. */
  readonly deletedFigures: number;
}

/**
 * Makes the clock and the stored days agree, once an operator has said that the clock is right. Is
 * it ahead, the days up to it may be closed and released, by the next release. Is it behind, an
 * earlier clock was ahead: what was counted for days to come counts for the open day, and figures
 * released for such days are deleted.
 */
export async function repairClock(database: Database, today: Day | null): Promise<ClockRepair> {
  const { kind } = database;
  const before = await readDayState(database, today);
  if (isBehind(before)) await moveIds(database, before.today);
  return inTransaction(database, async (transaction): Promise<ClockRepair> => {
    await lockMeta(transaction, 'closed_through');
    const state = await readDayState({ kysely: transaction, kind }, today);
    if (!hasJumped(state)) return { state, done: 'fine', deletedFigures: 0 };
    await confirmDay(transaction, state.today);
    if (!isBehind(state)) return { state, done: 'confirmed', deletedFigures: 0 };
    return { state, done: 'moved', deletedFigures: await moveDays(transaction, state) };
  });
}

function hasJumped(state: DayState): boolean {
  try {
    openDay(state);
    return false;
  } catch (error) {
    if (error instanceof ClockJumpError) return true;
    throw error;
  }
}

function isBehind(state: DayState): boolean {
  return hasJumped(state) && state.today <= state.closedThrough;
}

/** IDs of days to come would be kept until then. In parts, and before all else: it may go on later. */
async function moveIds({ kysely }: Database, today: Day): Promise<void> {
  for (;;) {
    const { numUpdatedRows } = await kysely
      .updateTable('report_ids')
      .set({ day: today })
      .where('id', 'in', (from) =>
        from.selectFrom('report_ids').select('id').where('day', '>', today).limit(IDS_AT_ONCE),
      )
      .executeTakeFirst();
    if (numUpdatedRows === 0n) return;
  }
}

async function confirmDay(transaction: Transaction<Tables>, value: Day): Promise<void> {
  await transaction
    .insertInto('meta')
    .values({ key: 'confirmed_day', value })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value }))
    .execute();
}

/** Gives how many released figures it deleted. */
async function moveDays(
  transaction: Transaction<Tables>,
  { today, closedThrough }: DayState,
): Promise<number> {
  const { numDeletedRows } = await transaction
    .deleteFrom('released')
    .where('from_day', '>', today)
    .executeTakeFirst();
  // A day or week that was released before its end stays closed, or it would be released twice.
  const { last } = await transaction
    .selectFrom('released')
    .select(({ fn }) => fn.max('to_day').as('last'))
    .executeTakeFirstOrThrow();
  const yesterday = addDays(today, -1);
  const through = last !== null && last > yesterday && last <= closedThrough ? last : yesterday;
  await transaction.updateTable('meta').set({ value: through }).where('key', '=', 'closed_through').execute();
  const open = addDays(through, 1);
  const days = await transaction.selectFrom('open_days').selectAll().where('day', '>', open).execute();
  const sums = await transaction.selectFrom('sums').selectAll().where('day', '>', open).execute();
  for (const { model, reports } of days) {
    await transaction.executeQuery(addToDays(transaction, open, [{ model, reports: Number(reports) }]));
  }
  for (const { model, digit, attempts, failures } of sums) {
    const sum = { model, digit, attempts: Number(attempts), failures: Number(failures) };
    await transaction.executeQuery(addToSums(transaction, open, [sum]));
  }
  for (const table of ['open_days', 'sums'] as const) {
    await transaction.deleteFrom(table).where('day', '>', open).execute();
  }
  return Number(numDeletedRows);
}
