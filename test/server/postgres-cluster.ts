import { execFile } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, realpathSync } from 'node:fs';
import { appendFile, chown, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { promisify } from 'node:util';
import { withPostgres } from '../../src/command';
import { setPostgresClock } from './postgres';

const run = promisify(execFile);

/** Who may run PostgreSQL: it refuses to run as root. */
interface Runner {
  readonly uid: number;
  readonly gid: number;
}

/** The folder of PostgreSQL's own programs, and who runs them (`null`: the current user). */
export interface PostgresPrograms {
  readonly folder: string;
  readonly runner: Runner | null;
}

/**
 * PostgreSQL's programs on this machine; `null` where there are none, or nobody who could run them.
 */
export function postgresPrograms(): PostgresPrograms | null {
  const folders = (process.env.PATH ?? '').split(delimiter);
  const debian = '/usr/lib/postgresql';
  // The newest first.
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : [];
  folders.push(...versions.map((version) => join(debian, version, 'bin')));
  const found = folders.find((name) => existsSync(join(name, 'initdb')) && existsSync(join(name, 'pg_ctl')));
  if (found === undefined) return null;
  // Where the program itself is, not a link to it: the others are beside it.
  const folder = dirname(realpathSync(join(found, 'initdb')));
  if (process.getuid?.() !== 0) return { folder, runner: null };
  const users = readFileSync('/etc/passwd', 'utf8');
  const [, uid, gid] = /^(?:postgres|nobody):[^:]*:(\d+):(\d+):/m.exec(users) ?? [];
  return uid === undefined ? null : { folder, runner: { uid: Number(uid), gid: Number(gid) } };
}

/**
 * A PostgreSQL server of a test's own, in a folder of its own, which may be stopped and started.
 */
export class PostgresCluster {
  /** All that PostgreSQL writes: its data, and the log of the server in the file `log`. */
  readonly folder: string;
  readonly url: string;
  readonly #programs: PostgresPrograms;

  private constructor(programs: PostgresPrograms, folder: string) {
    this.#programs = programs;
    this.folder = folder;
    // A socket in this folder: PostgreSQL takes no free port by itself, and one that was found
    // could be taken by others.
    this.url = `postgres://postgres@localhost/postgres?host=${encodeURIComponent(folder)}`;
  }

  /** Makes and starts a server; `settings` are lines of postgresql.conf. */
  static async start(programs: PostgresPrograms, settings: readonly string[] = []): Promise<PostgresCluster> {
    const folder = await makeFolder(programs);
    const cluster = new PostgresCluster(programs, folder);
    try {
      await cluster.#run('initdb', ['--auth=trust', '--username=postgres', '--encoding=UTF8', '--locale=C']);
      const own = ["listen_addresses = ''", `unix_socket_directories = '${folder}'`];
      await appendFile(join(folder, 'data', 'postgresql.conf'), [...own, ...settings, ''].join('\n'));
      await cluster.start();
      await withPostgres(cluster.url, async (client) => {
        await setPostgresClock(client, 'public');
        await client.query('alter role postgres set search_path = public, pg_catalog');
      });
    } catch (error) {
      await rm(folder, { recursive: true, force: true });
      throw error;
    }
    return cluster;
  }

  /** Resolves when it takes connections. */
  async start(): Promise<void> {
    await this.#run('pg_ctl', ['start', '--wait', '--silent', `--log=${join(this.folder, 'log')}`]);
  }

  /**
   * Stops it in the midst of everything, as a crash does; resolves when its processes have ended.
   */
  async crash(): Promise<void> {
    await this.#run('pg_ctl', ['stop', '--wait', '--silent', '--mode=immediate']);
  }

  /** `kill -9` of the server; its processes end by themselves when they see it. */
  async kill(): Promise<void> {
    const pidFile = join(this.folder, 'data', 'postmaster.pid');
    const [pid = ''] = readFileSync(pidFile, 'utf8').split('\n');
    process.kill(Number(pid), 'SIGKILL');
    await rm(pidFile);
  }

  /** Makes and starts a standby of this server, which every commit waits for from then on. */
  async startStandby(): Promise<PostgresCluster> {
    const folder = await makeFolder(this.#programs);
    const standby = new PostgresCluster(this.#programs, folder);
    try {
      await standby.#run('pg_basebackup', [
        `--dbname=${this.url}`,
        '--checkpoint=fast',
        '--write-recovery-conf',
      ]);
      const own = [`unix_socket_directories = '${folder}'`, "synchronous_standby_names = ''", ''];
      await appendFile(join(folder, 'data', 'postgresql.conf'), own.join('\n'));
      await standby.start();
      await this.waitForStandby('*');
    } catch (error) {
      await standby.drop();
      throw error;
    }
    return standby;
  }

  /** Sets which standbys a commit waits for: `*` for any, or a name. */
  async waitForStandby(name: string): Promise<void> {
    await withPostgres(this.url, async (client) => {
      await client.query(`alter system set synchronous_standby_names = '${name}'`);
      await client.query('select pg_reload_conf()');
      const isSet = async () =>
        (await client.query(`select 1 where current_setting('synchronous_standby_names') = '${name}'`))
          .rowCount;
      while (!(await isSet())) await setTimeout(10);
    });
  }

  /** Makes a standby the server that takes writes. */
  async promote(): Promise<void> {
    await this.#run('pg_ctl', ['promote', '--wait', '--silent']);
  }

  /** What pg_dump writes; `null` where it is not among the programs. */
  async dump(): Promise<string | null> {
    const program = join(this.#programs.folder, 'pg_dump');
    if (!existsSync(program)) return null;
    return (await run(program, [`--dbname=${this.url}`])).stdout;
  }

  async drop(): Promise<void> {
    const isRunning = existsSync(join(this.folder, 'data', 'postmaster.pid'));
    if (isRunning) await this.crash();
    await rm(this.folder, { recursive: true, force: true });
  }

  async #run(program: string, parameters: readonly string[]): Promise<void> {
    const { folder, runner } = this.#programs;
    await run(join(folder, program), [`--pgdata=${join(this.folder, 'data')}`, ...parameters], {
      ...runner,
      cwd: this.folder,
      env: { PATH: process.env.PATH, LC_ALL: 'C' },
    });
  }
}

/** A folder that those who run PostgreSQL may write to. */
async function makeFolder({ runner }: PostgresPrograms): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'inktally-postgres-'));
  if (runner) await chown(folder, runner.uid, runner.gid);
  return folder;
}
