import { type Kysely, sql } from 'kysely';
import type { Day } from '../../contract';
import { type Database, emptyLog, inTransaction } from './database';
import type { Tables } from './schema';

/** `closed_through` of a new database. */
export const NOTHING_CLOSED: Day = '0001-01-01';

/** The service has ended: it takes no more reports. */
export class RetiredError extends Error {
  override readonly name = 'RetiredError';

  constructor() {
    super('the service has ended');
  }
}

/**
 * Locks a row until the commit. With that of `closed_through` it locks the days, the releases and
 * the retirement: every transaction of reports holds a shared lock on it.
 */
export async function lockMeta(transaction: Kysely<Tables>, key: 'closed_through' | 'schema'): Promise<void> {
  await transaction
    .updateTable('meta')
    .set((eb) => ({ value: eb.ref('value') }))
    .where('key', '=', key)
    .execute();
}

/** Whether the service has ended; without a lock on `closed_through` outdated at once. */
export async function isRetired(database: Kysely<Tables>): Promise<boolean> {
  return (await retiredQuery(database).executeTakeFirst()) !== undefined;
}

/** Gives a row once the service has ended. Has no parameters. */
export function retiredQuery(database: Kysely<Tables>) {
  return database.selectFrom('meta').select('key').where('key', '=', sql.lit('retired'));
}

/** Key of a maintainer's session that was ended before its time; the value is its last UTC day. */
const sessionKey = (id: string) => `session ${id}`;

/** Remembers until its last day that a session has ended, and forgets those of earlier days. */
export async function endSession(
  { kysely }: Pick<Database, 'kysely'>,
  { id, lastDay, today }: { readonly id: string; readonly lastDay: Day; readonly today: Day },
): Promise<void> {
  await kysely
    .insertInto('meta')
    .values({ key: sessionKey(id), value: lastDay })
    .onConflict((conflict) => conflict.column('key').doNothing())
    .execute();
  await kysely.deleteFrom('meta').where('key', 'like', sessionKey('%')).where('value', '<', today).execute();
}

export async function hasSessionEnded({ kysely }: Pick<Database, 'kysely'>, id: string): Promise<boolean> {
  const found = await kysely
    .selectFrom('meta')
    .select('key')
    .where('key', '=', sessionKey(id))
    .executeTakeFirst();
  return found !== undefined;
}

/**
 * Ends the collection and deletes what was collected, in one transaction. It locks the row that
 * every transaction of reports reads, so none can commit after it: running servers stop with it.
 */
export async function retire(database: Database): Promise<void> {
  await inTransaction(database, async (transaction) => {
    await lockMeta(transaction, 'closed_through');
    await transaction
      .insertInto('meta')
      .values({ key: 'retired', value: 'true' })
      .onConflict((conflict) => conflict.column('key').doNothing())
      .execute();
    for (const table of ['report_ids', 'open_days', 'sums', 'released'] as const) {
      await transaction.deleteFrom(table).execute();
    }
  });
  await emptyLog(database);
}
