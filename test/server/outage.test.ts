import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { withPostgres } from '../../src/command';
import { HEALTH_PATH } from '../../src/contract';
import { openPostgres } from '../../src/server/store';
import { Cable } from './cable';
import { Clock, cleanUp, testServer } from './harness';
import { lockReports, waitingForReports } from './load';
import { type TestPostgres, testPostgres } from './postgres';
import { randomReport, seededRandom, sumReports } from './reports';

let postgres: TestPostgres;
beforeAll(async () => {
  postgres = await testPostgres();
});
afterEach(cleanUp);
afterAll(() => postgres.drop());

test('a connection to PostgreSQL that breaks again and again loses and doubles nothing', async (context) => {
  if (postgres.url === null) context.skip('PGlite has no connection that could break');
  else {
    const cable = new Cable(new URL(postgres.url));
    const url = await cable.open(postgres.url);
    const clock = new Clock();
    const server = await testServer(
      { PRIVACY_MIN_REPORTS: '1' },
      { clock, database: openPostgres(url, () => undefined) },
    );
    const random = seededRandom(10);
    const reports = Array.from({ length: 150 }, () => randomReport(random));

    cable.cut();
    const [down] = await server.postAll(reports.slice(0, 1));
    expect(down).toBe(503);
    const sick = await fetch(`${server.url}${HEALTH_PATH}`);
    expect([sick.status, sick.headers.get('retry-after')]).toEqual([503, '10']);

    // Cut in the middle of a transaction: its reports are refused.
    cable.mend();
    const met = await withPostgres(postgres.url, async (client) => {
      await lockReports(client);
      const posted = server.postAll(reports.slice(0, 20));
      await expect.poll(() => waitingForReports(client)).toBeGreaterThan(0);
      cable.cut();
      return posted;
    });
    expect(new Set(met)).toEqual(new Set([503]));

    // Cut at any moment: also between the commit and the news of it, after which the
    // same report comes again.
    let unanswered = reports;
    for (let round = 0; unanswered.length > 0; round++) {
      cable.mend();
      const isBreaking = round < 8;
      const breaking = isBreaking
        ? (async () => {
            for (let ticks = Math.floor(random() * 40); ticks > 0; ticks--) {
              await new Promise((resolve) => setImmediate(resolve));
            }
            cable.cut();
          })()
        : undefined;
      const batch = isBreaking ? unanswered.slice(0, 40) : unanswered;
      const statuses = await server.postAll(batch);
      await breaking;
      expect(statuses.every((status) => status === 204 || status === 503)).toBe(true);
      const stored = new Set(batch.filter((_, n) => statuses[n] === 204));
      unanswered = unanswered.filter((report) => !stored.has(report));
    }
    expect((await fetch(`${server.url}${HEALTH_PATH}`)).status).toBe(200);

    clock.nextDay();
    await server.release();
    const { cells } = await server.aggregates();
    expect(
      Object.fromEntries(cells.map(({ digit, attempts, failures }) => [digit, { attempts, failures }])),
    ).toEqual(sumReports(reports));
    await server.close();
    cable.close();
  }
});
