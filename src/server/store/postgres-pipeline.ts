import { CompiledQuery } from 'kysely';
import { type PostgresStorage, retryOnConflict } from './database';

/** The result of a statement. */
export interface Answer {
  readonly rows: readonly Readonly<Record<string, unknown>>[];
}

/** Sends statements together; gives their answers in order, or the first failure. */
export type Send = (...statements: readonly CompiledQuery[]) => Promise<readonly Answer[]>;

const BEGIN = CompiledQuery.raw('begin');
const COMMIT = CompiledQuery.raw('commit');
const ROLLBACK = CompiledQuery.raw('rollback');

/**
 * A transaction on PostgreSQL that waits for the network three times at most instead of once a
 * statement: under load each wait costs a turn of a busy event loop. Retried like `inTransaction`.
 *
 * @param look statements that change nothing. They are sent with `begin`, and run outside of the
 *   transaction should that fail
 * @param work gets their answers and may send more; gives the last statements. They are sent with
 *   `commit`, to hold their locks no longer than that. `null`: nothing changes
 */
export function inPipeline(
  database: PostgresStorage,
  look: readonly CompiledQuery[],
  work: (answers: readonly Answer[], send: Send) => Promise<readonly CompiledQuery[] | null>,
): Promise<void> {
  return retryOnConflict(() =>
    onConnection(database, async (send) => {
      try {
        const [, ...answers] = await send(BEGIN, ...look);
        const last = await work(answers, send);
        // After a statement that failed, `commit` is a rollback; the failure is what `send` gives.
        await (last ? send(...last, COMMIT) : send(ROLLBACK));
      } catch (error) {
        // Where the connection is gone, so is the transaction.
        await send(ROLLBACK).catch(() => undefined);
        throw error;
      }
    }),
  );
}

/** Lends a connection. A driver without pipelining gets one statement after the other. */
async function onConnection(
  { kysely, pool }: PostgresStorage,
  work: (send: Send) => Promise<void>,
): Promise<void> {
  if (!pool) {
    await kysely.connection().execute((connection) =>
      work(async (...statements) => {
        const answers: Answer[] = [];
        for (const statement of statements) {
          const { rows } = await connection.executeQuery<Record<string, unknown>>(statement);
          answers.push({ rows });
        }
        return answers;
      }),
    );
    return;
  }
  const client = await pool.connect();
  try {
    await work(async (...statements) => {
      const sent = statements.map(({ sql, parameters }) =>
        client.query<Record<string, unknown>>({ name: nameOf(sql), text: sql, values: [...parameters] }),
      );
      // Nothing else may be sent before all of them are over.
      await Promise.allSettled(sent);
      return Promise.all(sent);
    });
  } finally {
    client.release();
  }
}

/** Names of prepared statements by their text; texts differ by the number of models at most. */
const names = new Map<string, string>();

/** A named statement is parsed once a connection: a sixth of the time of small groups. */
function nameOf(text: string): string {
  const name = names.get(text) ?? `inktally-${names.size}`;
  names.set(text, name);
  return name;
}
