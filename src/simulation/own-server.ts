import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CommandError, messageOf, type OwnSchema, ownSchema } from '../command';
import type { Aggregates } from '../contract';
import { fetchReleased } from './released';
import { ServerProcess } from './server-process';
import { postgresDaySums, type ReadDaySums, sqliteDaySums } from './server-sums';

export interface OwnServerOptions {
  /** Folder of its data. */
  readonly dataDir: string;
  /** PostgreSQL; null: SQLite in `dataDir`. */
  readonly databaseUrl: string | null;
  /** `PRIVACY_EPSILON`; null: exact sums are released, however few the reports. */
  readonly epsilon: string | null;
  readonly models: readonly string[];
  /** Its clock at first, in milliseconds since the epoch. */
  readonly time: number;
}

/** A server that lives on the clock of the simulation, and whose database can be looked into. */
export interface OwnServer {
  readonly process: ServerProcess;
  readonly readDaySums: ReadDaySums;
  /** What the maintainers' API gives, all of it. */
  released(): Promise<Aggregates>;
}

/** Starts the server; its data stay when it is stopped, so that another one can serve them. */
export async function startOwnServer(options: OwnServerOptions): Promise<OwnServer> {
  const { dataDir, databaseUrl, epsilon, models, time } = options;
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
      ...(databaseUrl !== null && { DATABASE_URL: databaseUrl }),
    },
    time,
  );
  await server.url();
  return {
    process: server,
    readDaySums: databaseUrl === null ? sqliteDaySums(dataDir) : postgresDaySums(databaseUrl),
    released: async () => await fetchReleased(await server.url(), token),
  };
}

export interface ThrowAwayServer extends OwnServer {
  /** Ends it, and deletes everything it kept. */
  remove(): Promise<void>;
}

/** Starts the server on a temporary folder or, on PostgreSQL, in a new schema of the database. */
export async function startThrowAwayServer(
  options: Omit<OwnServerOptions, 'dataDir'>,
): Promise<ThrowAwayServer> {
  const schema = options.databaseUrl === null ? null : await makeSchema(options.databaseUrl);
  const dataDir = await mkdtemp(join(tmpdir(), 'inktally-simulation-'));
  const removeData = async () => {
    await schema?.drop();
    await rm(dataDir, { recursive: true, force: true });
  };
  try {
    const server = await startOwnServer({ ...options, dataDir, databaseUrl: schema?.url ?? null });
    return {
      ...server,
      remove: async () => {
        await server.process.stop();
        await removeData();
      },
    };
  } catch (error) {
    await removeData();
    throw error;
  }
}

async function makeSchema(databaseUrl: string): Promise<OwnSchema> {
  try {
    return await ownSchema(databaseUrl, 'inktally_simulation');
  } catch (error) {
    // Without the address, which may hold a password.
    throw new CommandError(
      `the PostgreSQL of --database-url or DATABASE_URL cannot be used (${messageOf(error)}); start it, give another, or neither for SQLite`,
    );
  }
}
