import type { Transaction } from 'kysely';
import { addDays, CELL_DIGITS, type Day, isoWeek } from '../../contract';
import { sumsProblem } from './check-sums';
import { type DayState, openDay, readDayState } from './clock';
import { type Database, inTransaction } from './database';
import { isRetired, lockMeta, NOTHING_CLOSED } from './meta';
import {
  type ClosedDays,
  type DayGroup,
  type ExactCell,
  endedWeeks,
  type OpenDay,
  type ReleaseRule,
} from './release-rule';
import type { Tables } from './schema';

/** Most days closed in one go, however long no server ran; the others come with their weeks. */
const MAX_CLOSING_DAYS = 366;

/** A closed day whose sums cannot be those of its reports, so that they are not released. */
export interface HeldDay {
  readonly day: Day;
  readonly model: string;
  readonly problem: string;
  /** Whether its week has ended, and with it the sums. */
  readonly deleted: boolean;
}

/** A closed day with its exact sums, one for each digit in order. */
interface SummedDay extends OpenDay {
  readonly sums: readonly ExactCell[];
}

/**
 * Closes every day before `today`, unless the clock is not to be believed, and releases what the
 * rule allows, in one transaction: a released cell appears in the moment its exact one is gone. A
 * crash before the commit leaves everything as it was, and noise that nobody saw; after it no
 * process draws noise for these days again. Of several processes that release at once, one does the
 * work; the others wait at the row lock and then find nothing to do.
 *
 * @returns the days that are held back
 * @throws ClockJumpError where `today` is too far from the open day; nothing has changed
 */
export async function releaseDays(
  database: Database,
  today: Day,
  rule: ReleaseRule,
): Promise<readonly HeldDay[]> {
  return inTransaction(database, async (transaction) => {
    await lockMeta(transaction, 'closed_through');
    // Everything is deleted, and stays so: not even noise is released any more.
    if (await isRetired(transaction)) return [];
    const state = await readDayState({ kysely: transaction, kind: database.kind }, today);
    openDay(state);
    const { open, ...closed } = await closeDays(transaction, state, rule.models);
    const days = await withSums(transaction, open, closed.closedThrough);
    const sound = days.filter(({ reports, sums }) => sumsProblem(reports, sums) === null);
    const { release, discard } = rule.plan({ open: sound, ...closed });
    for (const group of release) {
      const place = { from_day: group.from, to_day: group.to, model: group.model };
      const cells = rule.cells(addUp(sound, group));
      await transaction
        .insertInto('released')
        .values(cells.map((cell) => ({ ...place, ...cell })))
        .execute();
    }
    const held = days.filter((day) => !sound.includes(day));
    const ended = endedWeeks(held, closed.closedThrough);
    for (const group of [...release, ...discard, ...ended]) await deleteExact(transaction, group);
    return held.map(({ day, model, reports, sums }) => ({
      day,
      model,
      problem: sumsProblem(reports, sums) ?? '',
      deleted: isoWeek(day).to <= closed.closedThrough,
    }));
  });
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

/** Adds the sums of each day; sums that belong to no day make one without reports. */
async function withSums(
  transaction: Transaction<Tables>,
  open: readonly OpenDay[],
  through: Day,
): Promise<readonly SummedDay[]> {
  const rows = await transaction.selectFrom('sums').selectAll().where('day', '<=', through).execute();
  const cells = new Map(rows.map((row) => [`${row.day} ${row.model} ${row.digit}`, row]));
  const days = new Map(open.map((day) => [`${day.day} ${day.model}`, day]));
  for (const { day, model } of rows) {
    const name = `${day} ${model}`;
    if (!days.has(name)) days.set(name, { day, model, reports: 0 });
  }
  return [...days].map(([name, day]) => ({
    ...day,
    sums: CELL_DIGITS.map((digit) => {
      const cell = cells.get(`${name} ${digit}`);
      return { digit, attempts: Number(cell?.attempts ?? 0), failures: Number(cell?.failures ?? 0) };
    }),
  }));
}

/** The sums of some days of a model, one for each digit in order. */
function addUp(summed: readonly SummedDay[], { model, days }: DayGroup): readonly ExactCell[] {
  const parts = summed.filter((day) => day.model === model && days.includes(day.day));
  return CELL_DIGITS.map((digit, n) => ({
    digit,
    attempts: parts.reduce((sum, { sums }) => sum + (sums[n]?.attempts ?? 0), 0),
    failures: parts.reduce((sum, { sums }) => sum + (sums[n]?.failures ?? 0), 0),
  }));
}

async function deleteExact(transaction: Transaction<Tables>, { model, days }: DayGroup): Promise<void> {
  for (const table of ['sums', 'open_days'] as const) {
    await transaction.deleteFrom(table).where('model', '=', model).where('day', 'in', days).execute();
  }
}
