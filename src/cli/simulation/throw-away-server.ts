import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fetchReleased, type Released } from './released';
import { ServerProcess } from './server-process';
import { postgresDaySums, type ReadDaySums, sqliteDaySums, withPostgres } from './server-sums';

export interface ThrowAwayOptions {
  /** An existing PostgreSQL database; null: SQLite. */
  readonly databaseUrl: string | null;
  /** `PRIVACY_EPSILON`; null: the sums are released as they are, however few reports they come from. */
  readonly epsilon: string | null;
  readonly models: readonly string[];
  /** Its clock at first, in milliseconds since the epoch. */
  readonly time: number;
}

/** A server made for one run. */
export interface ThrowAwayServer {
  readonly process: ServerProcess;
  readonly readDaySums: ReadDaySums;
  /** What the maintainers' API gives, all of it. */
  released(): Promise<Released>;
  /** Ends it, and deletes everything it kept. */
  remove(): Promise<void>;
}

/**
 * Starts the server on an empty folder of the system's temporary one or, on PostgreSQL, in a new schema of the given
 * database; nothing else in that database is touched.
 */
export async function startThrowAwayServer(options: ThrowAwayOptions): Promise<ThrowAwayServer> {
  const { databaseUrl, epsilon, models, time } = options;
  const schema = databaseUrl === null ? null : await makeSchema(databaseUrl);
  const dataDir = await mkdtemp(join(tmpdir(), 'inktally-simulation-'));
  const token = randomBytes(16).toString('hex');
  const server = new ServerProcess(
    {
      PORT: '0',
      DATA_DIR: dataDir,
      STATIC_DIR: join(dataDir, 'no-app'),
      MAINTAINER_TOKEN: token,
      MODEL_VERSIONS: models.join(','),
      PRIVACY_EPSILON: epsilon ?? 'off',
      PRIVACY_MIN_REPORTS: '1',
      ...(schema && { DATABASE_URL: schema.url }),
    },
    time,
  );
  const remove = async () => {
    await server.stop();
    await schema?.drop();
    await rm(dataDir, { recursive: true, force: true });
  };
  try {
    await server.url();
  } catch (error) {
    await remove();
    throw error;
  }
  return {
    process: server,
    readDaySums: schema ? postgresDaySums(schema.url) : sqliteDaySums(dataDir),
    released: async () => await fetchReleased(await server.url(), token),
    remove,
  };
}

async function makeSchema(databaseUrl: string) {
  const schema = `inktally_simulation_${randomBytes(6).toString('hex')}`;
  await withPostgres(databaseUrl, (client) => client.query(`create schema ${schema}`));
  const own = new URL(databaseUrl);
  own.searchParams.set('options', `-c search_path=${schema}`);
  return {
    url: own.href,
    drop: async () => {
      await withPostgres(databaseUrl, (client) => client.query(`drop schema ${schema} cascade`));
    },
  };
}
