import { type Database, emptyLog, inTransaction } from './database';
import { lockClosedThrough } from './meta';

/** The service has ended: it takes no more reports. */
export class RetiredError extends Error {
  override readonly name = 'RetiredError';

  constructor() {
    super('the service has ended');
  }
}

/**
 * Ends the collection and deletes what was collected, in one transaction. It locks the row that
 * every transaction of reports reads, so none can commit after it: running servers stop with it.
 */
export async function retire(database: Database): Promise<void> {
  await inTransaction(database, async (transaction) => {
    await lockClosedThrough(transaction);
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
