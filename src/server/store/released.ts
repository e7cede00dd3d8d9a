import { addDays, CELL_DIGITS, type CellDigit, DAYS_PER_WEEK, type Day } from '../../contract';
import { readDayState } from './clock';
import type { Database } from './database';
import { isRetired } from './meta';

/** A sum that may be read: of the days `from` to `to`, both included. */
export interface ReleasedCell {
  readonly from: Day;
  readonly to: Day;
  readonly model: string;
  /** `all`: over all digits, with noise of its own. */
  readonly digit: CellDigit | 'all';
  readonly attempts: number;
  readonly failures: number;
  /** Scale of the noise on failures and on passes; 0 for exact sums. */
  readonly noise: number;
}

/** Which released cells: those that touch the days `from` to `to`; `null` leaves a side open. */
export interface ReleasedQuery {
  readonly from: Day | null;
  readonly to: Day | null;
  readonly model: string | null;
}

/** Released cells by first day, last day, model and digit. */
export async function readReleased({ kysely }: Database, query: ReleasedQuery): Promise<ReleasedCell[]> {
  let select = kysely.selectFrom('released').selectAll();
  if (query.from !== null) {
    select = select
      .where('to_day', '>=', query.from)
      // A period is a week at most: this spares reading all the years before.
      .where('from_day', '>', addDays(query.from, -DAYS_PER_WEEK));
  }
  if (query.to !== null) select = select.where('from_day', '<=', query.to);
  if (query.model !== null) select = select.where('model', '=', query.model);
  const rows = await select.execute();
  return rows
    .map((row) => ({
      from: row.from_day,
      to: row.to_day,
      model: row.model,
      digit: row.digit,
      attempts: Number(row.attempts),
      failures: Number(row.failures),
      noise: row.noise,
    }))
    .sort(compareCells);
}

/** The first and the last released day. Days sort the same in every collation. */
export async function readReleasedSpan({ kysely }: Database): Promise<{ from: Day; to: Day } | null> {
  const first = kysely.selectFrom('released').select('from_day').limit(1);
  // Each reads one entry of the key; a minimum and a maximum together would read all.
  const from = await first.orderBy('from_day').executeTakeFirst();
  const last = await first.orderBy('from_day', 'desc').executeTakeFirst();
  if (!from || !last) return null;
  const { to } = await kysely
    .selectFrom('released')
    .select(({ fn }) => fn.max('to_day').as('to'))
    // A period is a week at most.
    .where('from_day', '>', addDays(last.from_day, -DAYS_PER_WEEK))
    .executeTakeFirstOrThrow();
  return { from: from.from_day, to };
}

/** Days before the last closed one in which a release adds cells. */
const RELEASING_DAYS = 2 * DAYS_PER_WEEK;

/** A text that is another one after each change of the released cells. */
export async function readReleasedVersion(database: Database): Promise<string> {
  const { kysely } = database;
  const { closedThrough: closed } = await readDayState(database, null);
  const { recent } = await kysely
    .selectFrom('released')
    .select(({ fn }) => fn.countAll<number | string>().as('recent'))
    .where('from_day', '>', addDays(closed, -RELEASING_DAYS))
    .executeTakeFirstOrThrow();
  return `${closed} ${recent} ${await isRetired(kysely)}`;
}

/** Cells are sorted here, because the order of texts in SQL depends on the database's collation. */
function compareCells(a: ReleasedCell, b: ReleasedCell): number {
  if (a.from !== b.from) return a.from < b.from ? -1 : 1;
  if (a.to !== b.to) return a.to < b.to ? -1 : 1;
  if (a.model !== b.model) return a.model < b.model ? -1 : 1;
  return digitRank(a) - digitRank(b);
}

/** `all` comes after the digits. */
function digitRank({ digit }: ReleasedCell): number {
  return digit === 'all' ? CELL_DIGITS.length : CELL_DIGITS.indexOf(digit);
}
