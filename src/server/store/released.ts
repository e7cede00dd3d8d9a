import { CELL_DIGITS, type CellDigit, type Day } from '../../contract';
import type { Database } from './database';

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
  if (query.from !== null) select = select.where('to_day', '>=', query.from);
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
  const { from, to } = await kysely
    .selectFrom('released')
    .select(({ fn }) => [fn.min('from_day').as('from'), fn.max('to_day').as('to')])
    .executeTakeFirstOrThrow();
  return from === null || to === null ? null : { from, to };
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
