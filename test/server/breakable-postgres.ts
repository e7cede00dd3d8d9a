import { Cable } from './cable';
import { testPostgres } from './postgres';
import { PostgresCluster, postgresPrograms } from './postgres-cluster';

/** A PostgreSQL that a test may take away from the servers, and give back. */
export interface BreakablePostgres {
  /** For the servers. */
  readonly url: string;
  /** For the test, to look into the tables. */
  readonly directUrl: string;
  /** Its folder, log included, where it is a server of the test's own. */
  readonly folder: string | null;
  readonly takeAway: () => Promise<void>;
  readonly giveBack: () => Promise<void>;
  /** What pg_dump writes; `null` where it is not here. */
  readonly dump: () => Promise<string | null>;
  readonly drop: () => Promise<void>;
}

const programs = postgresPrograms();

/** How it is taken away here; for the names of tests, so that nobody takes one for the other. */
export const HOW_IT_BREAKS = programs
  ? 'PostgreSQL is stopped at once and started again'
  : 'the connections to PostgreSQL are cut, and refused for a while (initdb and pg_ctl to restart one are not here)';

/**
 * A PostgreSQL server of the test's own, which crashes and starts again; without PostgreSQL's
 * programs the one of `testPostgres` behind a cable, which is cut and mended. `null` where that is
 * PGlite, to which no process can connect.
 *
 * @param settings lines of postgresql.conf, for a server of its own
 */
export async function breakablePostgres(settings: readonly string[] = []): Promise<BreakablePostgres | null> {
  console.info(`How the tests break PostgreSQL: ${HOW_IT_BREAKS}`);
  if (programs) {
    const cluster = await PostgresCluster.start(programs, settings);
    return {
      url: cluster.url,
      directUrl: cluster.url,
      folder: cluster.folder,
      takeAway: () => cluster.crash(),
      giveBack: () => cluster.start(),
      dump: () => cluster.dump(),
      drop: () => cluster.drop(),
    };
  }
  const postgres = await testPostgres();
  if (postgres.url === null) {
    await postgres.drop();
    return null;
  }
  const cable = new Cable(new URL(postgres.url));
  const url = await cable.open(postgres.url);
  return {
    url,
    directUrl: postgres.url,
    folder: null,
    takeAway: async () => cable.cut(),
    giveBack: async () => cable.mend(),
    dump: async () => null,
    drop: async () => {
      cable.close();
      await postgres.drop();
    },
  };
}
