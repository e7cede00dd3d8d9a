import { type Kysely, sql } from 'kysely';
import type { Day } from '../../contract';
import type { Tables } from './schema';

/** `closed_through` of a new database. */
export const NOTHING_CLOSED: Day = '0001-01-01';

/**
 * The last UTC day that takes no more reports. Lock it first where it must not change before the
 * commit.
 */
export async function closedThrough(database: Kysely<Tables>): Promise<Day> {
  return (await closedThroughQuery(database).executeTakeFirstOrThrow()).value;
}

export function closedThroughQuery(database: Kysely<Tables>) {
  return database.selectFrom('meta').select('value').where('key', '=', 'closed_through');
}

/**
 * Locks the row of `closed_through` until the commit, and with it the days, the releases and the
 * retirement: every transaction of reports holds a shared lock on it.
 */
export async function lockClosedThrough(transaction: Kysely<Tables>): Promise<void> {
  await transaction
    .updateTable('meta')
    .set((eb) => ({ value: eb.ref('value') }))
    .where('key', '=', 'closed_through')
    .execute();
}

/**
 * Whether the service has ended. In a transaction, lock `closed_through` first: without the lock
 * the answer can be outdated at once.
 */
export async function isRetired(database: Kysely<Tables>): Promise<boolean> {
  return (await retiredQuery(database).executeTakeFirst()) !== undefined;
}

/** Gives a row once the service has ended. Has no parameters. */
export function retiredQuery(database: Kysely<Tables>) {
  return database.selectFrom('meta').select('key').where('key', '=', sql.lit('retired'));
}
