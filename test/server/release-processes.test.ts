import { Client } from 'pg';
import { afterEach, expect, test } from 'vitest';
import { AGGREGATES_PATH, addDays } from '../../src/contract';
import { openStore } from '../../src/server/store';
import { cleanUp, TOKEN, temporaryFolder } from './harness';
import { testPostgres } from './postgres';
import { type ServerProcess, startServerProcess } from './process';
import { randomReport, seededRandom, sumReports } from './reports';
import { MONDAY } from './store-harness';

const PROCESSES = 4;
const REPORTS_A_DAY = 30;
/** Days before today, of weeks that have ended. */
const DAYS_AGO = [20, 19, 18, 17, 16];

const undo: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const step of undo.splice(0).reverse()) await step();
  await cleanUp();
});

async function connect(url: string): Promise<Client> {
  const client = new Client({ connectionString: url });
  await client.connect();
  undo.push(() => client.end());
  return client;
}

test.for(['off', '1'])(
  'four processes that start to release at the same moment release each cell once (PRIVACY_EPSILON=%s)',
  async (epsilon, context) => {
    const postgres = await testPostgres();
    undo.push(postgres.drop);
    if (postgres.url === null) return context.skip('PGlite lives in this process only');
    const random = seededRandom(41);
    const store = await openStore(postgres.open());
    const byDay = new Map(
      DAYS_AGO.map((ago) => [
        addDays(MONDAY, -ago),
        Array.from({ length: REPORTS_A_DAY }, () => randomReport(random)),
      ]),
    );
    for (const [day, reports] of byDay) await store.addReports(reports, day);
    await store.close();

    const { url } = postgres;
    const [client, holder] = await Promise.all([connect(url), connect(url)]);
    const count = async (from: string) =>
      Number((await client.query(`select count(*) as count from ${from}`)).rows[0].count);

    // Holds every release back until all of them wait, so that they do meet.
    await holder.query('begin');
    await holder.query(`select value from meta where key = 'closed_through' for update`);
    const starting = Array.from({ length: PROCESSES }, async (): Promise<ServerProcess> => {
      const server = await startServerProcess({
        DATA_DIR: await temporaryFolder(),
        DATABASE_URL: url,
        MAINTAINER_TOKEN: TOKEN,
        PRIVACY_EPSILON: epsilon,
        PRIVACY_MIN_REPORTS: '1',
      });
      undo.push(() => server.end('SIGKILL'));
      return server;
    });
    const waiting = () =>
      count(
        `pg_stat_activity where application_name = current_setting('application_name') and wait_event_type = 'Lock'`,
      );
    await expect.poll(waiting, { timeout: 20_000 }).toBe(PROCESSES);
    await holder.query('commit');
    const servers = await Promise.all(starting);

    for (const server of servers) expect(server.output()).not.toContain('failed');
    // With noise, days of this week that had no report are open too; they wait for
    // the end of the week.
    expect([await count('sums'), await count('open_days where reports > 0')]).toEqual([0, 0]);
    const { rows } = await client.query(
      'select from_day, to_day, model, digit, attempts, failures, noise from released order by 1, 2, 3, 4',
    );
    const seen = await Promise.all(
      servers.map(async (server) => {
        const answer = await fetch(`${server.url}${AGGREGATES_PATH}`, {
          headers: { authorization: `Bearer ${TOKEN}` },
        });
        expect(answer.status).toBe(200);
        return answer.json();
      }),
    );
    for (const aggregates of seen) expect(aggregates).toEqual(seen[0]);

    if (epsilon === 'off') {
      for (const [day, reports] of byDay) {
        const cells = rows.filter(({ from_day: from, to_day: to }) => from === day && to === day);
        expect(
          Object.fromEntries(
            cells.map(({ digit, attempts, failures }) => [
              digit,
              { attempts: Number(attempts), failures: Number(failures) },
            ]),
          ),
        ).toEqual(sumReports(reports));
      }
      expect(rows).toHaveLength(byDay.size * 11);
    } else {
      expect(rows.every(({ noise }) => noise > 0)).toBe(true);
      for (const day of byDay.keys()) {
        const covering = rows.filter(({ from_day: from, to_day: to }) => from <= day && day <= to);
        expect(covering.length, day).toBeGreaterThanOrEqual(12);
      }
      // A process that started later finds everything done, and draws no noise again.
      const late = await startServerProcess({
        DATA_DIR: await temporaryFolder(),
        DATABASE_URL: url,
        PRIVACY_EPSILON: epsilon,
      });
      undo.push(() => late.end('SIGKILL'));
      const again = await client.query(
        'select from_day, to_day, model, digit, attempts, failures, noise from released order by 1, 2, 3, 4',
      );
      expect(again.rows).toEqual(rows);
    }
  },
);
