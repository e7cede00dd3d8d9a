import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { formatTable } from '../../src/cli';
import { ownSchema } from './postgres-schema';

const CONNECTIONS = 100;
const SECONDS = 3;
const ROUNDS = 3;

interface Load {
  readonly seconds: number;
  readonly answers: number;
  readonly others: number;
  readonly p50: number;
  readonly p99: number;
}

/**
 * Prints reports a second of the server on SQLite and, where BENCH_DATABASE_URL or TEST_DATABASE_URL is set, on
 * PostgreSQL, beside the same HTTP stack with no work and beside one transaction a report. All take turns in the same run.
 */
export async function benchIngest(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'inktally-bench-'));
  const url = process.env.BENCH_DATABASE_URL ?? process.env.TEST_DATABASE_URL;
  const servers: { name: string; process: ChildProcess; port: number; runs: Load[] }[] = [];
  const start = async (name: string, kind: string, environment: Record<string, string> = {}) => {
    const dataDir = join(folder, String(servers.length));
    const child = spawn(process.execPath, ['--import', 'tsx', 'scripts/bench/ingest-server.ts', kind], {
      env: {
        PATH: process.env.PATH,
        PORT: '0',
        STATIC_DIR: join(dataDir, 'none'),
        DATA_DIR: dataDir,
        ...environment,
      },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [line] = await once(child.stdout, 'data');
    servers.push({ name, process: child, port: Number(/port (\d+)/.exec(String(line))?.[1]), runs: [] });
  };
  let schema: Awaited<ReturnType<typeof ownSchema>> | null = null;
  try {
    await start('no work', 'empty');
    await start('SQLite, group commit', 'grouped');
    await start('SQLite, one transaction a report', 'single');
    if (url) {
      schema = await ownSchema(url);
      await start('PostgreSQL, group commit', 'grouped', { DATABASE_URL: schema.url });
      await start('PostgreSQL, one transaction a report', 'single', { DATABASE_URL: schema.url });
    }
    // The first round warms up.
    for (let round = 0; round <= ROUNDS; round++) {
      for (const server of servers) {
        const load = await send(server.port);
        if (round > 0) server.runs.push(load);
      }
    }
  } finally {
    for (const server of servers) {
      const exit = once(server.process, 'exit');
      server.process.kill('SIGKILL');
      await exit;
    }
    rmSync(folder, { recursive: true, force: true });
    await schema?.drop();
  }
  const rate = ({ answers, seconds }: Load) => answers / seconds;
  const middle = servers.map(({ name, runs }) => {
    const sorted = [...runs].sort((a, b) => rate(a) - rate(b));
    const load = sorted[Math.floor(sorted.length / 2)];
    if (!load) throw new Error(`${name}: was not measured`);
    return { name, load, others: runs.reduce((sum, run) => sum + run.others, 0) };
  });
  const empty = middle[0]?.load;
  process.stdout.write(
    `Ingest: ${CONNECTIONS} connections, the middle of ${ROUNDS} rounds of ${SECONDS} s, Node ${process.version}; the sender and the databases share the machine.\n\n`,
  );
  process.stdout.write(
    `${formatTable(
      ['', 'reports/s', 'of no work', 'p50 ms', 'p99 ms', 'not 204'],
      middle.map(({ name, load, others }) => [
        name,
        rate(load).toFixed(0),
        empty ? `${((100 * rate(load)) / rate(empty)).toFixed(0)}%` : '',
        load.p50.toFixed(1),
        load.p99.toFixed(1),
        String(others),
      ]),
    )}\n`,
  );
}

async function send(port: number): Promise<Load> {
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', 'scripts/bench/ingest-load.ts', ...[port, CONNECTIONS, SECONDS].map(String)],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  return JSON.parse(await text(child.stdout));
}
