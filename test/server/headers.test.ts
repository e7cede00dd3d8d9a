import { connect } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  AGGREGATES_PATH,
  CONFIG_PATH,
  HEALTH_PATH,
  RELEASES_PATH,
  REPORTS_PATH,
  SESSION_PATH,
} from '../../src/contract';
import { SqliteDatabase } from '../../src/sqlite';
import { cleanUp, errorOf, type TestServer, TOKEN, testServer } from './harness';
import { makeReport } from './reports';
import { writeStaticFiles } from './static-folder';
import * as wire from './wire';

let server: TestServer;
beforeAll(async () => {
  server = await testServer({
    STATIC_DIR: await writeStaticFiles(),
    CONTACT: 'privacy@example.org',
    TRUSTED_PROXIES: '127.0.0.1',
  });
});
afterAll(cleanUp);

const raw = (text: string) => wire.raw(server.port, text);
const plain = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
  wire.plain(server.port, path, headers, method);

const SECURITY_HEADERS = {
  'content-security-policy':
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' blob: data:; font-src 'self'; connect-src 'self'; worker-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
  'permissions-policy': expect.stringMatching(/^([a-z-]+=\(\), )+clipboard-write=\(self\)$/),
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
};

describe('every answer has the security headers', () => {
  const bearer = { authorization: `Bearer ${TOKEN}` };
  const json = { 'content-type': 'application/json' };
  test.each<[string, number, string, RequestInit]>([
    ['the page', 200, '/', {}],
    ['an asset', 200, '/assets/app-1a2b3c.js', {}],
    ['a missing page', 404, '/nowhere', { headers: { accept: 'text/html' } }],
    ['a missing file', 404, '/assets/none.js', {}],
    ['a missing endpoint', 404, '/api/v1/none', {}],
    ['a wrong method on a page', 405, '/', { method: 'POST' }],
    ['a wrong method on an endpoint', 405, HEALTH_PATH, { method: 'POST' }],
    ['a preflight', 405, REPORTS_PATH, { method: 'OPTIONS' }],
    ['health', 200, HEALTH_PATH, {}],
    ['the configuration', 200, CONFIG_PATH, {}],
    [
      'a stored report',
      204,
      REPORTS_PATH,
      { method: 'POST', headers: json, body: JSON.stringify(makeReport()) },
    ],
    ['a refused report', 400, REPORTS_PATH, { method: 'POST', headers: json, body: '{' }],
    ['aggregates', 200, AGGREGATES_PATH, { headers: bearer }],
    ['releases', 200, RELEASES_PATH, { headers: bearer }],
    ['aggregates as CSV', 200, AGGREGATES_PATH, { headers: { ...bearer, accept: 'text/csv' } }],
    ['a refused maintainer', 401, AGGREGATES_PATH, {}],
    ['a login', 204, SESSION_PATH, { method: 'POST', headers: json, body: JSON.stringify({ token: TOKEN }) }],
    ['a logout', 204, SESSION_PATH, { method: 'DELETE' }],
  ])('%s (%i)', async (_, status, path, init) => {
    const answer = await fetch(server.url + path, init);
    expect(answer.status).toBe(status);
    const headers = Object.fromEntries(answer.headers);
    expect(headers).toMatchObject(SECURITY_HEADERS);
    expect(headers).not.toHaveProperty('strict-transport-security');
    expect(headers).not.toHaveProperty('access-control-allow-origin');
    expect(headers).not.toHaveProperty('x-powered-by');
    if (path === AGGREGATES_PATH && status === 200) {
      expect(headers['cache-control']).toBe('private, no-cache');
    } else if (path.startsWith('/api/') || status >= 400) expect(headers['cache-control']).toBe('no-store');
    if (!path.includes('session')) expect(headers).not.toHaveProperty('set-cookie');
  });

  test('304', async () => {
    const { headers } = await plain('/');
    const again = await plain('/', { 'if-none-match': String(headers.etag) });
    expect([again.status, again.bytes.length]).toEqual([304, 0]);
    expect(again.headers).toMatchObject({
      ...SECURITY_HEADERS,
      etag: headers.etag,
      'cache-control': 'no-cache',
    });
  });

  test.each<[string, number, string]>([
    ['no HTTP at all', 400, 'hello\r\n\r\n'],
    ['an unknown method', 400, 'SPY / HTTP/1.1\r\nHost: localhost\r\n\r\n'],
    ['no Host', 400, 'GET / HTTP/1.1\r\nConnection: close\r\n\r\n'],
    ['a Host that is none', 400, 'GET / HTTP/1.1\r\nHost: a b\r\nConnection: close\r\n\r\n'],
    ['headers without end', 431, `GET / HTTP/1.1\r\nHost: localhost\r\nX: ${'x'.repeat(9000)}\r\n\r\n`],
    [
      'two lengths',
      400,
      'POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab',
    ],
    [
      'a length and chunks',
      400,
      'POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n',
    ],
    [
      'an expectation',
      417,
      'GET / HTTP/1.1\r\nHost: localhost\r\nExpect: wonders\r\nConnection: close\r\n\r\n',
    ],
    [
      'an upgrade',
      200,
      'GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close, Upgrade\r\nUpgrade: websocket\r\n\r\n',
    ],
    [
      'a whole address',
      404,
      'GET http://elsewhere/x HTTP/1.1\r\nHost: elsewhere\r\nConnection: close\r\n\r\n',
    ],
  ])('%s (%i)', async (_, status, text) => {
    const answer = await raw(text);
    expect(answer.status).toBe(status);
    expect(answer.headers).toMatchObject(SECURITY_HEADERS);
    expect(answer.body).not.toContain('secret');
  });

  test('a request that takes too long (408), and one with too many headers (431)', async () => {
    const other = await testServer({}, { limits: { connectionsCheckingInterval: 10 } });
    (await wire.httpServerOf(other)).headersTimeout = 50;
    const slow = await wire.raw(other.port, 'GET / HT');
    expect([slow.status, JSON.parse(slow.body).error]).toEqual([408, 'timeout']);
    expect(slow.headers).toMatchObject(SECURITY_HEADERS);
    const many = await raw(`GET / HTTP/1.1\r\nHost: localhost\r\n${'X: y\r\n'.repeat(200)}\r\n`);
    expect([many.status, JSON.parse(many.body).error]).toEqual([431, 'headers-too-large']);
    expect(many.headers).toMatchObject(SECURITY_HEADERS);
  });

  test('what the server failed at (500), and its health without its tables (503)', async () => {
    const broken = await testServer();
    const file = new SqliteDatabase(join(broken.dataDir, 'inktally.sqlite'));
    file.exec('alter table released rename to gone; alter table meta rename to lost');
    const failed = await fetch(`${broken.url}${AGGREGATES_PATH}`, {
      headers: { authorization: `Bearer ${TOKEN}` },
    });
    expect([failed.status, await errorOf(failed)]).toEqual([500, 'failed']);
    expect(Object.fromEntries(failed.headers)).toMatchObject(SECURITY_HEADERS);
    expect(broken.lines.join('\n')).toContain(
      'Answering a request failed: SqliteError: no such table: released',
    );
    const sick = await fetch(`${broken.url}${HEALTH_PATH}`);
    expect([sick.status, await errorOf(sick)]).toEqual([503, 'unavailable']);
    expect(Object.fromEntries(sick.headers)).toMatchObject({ ...SECURITY_HEADERS, 'retry-after': '10' });
    file.exec('alter table gone rename to released; alter table lost rename to meta');
    file.close();
    expect((await fetch(`${broken.url}${HEALTH_PATH}`)).status).toBe(200);
  });

  test('and HSTS behind TLS', async () => {
    const { headers } = await plain('/', { 'x-forwarded-proto': 'https' });
    expect(headers).toMatchObject({ ...SECURITY_HEADERS, 'strict-transport-security': 'max-age=31536000' });
  });
});

test('the configuration tells the contact and the noise in use', async () => {
  expect(JSON.parse((await plain(CONFIG_PATH)).bytes.toString())).toEqual({
    contact: 'privacy@example.org',
    publicFigures: false,
    epsilon: null,
    minReports: 20,
  });
});

test('a client that leaves in the middle of its report leaves nothing behind', async () => {
  const lines = server.lines.length;
  await new Promise<void>((resolve) => {
    const socket = connect(server.port, '127.0.0.1', () => {
      socket.write(
        `POST ${REPORTS_PATH} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 200\r\n\r\n{"v":1,`,
        () => socket.resetAndDestroy(),
      );
    });
    socket.on('close', () => resolve());
  });
  expect((await plain(HEALTH_PATH)).status).toBe(200);
  expect(server.lines).toHaveLength(lines);
});

test('without a built app it says so, and still takes reports', async () => {
  const empty = await testServer({ STATIC_DIR: join(server.dataDir, 'not-there') });
  expect(empty.lines.join('\n')).toContain('The app is not built');
  expect((await fetch(empty.url)).status).toBe(404);
  expect((await empty.post(makeReport())).status).toBe(204);
});
