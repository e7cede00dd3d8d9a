import { Kysely, PostgresDialect } from 'kysely';
import { type ClientBase, Pool, type PoolClient } from 'pg';
import { postgresHosts } from '../postgres-hosts';
import type { Connections, PostgresStorage } from './database';

/** Connections of one process: commits, release, aggregates and health at the same time. */
const POSTGRES_CONNECTIONS = 4;
const POSTGRES_CONNECT_MS = 5000;
/** Longest statement. PostgreSQL ends it first; the driver gives up a little later. */
const POSTGRES_STATEMENT_MS = 10_000;
const POSTGRES_QUERY_MS = 15_000;

/**
 * Connects to PostgreSQL; of several hosts, to the one that takes writes.
 *
 * @param url see `postgresHosts`
 * @param onLost gets a broken connection; the next query makes another
 */
export function openPostgres(url: string, onLost: (error: Error) => void): PostgresStorage {
  const hosts = postgresHosts(url);
  if (typeof hosts === 'string') throw new Error(`DATABASE_URL ${hosts}`);
  const pool = new HostPools(hosts.map((host) => makePool(host, onLost)));
  return { kysely: new Kysely({ dialect: new PostgresDialect({ pool }) }), kind: 'postgres', pool };
}

function makePool(url: string, onLost: (error: Error) => void): Pool {
  const pool = new Pool({
    connectionString: url,
    max: POSTGRES_CONNECTIONS,
    connectionTimeoutMillis: POSTGRES_CONNECT_MS,
    statement_timeout: POSTGRES_STATEMENT_MS,
    query_timeout: POSTGRES_QUERY_MS,
    idle_in_transaction_session_timeout: POSTGRES_QUERY_MS,
    keepAlive: true,
    // Statements may be sent before the previous one is answered (`postgres-pipeline.ts`).
    pipeline: true,
    onConnect: prepareConnection,
  });
  // A connection can break while it is idle (the pool's event too) and between the statements of a
  // transaction (its own only). An error event without a listener ends the process.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', onLost));
  return pool;
}

/** A commit is on the disk before it is reported, whatever the database is set to. */
async function prepareConnection(client: ClientBase): Promise<void> {
  const { rows } = await client.query<{ read_only: string }>(`
    select current_setting('transaction_read_only') as read_only, set_config('synchronous_commit',
      case current_setting('synchronous_commit') when 'off' then 'on' else current_setting('synchronous_commit') end, false)`);
  if (rows[0]?.read_only === 'on') {
    throw new Error(
      'this PostgreSQL takes no writes, as a standby does: name the primary in DATABASE_URL, or all hosts',
    );
  }
}

/** The pools of several hosts, of which one at a time takes writes. */
class HostPools implements Connections {
  readonly #pools: readonly Pool[];
  /** The last one that took a connection. */
  #present = 0;

  constructor(pools: readonly Pool[]) {
    this.#pools = pools;
  }

  /** @throws Error of each host, where none can be used */
  async connect(): Promise<PoolClient> {
    const errors: unknown[] = [];
    const first = this.#present;
    for (let n = 0; n < this.#pools.length; n++) {
      const index = (first + n) % this.#pools.length;
      try {
        const client = await this.#pools[index]?.connect();
        if (!client) continue;
        this.#present = index;
        return client;
      } catch (error) {
        errors.push(error);
      }
    }
    if (errors.length === 1) throw errors[0];
    throw new AggregateError(errors, errors.map((error) => (error as Error).message).join('; '));
  }

  async end(): Promise<void> {
    await Promise.all(this.#pools.map((pool) => pool.end()));
  }
}
