import { sql } from 'kysely';
import { addDays, type Day, daysInclusive, utcDay } from '../../contract';
import type { Database } from './database';
import { NOTHING_CLOSED } from './meta';

/**
 * Most days that the clock may be away from the open day, the one after the last closed day. While
 * a server runs the two are the same, but for the seconds after midnight. See docs/running.md.
 */
export const MAX_JUMP_DAYS = 2;

/** The days that a clock is judged by. */
export interface DayState {
  /** By the clock. */
  readonly today: Day;
  readonly closedThrough: Day;
  /** A day that the operator has confirmed; `null` once it is closed. */
  readonly confirmed: Day | null;
}

/** The clock is too far away from the open day: nothing may be counted, released or forgotten. */
export class ClockJumpError extends Error {
  override readonly name = 'ClockJumpError';
  /** From the open day to the day of the clock; below 0 where the clock is behind. */
  readonly days: number;

  constructor({ today, closedThrough }: DayState) {
    const open = addDays(closedThrough, 1);
    super(
      `the clock says ${today}, but the open day is ${open}: until they agree, no report is taken, no day released and no ID forgotten. If the clock is wrong, set it right; if it is right, run npm run repair-clock (docs/running.md)`,
    );
    this.days = daysInclusive(open, today) - 1;
  }
}

/** The day that reports count for now. @throws ClockJumpError where the clock is not believed */
export function openDay(state: DayState): Day {
  const { today, closedThrough, confirmed } = state;
  if (closedThrough === NOTHING_CLOSED) return today;
  const open = addDays(closedThrough, 1);
  const [first, last] = [open, confirmed ?? open].sort() as [Day, Day];
  if (today < addDays(first, -MAX_JUMP_DAYS) || today > addDays(last, MAX_JUMP_DAYS)) {
    throw new ClockJumpError(state);
  }
  // A day that was closed takes no more.
  if (today <= closedThrough) return open;
  return today;
}

/**
 * SQL of `openDay` on SQLite, whose writing thread has nothing but SQL: `null` where the clock is
 * not believed. `@today` is the day by the clock.
 */
export const SQLITE_OPEN_DAY = `
  select case when closed = '${NOTHING_CLOSED}' or @today
    between date(min(open, confirmed), '-${MAX_JUMP_DAYS} day')
    and date(max(open, confirmed), '+${MAX_JUMP_DAYS} day') then max(@today, open) end
  from (
    select value as closed, date(value, '+1 day') as open,
      coalesce((select value from meta where key = 'confirmed_day'), date(value, '+1 day')) as confirmed
    from meta where key = 'closed_through'
  )`;

/**
 * The days, in one query. The clock is that of the database, so that all processes on a PostgreSQL
 * have the same; SQLite has that of this machine.
 *
 * @param today replaces the clock
 */
export function dayStateQuery({ kysely, kind }: Pick<Database, 'kysely' | 'kind'>, today: Day | null) {
  const clock =
    kind === 'sqlite'
      ? sql<Day>`${today ?? utcDay(Date.now())}`
      : sql<Day>`coalesce(${today}::varchar, to_char(now() at time zone 'utc', 'YYYY-MM-DD'))`;
  return kysely
    .selectFrom('meta')
    .where('key', '=', sql.lit('closed_through'))
    .select([
      'value as closedThrough',
      clock.as('today'),
      sql<Day | null>`(select value from meta where key = 'confirmed_day')`.as('confirmed'),
    ]);
}

/** What `dayStateQuery` gives. */
export async function readDayState(
  database: Pick<Database, 'kysely' | 'kind'>,
  today: Day | null,
): Promise<DayState> {
  return await dayStateQuery(database, today).executeTakeFirstOrThrow();
}
