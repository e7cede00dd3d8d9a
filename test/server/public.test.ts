import { afterEach, describe, expect, test } from 'vitest';
import { AGGREGATES_PATH, CONFIG_PATH, DAY_MS, RELEASES_PATH, SESSION_PATH } from '../../src/contract';
import { PUBLIC_READ_LIMIT } from '../../src/server/http/maintainer';
import { cleanUp, errorOf, MONDAY, type TestServer, TOKEN, testServer } from './harness';
import { makeReport } from './reports';

afterEach(cleanUp);

const get = (server: TestServer, path: string, headers: Record<string, string> = {}) =>
  fetch(server.url + path, { headers });

async function withFigures(environment: Record<string, string>): Promise<TestServer> {
  const server = await testServer({ PRIVACY_MIN_REPORTS: '2', ...environment });
  await server.postAll([makeReport(), makeReport()]);
  server.clock.nextDay();
  await server.release();
  return server;
}

describe('PUBLIC_AGGREGATES=true', () => {
  test('lets everyone read what maintainers read, as JSON and CSV, and nothing else without the token', async () => {
    const server = await withFigures({ PUBLIC_AGGREGATES: 'true' });
    for (const accept of ['application/json', 'text/csv']) {
      const open = await get(server, `${AGGREGATES_PATH}?from=2026-11-01`, { accept });
      expect(open.status).toBe(200);
      const text = await open.text();
      expect(text).toMatch(/2026-11-16/);
      const maintainers = await get(server, `${AGGREGATES_PATH}?from=2026-11-01`, {
        accept,
        authorization: `Bearer ${TOKEN}`,
      });
      expect(await maintainers.text()).toBe(text);
    }
    expect(await (await get(server, CONFIG_PATH)).json()).toEqual({
      contact: null,
      publicFigures: true,
      epsilon: null,
      minReports: 2,
    });
    expect((await get(server, SESSION_PATH)).status).toBe(401);
    const wrong = await get(server, AGGREGATES_PATH, { authorization: 'Bearer a-wrong-token' });
    expect([wrong.status, await errorOf(wrong)]).toEqual([401, 'wrong-token']);
    // Nothing of today: it was not released.
    await server.post(makeReport());
    const { cells } = (await (await get(server, `${AGGREGATES_PATH}?from=2026-11-17`)).json()) as {
      cells: unknown[];
    };
    expect(cells).toEqual([]);
  });

  test('lets a network read so often, and maintainers and others as often as they like', async () => {
    const server = await withFigures({ PUBLIC_AGGREGATES: 'true', TRUSTED_PROXIES: '127.0.0.1' });
    const from = (address: string) => ({ 'x-forwarded-for': address });
    for (let count = 0; count < PUBLIC_READ_LIMIT.burst; count++) {
      expect((await get(server, RELEASES_PATH, from('198.51.100.1'))).status).toBe(200);
    }
    const limited = await get(server, AGGREGATES_PATH, from('198.51.100.77'));
    expect([limited.status, await errorOf(limited), limited.headers.get('retry-after')]).toEqual([
      429,
      'too-many',
      '3',
    ]);
    expect((await get(server, AGGREGATES_PATH, from('203.0.113.1'))).status).toBe(200);
    const maintainer = { ...from('198.51.100.1'), authorization: `Bearer ${TOKEN}` };
    expect((await get(server, AGGREGATES_PATH, maintainer)).status).toBe(200);
  });

  test('is off unless it is set', async () => {
    const server = await withFigures({});
    for (const path of [AGGREGATES_PATH, RELEASES_PATH]) {
      const answer = await get(server, path);
      expect([answer.status, await errorOf(answer)]).toEqual([401, 'unauthorized']);
    }
    expect(await (await get(server, CONFIG_PATH)).json()).toMatchObject({ publicFigures: false });
  });
});

describe('GET /api/v1/releases', () => {
  const releases = async (server: TestServer) =>
    (await get(server, RELEASES_PATH, { authorization: `Bearer ${TOKEN}` })).json();

  test('tells the rule and the days that were released, and nothing of those that were not', async () => {
    const server = await testServer({ PRIVACY_MIN_REPORTS: '2' });
    const nothing = { epsilon: null, dayReports: 2, today: '2026-11-16', released: null, collecting: true };
    expect(await releases(server)).toEqual(nothing);
    await server.postAll([makeReport(), makeReport(), makeReport()]);
    expect(await releases(server)).toEqual(nothing);
    server.clock.nextDay();
    await server.release();
    await server.post(makeReport());
    expect(await releases(server)).toEqual({
      ...nothing,
      today: '2026-11-17',
      released: { from: '2026-11-16', to: '2026-11-16' },
    });
    server.clock.time = MONDAY + 14 * DAY_MS;
    await server.release();
    expect(await releases(server)).toMatchObject({ released: { from: '2026-11-16', to: '2026-11-16' } });
  });

  test('tells how many reports a day needs with noise, and whether reports are taken', async () => {
    const server = await testServer({ PRIVACY_EPSILON: '1', REPORTS_STOPPED: 'true' });
    expect(await releases(server)).toMatchObject({ epsilon: 1, dayReports: 544, collecting: false });
    const put = await fetch(`${server.url}${RELEASES_PATH}`, { method: 'PUT' });
    expect([put.status, put.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
  });
});
