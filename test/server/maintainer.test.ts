import { chmod, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { startServer } from '../../src/server';
import { readSettings } from '../../src/server/settings';
import {
  cleanUp,
  cleanUpLater,
  errorOf,
  type TestServer,
  TOKEN,
  temporaryFolder,
  testServer,
} from './harness';
import { testPostgres } from './postgres';
import { makeReport, randomReport, seededRandom, sumReports } from './reports';

afterEach(cleanUp);

const SESSION = '/api/v1/session';

function login(server: TestServer, body: unknown, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(server.url + SESSION, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
}

/** The name and value of the cookie that an answer sets. */
function cookieOf(answer: Response): string {
  return answer.headers.getSetCookie()[0]?.split(';')[0] ?? '';
}

const get = (server: TestServer, path: string, headers: Record<string, string> = {}) =>
  fetch(server.url + path, { headers });

describe('login', () => {
  test('gives a cookie that opens the aggregates until it is thrown away or expires', async () => {
    const server = await testServer();
    const answer = await login(server, { token: TOKEN });
    expect([answer.status, await answer.text()]).toEqual([204, '']);
    expect(answer.headers.getSetCookie()).toEqual([
      expect.stringMatching(/^inktally_session=[\w.%]+; Max-Age=43200; Path=\/; HttpOnly; SameSite=Strict$/),
    ]);
    const cookie = cookieOf(answer);
    expect(cookie).not.toContain(TOKEN);
    expect((await get(server, SESSION, { cookie })).status).toBe(204);
    expect((await get(server, '/api/v1/aggregates', { cookie })).status).toBe(200);
    server.clock.time += 12 * 3_600_000;
    expect((await get(server, SESSION, { cookie })).status).toBe(401);

    const logout = await fetch(server.url + SESSION, { method: 'DELETE', headers: { cookie } });
    expect([logout.status, logout.headers.getSetCookie()[0]]).toEqual([
      204,
      expect.stringMatching(/^inktally_session=; Max-Age=0; Path=\//),
    ]);
  });

  test('marks the cookie Secure where the request came over TLS', async () => {
    const server = await testServer({ TRUSTED_PROXIES: '127.0.0.1' });
    const answer = await login(server, { token: TOKEN }, { 'x-forwarded-proto': 'https' });
    expect(answer.headers.getSetCookie()[0]).toContain('; Secure');
  });

  test('refuses a wrong token, and what is no login', async () => {
    const server = await testServer();
    const wrong = await login(server, { token: `${TOKEN}x` });
    expect([wrong.status, await errorOf(wrong), wrong.headers.getSetCookie()]).toEqual([
      401,
      'wrong-token',
      [],
    ]);
    for (const body of [{}, { token: 1 }, { token: TOKEN, more: 1 }, [TOKEN], null]) {
      const answer = await login(server, body);
      expect([answer.status, await errorOf(answer)]).toEqual([400, 'malformed']);
    }
    expect((await login(server, { token: TOKEN }, { 'content-type': 'text/plain' })).status).toBe(415);
    expect((await login(server, { token: 'x'.repeat(2000) })).status).toBe(413);
    const put = await fetch(server.url + SESSION, { method: 'PUT' });
    expect([put.status, put.headers.get('allow')]).toEqual([405, 'GET, HEAD, POST, DELETE']);
  });

  test('lets a network try ten wrong tokens, by login or by header, and never refuses the right one', async () => {
    const server = await testServer({ TRUSTED_PROXIES: '127.0.0.1' });
    const attacker = { 'x-forwarded-for': '198.51.100.1' };
    for (let tries = 0; tries < 5; tries++) {
      expect((await login(server, { token: 'wrong' }, attacker)).status).toBe(401);
      const bearer = await get(server, '/api/v1/aggregates', { ...attacker, authorization: 'Bearer wrong' });
      expect([bearer.status, await errorOf(bearer)]).toEqual([401, 'wrong-token']);
    }
    const blocked = await login(server, { token: 'wrong' }, attacker);
    expect([blocked.status, await errorOf(blocked)]).toEqual([429, 'too-many']);
    expect(blocked.headers.get('retry-after')).toBe('90');
    expect((await get(server, SESSION, { ...attacker, authorization: 'Bearer wrong' })).status).toBe(429);
    expect((await get(server, SESSION, { ...attacker, authorization: `Bearer ${TOKEN}` })).status).toBe(204);
    expect((await login(server, { token: TOKEN }, attacker)).status).toBe(204);
    expect((await login(server, { token: 'wrong' })).status).toBe(401);
    server.clock.time += 90_000;
    expect((await login(server, { token: 'wrong' }, attacker)).status).toBe(401);
  });

  test('takes no session of another token, none that was changed, and none from the address', async () => {
    const server = await testServer();
    const other = await testServer({ MAINTAINER_TOKEN: `${TOKEN}2` });
    const sessionOf = async (server: TestServer, token: string) =>
      decodeURIComponent(cookieOf(await login(server, { token })).slice('inktally_session='.length));
    const good = await sessionOf(server, TOKEN);
    const withCookie = (value: string) =>
      get(server, SESSION, { cookie: `inktally_session=${encodeURIComponent(value)}` });
    expect((await withCookie(good)).status).toBe(204);
    const [end = '', signature = ''] = good.split('.');
    const flipped = (signature.startsWith('A') ? 'B' : 'A') + signature.slice(1);
    for (const value of [
      await sessionOf(other, `${TOKEN}2`),
      `${Number(end) + 1}.${signature}`,
      `${end}.${flipped}`,
      `${end}.`,
      end,
      '',
      '.',
      `${good}=`,
      TOKEN,
    ]) {
      expect((await withCookie(value)).status, value).toBe(401);
    }
    for (const path of [`?token=${TOKEN}`, `?inktally_session=${good}`]) {
      expect((await get(server, `/api/v1/aggregates${path}`)).status).toBe(401);
    }
  });

  test('a logout ends the session for every copy of its cookie, in every process, and no other', async () => {
    const postgres = await testPostgres();
    cleanUpLater(postgres.drop);
    const database = postgres.open();
    const [one, other] = [
      await testServer({}, { database }),
      await testServer({}, { database: postgres.open() }),
    ];
    const [first, second] = [await login(one, { token: TOKEN }), await login(one, { token: TOKEN })].map(
      cookieOf,
    );
    const statuses = () =>
      Promise.all(
        [first, second].flatMap((cookie = '') =>
          [one, other].map(async (server) => (await get(server, SESSION, { cookie })).status),
        ),
      );
    expect(await statuses()).toEqual([204, 204, 204, 204]);
    const logout = (cookie = '') => fetch(one.url + SESSION, { method: 'DELETE', headers: { cookie } });
    expect((await logout(first)).status).toBe(204);
    expect((await logout(first)).status).toBe(204);
    expect(await statuses()).toEqual([401, 401, 204, 204]);
    // It is remembered only while the cookie would hold.
    const ended = () =>
      database.kysely.selectFrom('meta').select('value').where('key', 'like', 'session %').execute();
    expect(await ended()).toEqual([{ value: '2026-11-17' }]);
    one.clock.nextDay(2);
    const third = cookieOf(await login(one, { token: TOKEN }));
    expect((await logout(third)).status).toBe(204);
    expect(await ended()).toEqual([{ value: '2026-11-19' }]);
  });

  test('a session holds at every process with the same token', async () => {
    const [one, other] = [await testServer(), await testServer()];
    const cookie = cookieOf(await login(one, { token: TOKEN }));
    expect((await get(other, SESSION, { cookie })).status).toBe(204);
  });
});

describe('maintainer token', () => {
  async function startOn(dataDir: string): Promise<{ lines: string[]; token: string }> {
    const lines: string[] = [];
    const settings = readSettings({ PORT: '0', DATA_DIR: dataDir, STATIC_DIR: join(dataDir, 'not-built') });
    const server = await startServer(settings, { print: (line) => lines.push(line) });
    const token = (await readFile(join(dataDir, 'maintainer-token'), 'utf8')).trim();
    const answer = await fetch(`${server.url}${SESSION}`, { headers: { authorization: `Bearer ${token}` } });
    expect(answer.status).toBe(204);
    await server.close();
    return { lines, token };
  }

  test('is made at the first start, shown only then, and kept for the owner only', async () => {
    const dataDir = join(await temporaryFolder(), 'new', 'data');
    const first = await startOn(dataDir);
    expect(first.token).toMatch(/^[\w-]{32}$/);
    expect(first.lines.filter((line) => line.includes(first.token))).toHaveLength(1);
    expect((await stat(join(dataDir, 'maintainer-token'))).mode & 0o777).toBe(0o600);
    expect((await stat(dataDir)).mode & 0o777).toBe(0o700);
    await chmod(join(dataDir, 'maintainer-token'), 0o644);
    const second = await startOn(dataDir);
    expect(second.token).toBe(first.token);
    expect(second.lines.join('\n')).not.toContain(first.token);
    expect((await stat(join(dataDir, 'maintainer-token'))).mode & 0o777).toBe(0o600);
  });

  test('from the setting is not written anywhere', async () => {
    const server = await testServer();
    await expect(stat(join(server.dataDir, 'maintainer-token'))).rejects.toThrow('ENOENT');
    expect(server.lines.join('\n')).not.toContain(TOKEN);
  });

  test('that was spoilt on the disk stops the start', async () => {
    const dataDir = await temporaryFolder();
    await writeFile(join(dataDir, 'maintainer-token'), 'short\n');
    await expect(startOn(dataDir)).rejects.toThrow(
      /maintainer-token must have at least 16 characters; delete it/,
    );
    await writeFile(join(dataDir, 'maintainer-token'), 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\n');
    await expect(startOn(dataDir)).rejects.toThrow(/maintainer-token can be guessed: .*; delete it/);
  });
});

describe('aggregates', () => {
  test('are for maintainers only, and name the way in', async () => {
    const server = await testServer();
    const answer = await get(server, '/api/v1/aggregates');
    expect([answer.status, await errorOf(answer)]).toEqual([401, 'unauthorized']);
    expect(answer.headers.get('www-authenticate')).toBe('Bearer');
    expect(answer.headers.get('cache-control')).toBe('no-store');
  });

  test('show nothing of today, the released sums of yesterday, and take each parameter', async () => {
    const server = await testServer({ MODEL_VERSIONS: 'm5,m6' });
    const random = seededRandom(6);
    const reports = Array.from({ length: 25 }, () => randomReport(random));
    const thin = Array.from({ length: 19 }, () => makeReport({ model: 'm6' }));
    await server.postAll([...reports, ...thin]);
    expect(await server.aggregates()).toEqual({ epsilon: null, cells: [], totals: [] });
    server.clock.nextDay();
    await server.release();
    const { cells, totals } = await server.aggregates('?from=2026-11-16&to=2026-11-16&model=m5');
    const sums = sumReports(reports);
    expect(
      Object.fromEntries(cells.map(({ digit, attempts, failures }) => [digit, { attempts, failures }])),
    ).toEqual(sums);
    expect(totals).toMatchObject([
      {
        from: '2026-11-16',
        to: '2026-11-16',
        model: 'm5',
        attempts: Object.values(sums).reduce((sum, { attempts }) => sum + attempts, 0),
        failures: Object.values(sums).reduce((sum, { failures }) => sum + failures, 0),
      },
    ]);
    expect((await server.aggregates('?from=2026-11-17')).cells).toEqual([]);
    expect((await server.aggregates('?model=m6')).cells).toEqual([]);
  });

  test('come as CSV for who asks for it', async () => {
    const server = await testServer({ PRIVACY_MIN_REPORTS: '1' });
    await server.post(makeReport());
    server.clock.nextDay();
    await server.release();
    const authorization = `Bearer ${TOKEN}`;
    const csv = await get(server, '/api/v1/aggregates', { authorization, accept: 'text/csv' });
    expect(csv.headers.get('content-type')).toBe('text/csv; charset=utf-8; header=present');
    expect(csv.headers.get('vary')).toBe('Accept');
    const lines = (await csv.text()).split('\r\n');
    expect(lines).toHaveLength(14);
    expect(lines[8]).toBe('2026-11-16,2026-11-16,m5,7,20,2,0.1,0.027866,0.301034');
    const json = await get(server, '/api/v1/aggregates', {
      authorization,
      accept: 'text/csv;q=0.5, application/json',
    });
    expect(json.headers.get('content-type')).toBe('application/json');
  });

  test.each([
    ['?from=2026-02-30', 'from'],
    ['?to=yesterday', 'to'],
    ['?from=2026-11-17&to=2026-11-16', 'from'],
    ['?model=M%201', 'model'],
    ['?from=', 'from'],
    ['?to=2026-11-16&to=2026-11-17', 'to'],
    ['?digit=7', 'digit'],
    ['?__proto__=1', '__proto__'],
  ])('400: %s', async (query, name) => {
    const server = await testServer();
    const answer = await get(server, `/api/v1/aggregates${query}`, { authorization: `Bearer ${TOKEN}` });
    expect(answer.status).toBe(400);
    expect(await answer.json()).toEqual({
      error: 'bad-parameter',
      message: expect.stringMatching(`^${name}: `),
    });
  });
});
