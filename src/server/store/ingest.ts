import type { Transaction } from 'kysely';
import type { Report } from '../../contract';
import { addDays, type Day } from '../calendar';
import { type Database, inTransaction } from './database';
import { CELL_DIGITS, type CellDigit, type Tables } from './schema';

interface Cell {
  attempts: number;
  failures: number;
}

interface ModelSums {
  reports: number;
  readonly cells: Map<CellDigit, Cell>;
}

/**
 * Adds reports to the open cells of a UTC day, all of them in one transaction with their ids: after it, either every
 * report is counted exactly once, or the call threw and none is. A report whose id is known already changes nothing.
 *
 * A day that was closed meanwhile (it has just been released) takes no more; the reports then count for the next open one.
 */
export async function addReports(database: Database, reports: readonly Report[], today: Day): Promise<void> {
  // Each id once, and every row set in the same order in every process: rows locked in one order cannot deadlock.
  const byId = new Map<string, Report>();
  for (const report of reports) if (!byId.has(report.id)) byId.set(report.id, report);
  const ids = [...byId.keys()].sort();
  if (ids.length === 0) return;
  await inTransaction(database, async (transaction) => {
    const inserted = await transaction
      .insertInto('report_ids')
      .values(ids.map((id) => ({ id, day: today })))
      .onConflict((conflict) => conflict.column('id').doNothing())
      .returning('id')
      .execute();
    if (inserted.length === 0) return;
    const day = await openDay(database, transaction, today);
    const fresh = inserted.map(({ id }) => byId.get(id)).filter((report) => report !== undefined);
    for (const [model, sums] of [...sumByModel(fresh)].sort(byKey)) {
      await addSums(transaction, day, model, sums);
    }
  });
}

/**
 * The day that reports count for. On PostgreSQL it shares a lock on the row that a release changes, so that a day cannot be
 * closed between this look and the commit; SQLite has only one writer at a time.
 */
async function openDay(database: Database, transaction: Transaction<Tables>, today: Day): Promise<Day> {
  const query = transaction.selectFrom('meta').select('value').where('key', '=', 'closed_through');
  const { value } = await (database.kind === 'postgres' ? query.forShare() : query).executeTakeFirstOrThrow();
  return today > value ? today : addDays(value, 1);
}

function sumByModel(reports: readonly Report[]): Map<string, ModelSums> {
  const models = new Map<string, ModelSums>();
  for (const report of reports) {
    let sums = models.get(report.model);
    if (!sums) {
      sums = {
        reports: 0,
        cells: new Map(CELL_DIGITS.map((digit) => [digit, { attempts: 0, failures: 0 }])),
      };
      models.set(report.model, sums);
    }
    sums.reports++;
    for (const [digit, cell] of sums.cells) {
      const isUnread = digit === 'unread';
      cell.attempts += isUnread ? report.unread : (report.attempts[Number(digit)] ?? 0);
      cell.failures += isUnread ? report.unread : (report.failures[Number(digit)] ?? 0);
    }
  }
  return models;
}

async function addSums(
  transaction: Transaction<Tables>,
  day: Day,
  model: string,
  sums: ModelSums,
): Promise<void> {
  await transaction
    .insertInto('open_days')
    .values({ day, model, reports: sums.reports })
    .onConflict((conflict) =>
      conflict
        .columns(['day', 'model'])
        .doUpdateSet((eb) => ({ reports: eb('open_days.reports', '+', eb.ref('excluded.reports')) })),
    )
    .execute();
  await transaction
    .insertInto('sums')
    .values([...sums.cells].map(([digit, cell]) => ({ day, model, digit, ...cell })))
    .onConflict((conflict) =>
      conflict.columns(['day', 'model', 'digit']).doUpdateSet((eb) => ({
        attempts: eb('sums.attempts', '+', eb.ref('excluded.attempts')),
        failures: eb('sums.failures', '+', eb.ref('excluded.failures')),
      })),
    )
    .execute();
}

function byKey([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : 1;
}
