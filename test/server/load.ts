import type { Client } from 'pg';
import { expect } from 'vitest';
import { encodeReport, REPORTS_PATH, type Report } from '../../src/contract';
import { SqliteDatabase } from '../../src/sqlite';
import { randomReport } from './reports';

const SENDERS = 16;
/** How long a sender waits after a refusal, in ms. */
const PAUSE_MS = 50;

export function post(url: string, report: Report): Promise<Response> {
  return fetch(`${url}${REPORTS_PATH}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: encodeReport(report),
  });
}

/** Sends a report, whose answer must be 204 or 503 with Retry-After; gives the status. */
async function send(url: string, report: Report): Promise<number> {
  const answer = await post(url, report);
  await answer.arrayBuffer();
  const isRefused = answer.status === 503 && Number(answer.headers.get('retry-after')) > 0;
  if (!isRefused) expect(answer.status).toBe(204);
  else await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  return answer.status;
}

/**
 * Sends reports from 16 senders, each report again until it is taken; counts the answers by
 * status, as they come.
 */
export async function sendAll(
  reports: readonly Report[],
  urls: readonly string[],
  statuses = new Map<number, number>(),
): Promise<Map<number, number>> {
  const waiting = [...reports];
  const sender = async () => {
    for (let report = waiting.pop(); report; report = waiting.pop()) {
      const status = await send(urls[waiting.length % urls.length] ?? '', report);
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
      if (status !== 204) waiting.unshift(report);
    }
  };
  await Promise.all(Array.from({ length: SENDERS }, sender));
  return statuses;
}

/**
 * Fresh reports from 16 senders without end, to all servers in turn, each again until it is taken,
 * and every third once more after that.
 */
export class Load {
  readonly acknowledged: Report[] = [];
  refusals = 0;
  #isOn = true;
  #turn = 0;
  /** Those who wait for so many to be taken. */
  readonly #goals: { readonly count: number; readonly reached: () => void }[] = [];
  readonly #done: Promise<unknown>;

  constructor(urls: readonly string[], random: () => number) {
    const sendTo = (report: Report) => send(urls[this.#turn++ % urls.length] ?? '', report);
    const sender = async () => {
      while (this.#isOn) {
        const report = randomReport(random);
        while ((await sendTo(report)) !== 204) this.refusals++;
        this.acknowledged.push(report);
        for (const { count, reached } of this.#goals) if (this.acknowledged.length >= count) reached();
        if (this.acknowledged.length % 3 === 0) await sendTo(report);
      }
    };
    this.#done = Promise.all(Array.from({ length: SENDERS }, sender));
    // The caller hears of a failure.
    this.#done.catch(() => undefined);
  }

  /** Resolves when so many more have been taken. */
  async more(count: number): Promise<void> {
    const goal = this.acknowledged.length + count;
    const enough = new Promise<void>((reached) => this.#goals.push({ count: goal, reached }));
    await Promise.race([enough, this.#done]);
  }

  /** Resolves when every report that was begun is taken. */
  async stop(): Promise<void> {
    this.#isOn = false;
    await this.#done;
  }
}

/** Begins a transaction that has every other one that stores reports wait for its end. */
export async function lockReports(client: Client): Promise<void> {
  await client.query('begin; lock table report_ids in access exclusive mode');
}

/** How many transactions wait for that. */
export async function waitingForReports(client: Client): Promise<number> {
  const { rowCount } = await client.query(
    `select 1 from pg_locks where not granted and relation = 'report_ids'::regclass`,
  );
  return rowCount ?? 0;
}

export async function postgresSums(client: Client) {
  const { rows } = await client.query<{ digit: string; attempts: string; failures: string }>(
    'select digit, sum(attempts) as attempts, sum(failures) as failures from sums group by digit',
  );
  return Object.fromEntries(
    rows.map(({ digit, attempts, failures }) => [
      digit,
      { attempts: Number(attempts), failures: Number(failures) },
    ]),
  );
}

/** The exact sums by digit of a SQLite file, read past the server. */
export function sqliteSums(path: string): Record<string, { attempts: number; failures: number }> {
  const file = new SqliteDatabase(path, { readonly: true });
  const rows = file
    .prepare<[], { digit: string; attempts: number; failures: number }>(
      'select digit, sum(attempts) as attempts, sum(failures) as failures from sums group by digit',
    )
    .all();
  file.close();
  return Object.fromEntries(rows.map(({ digit, ...counts }) => [digit, counts]));
}
