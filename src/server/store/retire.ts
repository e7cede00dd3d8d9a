import { type Kysely, sql } from 'kysely';
import { type Database, inTransaction } from './database';
import type { Tables } from './schema';

/** The row of `meta` that says that the service has ended. */
const RETIRED = 'retired';

/**
 * Whether the service has ended. A transaction that counts on it has to hold a lock on `closed_through`, without which the answer can be
 * outdated at once.
 */
export async function isRetired(database: Kysely<Tables>): Promise<boolean> {
  return (await retiredQuery(database).executeTakeFirst()) !== undefined;
}

/** A query that returns a row once the service has ended. */
export function retiredQuery(kysely: Kysely<Tables>) {
  return kysely.selectFrom('meta').select('key').where('key', '=', RETIRED);
}

/** The service has ended: no report is taken any more. */
export class RetiredError extends Error {
  override readonly name = 'RetiredError';
}

/**
 * Ends the collection and deletes what was collected, in one transaction. It changes the row that every transaction of reports
 * looks at, so none can commit after it: servers that run at the moment stop with it.
 */
export async function retire(database: Database): Promise<void> {
  await inTransaction(database, async (transaction) => {
    await transaction
      .updateTable('meta')
      .set((eb) => ({ value: eb.ref('value') }))
      .where('key', '=', 'closed_through')
      .execute();
    await transaction
      .insertInto('meta')
      .values({ key: RETIRED, value: 'true' })
      .onConflict((conflict) => conflict.column('key').doNothing())
      .execute();
    for (const table of ['report_ids', 'open_days', 'sums', 'released'] as const) {
      await transaction.deleteFrom(table).execute();
    }
  });
  if (database.kind === 'sqlite') await sql`pragma wal_checkpoint(truncate)`.execute(database.kysely);
}
