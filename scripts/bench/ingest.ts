import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { build } from 'vite';
import { formatTable, ownSchema } from '../../src/command';

/** Each waits for its answer: with few of them the disk is the limit, with many the processor. */
const CONNECTIONS = [100, 1000];
const SECONDS = 1.5;
/** Many short rounds, so that other work on the machine affects all subjects alike. */
const ROUNDS = 5;
const WARM_ROUNDS = 2;
/** Within the project, where the packages are found. */
const BUILD = 'build/bench-ingest';
const SERVER = `${BUILD}/ingest-server.js`;
const SENDER = `${BUILD}/ingest-load.js`;
const PROCESSES = [2, 4];

interface Load {
  readonly seconds: number;
  readonly answers: number;
  readonly others: number;
}

/** What is measured: one or more server processes on one database. */
interface Subject {
  readonly name: string;
  readonly ports: readonly number[];
}

/**
 * Prints the reports per second of the built server, on SQLite and, where BENCH_DATABASE_URL or
 * TEST_DATABASE_URL is set, on PostgreSQL, beside the same HTTP stack with no work. All take
 * turns in the same run.
 */
export async function benchIngest(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'inktally-bench-'));
  await buildBench();
  const servers = new Servers(folder);
  const url = process.env.BENCH_DATABASE_URL ?? process.env.TEST_DATABASE_URL;
  const schema = url ? await ownSchema(url, 'inktally_bench') : null;
  try {
    const subjects = await startAll(servers, schema?.url);
    console.log(
      `Ingest: the median of ${ROUNDS} rounds of ${SECONDS} s, Node ${process.version}; the sender and the databases share the machine.\n`,
    );
    for (const connections of CONNECTIONS) {
      console.log(`${await compare(subjects, connections)}\n`);
    }
  } finally {
    await servers.end();
    rmSync(folder, { recursive: true, force: true });
    rmSync(BUILD, { recursive: true, force: true });
    await schema?.drop();
  }
}

/** Builds the sender, and the server as `npm run build` builds the one in service. */
async function buildBench(): Promise<void> {
  await build({
    configFile: false,
    logLevel: 'warn',
    mode: 'production',
    build: {
      ssr: true,
      rollupOptions: { input: ['scripts/bench/ingest-server.ts', 'scripts/bench/ingest-load.ts'] },
      outDir: BUILD,
      target: 'node20',
      emptyOutDir: true,
      copyPublicDir: false,
    },
  });
  copyFileSync('src/server/store/sqlite-writer.mjs', `${BUILD}/sqlite-writer.mjs`);
}

async function startAll(servers: Servers, databaseUrl: string | undefined): Promise<Subject[]> {
  const one = async (name: string, kind: string, environment?: Record<string, string>) => ({
    name,
    ports: [await servers.start(kind, environment)],
  });
  const subjects: Subject[] = [await one('no work', 'empty'), await one('SQLite', 'full')];
  if (databaseUrl === undefined) return subjects;
  const environment = { DATABASE_URL: databaseUrl };
  const single = await one('PostgreSQL', 'full', environment);
  subjects.push(single);
  const ports = [...single.ports];
  for (const count of PROCESSES) {
    while (ports.length < count) ports.push(await servers.start('full', environment));
    subjects.push({ name: `PostgreSQL, ${count} processes`, ports: [...ports] });
  }
  return subjects;
}

async function compare(subjects: readonly Subject[], connections: number): Promise<string> {
  const measured = subjects.map((subject) => ({ ...subject, loads: [] as Load[] }));
  for (let round = -WARM_ROUNDS; round < ROUNDS; round++) {
    for (const { ports, loads } of measured) {
      const load = await send(ports, connections);
      if (round >= 0) loads.push(load);
    }
  }
  const rows = measured.map(({ name, loads }) => {
    const sorted = [...loads].sort((a, b) => rate(a) - rate(b));
    const median = sorted[Math.floor(sorted.length / 2)];
    if (!median) throw new Error(`${name}: was not measured`);
    return { name, median, others: loads.reduce((sum, { others }) => sum + others, 0) };
  });
  const noWork = rows[0] ? rate(rows[0].median) : Number.NaN;
  return formatTable(
    [`${connections} connections`, 'reports/s', 'of no work', 'not 204'],
    rows.map(({ name, median, others }) => [
      name,
      rate(median).toFixed(0),
      `${((100 * rate(median)) / noWork).toFixed(0)}%`,
      String(others),
    ]),
  );
}

function rate({ answers, seconds }: Load): number {
  return answers / seconds;
}

async function send(ports: readonly number[], connections: number): Promise<Load> {
  const numbers = [ports.join(','), connections, SECONDS].map(String);
  const child = spawn(process.execPath, [SENDER, ...numbers], { stdio: ['ignore', 'pipe', 'inherit'] });
  return JSON.parse(await text(child.stdout));
}

/** The servers of the bench, each in a process and with a data folder of its own. */
class Servers {
  readonly #folder: string;
  readonly #children: ChildProcess[] = [];

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Gives the port. */
  async start(kind: string, environment: Record<string, string> = {}): Promise<number> {
    const dataDir = join(this.#folder, String(this.#children.length));
    const child = spawn(process.execPath, [SERVER, kind], {
      env: {
        PATH: process.env.PATH,
        PORT: '0',
        STATIC_DIR: join(dataDir, 'none'),
        DATA_DIR: dataDir,
        ...environment,
      },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    this.#children.push(child);
    const [line] = await once(child.stdout, 'data');
    return Number(/port (\d+)/.exec(String(line))?.[1]);
  }

  async end(): Promise<void> {
    for (const child of this.#children) {
      const exit = once(child, 'exit');
      child.kill('SIGKILL');
      await exit;
    }
  }
}
