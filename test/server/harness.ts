import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AGGREGATES_PATH, type Aggregates, DAY_MS, REPORTS_PATH, type Report } from '../../src/contract';
import { type RunningServer, readSettings, type ServerPorts, startServer } from '../../src/server';

export const TOKEN = 'a-token-of-the-tests-0123456789';

/** Noon of a Monday; a test's clock starts here and moves only when the test says so. */
export const MONDAY = Date.parse('2026-11-16T12:00:00Z');

export class Clock {
  time = MONDAY;
  readonly now = (): number => this.time;

  nextDay(days = 1): void {
    this.time += days * DAY_MS;
  }
}

export interface TestServer extends RunningServer {
  readonly clock: Clock;
  readonly dataDir: string;
  /** Everything the server printed. */
  readonly lines: string[];
  /** Posts a report, or any other value as JSON; text and bytes go as they are. */
  readonly post: (body: unknown, headers?: Record<string, string>) => Promise<Response>;
  /** Posts reports all at once, and gives the statuses. */
  readonly postAll: (reports: readonly Report[]) => Promise<number[]>;
  readonly aggregates: (query?: string) => Promise<Aggregates>;
}

const cleanups: (() => Promise<void>)[] = [];

/** Has `cleanUp` do this, before what was given to it earlier. */
export function cleanUpLater(cleanup: () => Promise<void>): void {
  cleanups.push(cleanup);
}

/**
 * Closes servers and deletes folders of the tests, the last first; for `afterEach` or `afterAll`.
 */
export async function cleanUp(): Promise<void> {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
}

export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'inktally-test-'));
  cleanups.push(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/**
 * A real server in this process, on a free port, with SQLite in a folder of its own unless
 * `ports` has a database.
 */
export async function testServer(
  environment: Record<string, string> = {},
  ports: Partial<ServerPorts> & { clock?: Clock } = {},
): Promise<TestServer> {
  const { clock = new Clock(), ...rest } = ports;
  const dataDir = environment.DATA_DIR ?? (await temporaryFolder());
  const lines: string[] = [];
  const settings = readSettings({
    PORT: '0',
    STATIC_DIR: join(dataDir, 'not-built'),
    MAINTAINER_TOKEN: TOKEN,
    // Exact unless a test is about noise.
    PRIVACY_EPSILON: 'off',
    ...environment,
    DATA_DIR: dataDir,
  });
  const server = await startServer(settings, { now: clock.now, print: (line) => lines.push(line), ...rest });
  // What a start tidies up must not meet what the test does.
  await server.release();
  let isOpen = true;
  const close = async () => {
    if (isOpen) await server.close();
    isOpen = false;
  };
  cleanups.push(close);
  let released = clock.time;
  // Day by day, as in a server that lives through them: a jump of the clock is not believed.
  const release = async () => {
    const { time } = clock;
    for (let day = released + DAY_MS; day < time; day += DAY_MS) {
      clock.time = day;
      await server.release();
    }
    clock.time = time;
    released = time;
    await server.release();
  };
  const post: TestServer['post'] = (body, headers = {}) =>
    fetch(`${server.url}${REPORTS_PATH}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body:
        body instanceof Uint8Array
          ? new Uint8Array(body)
          : typeof body === 'string'
            ? body
            : JSON.stringify(body),
    });
  return {
    ...server,
    release,
    close,
    clock,
    dataDir,
    lines,
    post,
    postAll: (reports) => Promise.all(reports.map(async (report) => (await post(report)).status)),
    aggregates: async (query = '') => {
      const answer = await fetch(`${server.url}${AGGREGATES_PATH}${query}`, {
        headers: { authorization: `Bearer ${TOKEN}` },
      });
      if (!answer.ok) throw new Error(`aggregates: ${answer.status} ${await answer.text()}`);
      return (await answer.json()) as Aggregates;
    },
  };
}

/** The error code of an answer. */
export async function errorOf(answer: Response): Promise<unknown> {
  const body = (await answer.json()) as Record<string, unknown>;
  if (typeof body.message !== 'string' || body.message === '') throw new Error('an error has a message');
  return body.error;
}
