import { expect } from 'vitest';
import { withPostgres } from '../../src/command';
import { HEALTH_PATH } from '../../src/contract';
import type { BreakablePostgres } from './breakable-postgres';
import { errorOf, temporaryFolder } from './harness';
import { Load, post, postgresSums } from './load';
import { startServerProcess } from './process';
import { makeReport, seededRandom, sumReports } from './reports';

/**
 * Most lines that a server may print about all of it: each kind of failure once, not each failure.
 */
const MAX_LINES = 15;

const health = async (url: string) => (await fetch(`${url}${HEALTH_PATH}`)).status;

/** Takes PostgreSQL away from servers under load, and gives it back, so many times. */
export async function breakUnderLoad(
  postgres: BreakablePostgres,
  { processes, rounds }: { processes: number; rounds: number },
): Promise<void> {
  const servers = [];
  for (let started = 0; started < processes; started++) {
    servers.push(await startServerProcess({ DATA_DIR: await temporaryFolder(), DATABASE_URL: postgres.url }));
  }
  await withPostgres(postgres.directUrl, (client) => client.query('truncate report_ids, open_days, sums'));
  const load = new Load(
    servers.map(({ url }) => url),
    seededRandom(50 + processes),
  );
  for (let round = 0; round < rounds; round++) {
    await load.more(100);
    const refusals = load.refusals;
    await postgres.takeAway();
    for (const { url } of servers) {
      const answer = await post(url, makeReport());
      expect([answer.status, await errorOf(answer), Number(answer.headers.get('retry-after')) > 0]).toEqual([
        503,
        'unavailable',
        true,
      ]);
      expect(await health(url)).toBe(503);
    }
    await expect.poll(() => load.refusals).toBeGreaterThan(refusals + 20);
    const before = load.acknowledged.map(({ id }) => id);
    await postgres.giveBack();
    await withPostgres(postgres.directUrl, async (client) => {
      const { rows } = await client.query<{ id: string }>('select id from report_ids');
      const kept = new Set(rows.map(({ id }) => id));
      expect(
        before.filter((id) => !kept.has(id)),
        'reports that were answered with 204 and are gone',
      ).toEqual([]);
    });
    for (const { url } of servers) await expect.poll(() => health(url)).toBe(200);
  }
  await load.more(100);
  await load.stop();

  await withPostgres(postgres.directUrl, async (client) => {
    expect(await postgresSums(client)).toEqual(sumReports(load.acknowledged));
  });
  for (const server of servers) {
    expect(server.output()).toContain('Storing reports failed');
    expect(server.output().trim().split('\n').length).toBeLessThanOrEqual(MAX_LINES);
    expect(await server.end('SIGTERM')).toBe(0);
  }
}
