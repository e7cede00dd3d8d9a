import * as crypto from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { cleanUp, type TestServer, TOKEN, testServer } from './harness';
import { raw } from './wire';

// The real functions; only the calls are written down.
vi.mock('node:crypto', { spy: true });
beforeEach(() => {
  vi.mocked(crypto.timingSafeEqual).mockClear();
});
afterEach(cleanUp);

const SESSION = '/api/v1/session';
const AGGREGATES = '/api/v1/aggregates';

function login(server: TestServer, token: string, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(server.url + SESSION, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ token }),
  });
}

/** Lengths of what was compared, a pair for each comparison. */
const compared = () =>
  vi
    .mocked(crypto.timingSafeEqual)
    .mock.calls.map((pair) => pair.map((bytes) => new Uint8Array(bytes as Uint8Array).length));

describe('a secret is compared once, by its whole hash, whatever is tried', () => {
  test.each([
    ['the token', TOKEN, true],
    ['nothing', '', false],
    ['its first letter', TOKEN.slice(0, 1), false],
    ['all but its last letter', TOKEN.slice(0, -1), false],
    ['a letter more', `${TOKEN}0`, false],
    ['another last letter', `${TOKEN.slice(0, -1)}x`, false],
    ['another first letter', `x${TOKEN.slice(1)}`, false],
    ['something long', 'x'.repeat(900), false],
  ])('%s, as a token', async (_, text, isRight) => {
    const server = await testServer();
    expect((await login(server, text)).status).toBe(isRight ? 204 : 401);
    expect(compared()).toEqual([[32, 32]]);
  });

  test('what the comparison says is what holds', async () => {
    const server = await testServer();
    vi.mocked(crypto.timingSafeEqual).mockReturnValueOnce(true).mockReturnValueOnce(false);
    expect((await login(server, 'wrong')).status).toBe(204);
    expect((await login(server, TOKEN)).status).toBe(401);
  });

  test('a session, whose form alone is no secret, by the platform’s own check of signatures', async () => {
    const server = await testServer();
    const [cookie = ''] = (await login(server, TOKEN)).headers.getSetCookie();
    const session = decodeURIComponent(/^inktally_session=([^;]+)/.exec(cookie)?.[1] ?? '');
    const [end = '', signature = ''] = session.split('.');
    const wrongs = [`A${signature.slice(1)}`, `${signature.slice(0, -2)}A=`, `${'A'.repeat(43)}=`].filter(
      (wrong) => wrong !== signature,
    );
    const verify = vi.spyOn(globalThis.crypto.subtle, 'verify');
    for (const text of [signature, ...wrongs]) {
      verify.mockClear();
      const value = encodeURIComponent(`${end}.${text}`);
      const answer = await fetch(server.url + SESSION, { headers: { cookie: `inktally_session=${value}` } });
      expect(answer.status).toBe(text === signature ? 204 : 401);
      const lengths = verify.mock.calls.map(([, , bytes]) => bytes.byteLength);
      expect(lengths).toEqual([32]);
    }
    verify.mockRestore();
  });
});

describe('the token in an address', () => {
  test('opens nothing, and is not repeated in an answer or in what the server prints', async () => {
    const server = await testServer();
    const [session] = (await login(server, TOKEN)).headers.getSetCookie();
    const host = `Host: localhost\r\nConnection: close\r\n`;
    const json = 'Content-Type: application/json\r\nContent-Length: 2\r\n\r\n{}';
    const requests = ['token', 'access_token', 'authorization', 'inktally_session', 'model'].flatMap(
      (name) => [
        `GET ${AGGREGATES}?${name}=${TOKEN} HTTP/1.1\r\n${host}\r\n`,
        `GET ${SESSION}?${name}=${TOKEN} HTTP/1.1\r\n${host}\r\n`,
        `POST ${SESSION}?${name}=${TOKEN} HTTP/1.1\r\n${host}${json}`,
      ],
    );
    requests.push(
      `GET ${AGGREGATES}?${TOKEN} HTTP/1.1\r\n${host}\r\n`,
      `GET ${AGGREGATES}/${TOKEN} HTTP/1.1\r\n${host}\r\n`,
      `GET ${AGGREGATES};${TOKEN} HTTP/1.1\r\n${host}\r\n`,
      `GET http://maintainer:${TOKEN}@localhost${AGGREGATES} HTTP/1.1\r\n${host}\r\n`,
      `GET /maintain?token=${TOKEN} HTTP/1.1\r\n${host}\r\n`,
      `GET /${TOKEN} HTTP/1.1\r\n${host}Accept: text/html\r\n\r\n`,
      `POST /${TOKEN} HTTP/1.1\r\n${host}${json}`,
      `DELETE ${SESSION}/${TOKEN} HTTP/1.1\r\n${host}\r\n`,
      `GET /${TOKEN}%zz HTTP/1.1\r\n${host}\r\n`,
      `GET /${TOKEN} HTTP/9\r\n${host}\r\n`,
    );
    // Also where who asks is known.
    const known = `Cookie: ${session?.split(';')[0]}\r\n`;
    requests.push(
      `GET ${AGGREGATES}?${TOKEN} HTTP/1.1\r\n${host}${known}\r\n`,
      `GET ${AGGREGATES}?token=${TOKEN} HTTP/1.1\r\n${host}${known}\r\n`,
      `GET ${AGGREGATES}?from=${TOKEN} HTTP/1.1\r\n${host}${known}\r\n`,
    );
    for (const text of requests) {
      const answer = await raw(server.port, text);
      expect([400, 401, 404, 405], text).toContain(answer.status);
      expect(answer.headers, text).not.toHaveProperty('set-cookie');
      expect(JSON.stringify(answer).includes(TOKEN), text).toBe(false);
    }
    expect(server.lines.join('\n')).not.toContain(TOKEN);
  });
});

describe('the session cookie', () => {
  test.each([
    ['at a trusted proxy with TLS', '127.0.0.1', 'https', true],
    ['at a trusted proxy without TLS', '127.0.0.1', 'http', false],
    ['where TLS ended before the last proxy', '127.0.0.1', 'https, http', false],
    ['from a stranger who says so', '10.0.0.1', 'https', false],
  ])(
    'is HttpOnly and SameSite=Strict %s; Secure where it came over TLS',
    async (_, proxy, proto, isSecure) => {
      const server = await testServer({ TRUSTED_PROXIES: proxy });
      const forwarded = { 'x-forwarded-proto': proto };
      const logout = await fetch(server.url + SESSION, { method: 'DELETE', headers: forwarded });
      for (const answer of [await login(server, TOKEN, forwarded), logout]) {
        const [cookie, ...others] = answer.headers.getSetCookie();
        expect(others).toEqual([]);
        const flags = new Set(cookie?.split('; ').slice(1));
        expect([flags.has('HttpOnly'), flags.has('SameSite=Strict'), flags.has('Path=/')]).toEqual([
          true,
          true,
          true,
        ]);
        expect(flags.has('Secure')).toBe(isSecure);
        expect([...flags].join()).not.toContain('Domain');
        expect(answer.headers.has('strict-transport-security')).toBe(isSecure);
      }
    },
  );
});

describe('wrong tokens', () => {
  const TRUSTING = { TRUSTED_PROXIES: '127.0.0.1' };
  const from = (address: string) => ({ 'x-forwarded-for': address });
  const count = (answers: readonly Response[], status: number) =>
    answers.filter((answer) => answer.status === status).length;

  test.each([
    ['IPv4 /24', (n: number) => `198.51.100.${n}`, '198.51.101.1'],
    ['IPv6 /48', (n: number) => `2001:db8:1:${n}::${n}`, '2001:db8:2::1'],
  ])(
    'ten of an %s are told to be wrong, also when they come at once and from all over it; the right one goes on',
    async (_, address, other) => {
      const server = await testServer(TRUSTING);
      const tries = Array.from({ length: 30 }, (_, n) => login(server, `wrong-${n}`, from(address(n))));
      const answers = await Promise.all(tries);
      expect([count(answers, 401), count(answers, 429)]).toEqual([10, 20]);
      expect((await login(server, TOKEN, from(address(99)))).status).toBe(204);
      expect((await login(server, 'wrong', from(other))).status).toBe(401);
    },
  );

  test('of a whole botnet lock nobody else out', async () => {
    const server = await testServer(TRUSTING);
    for (let network = 0; network < 60; network++) {
      expect((await login(server, 'wrong', from(`10.1.${network}.1`))).status).toBe(401);
    }
    expect((await login(server, TOKEN, from('203.0.113.1'))).status).toBe(204);
  });

  test('do not end a session in the same network', async () => {
    const server = await testServer(TRUSTING);
    const [cookie = ''] = (await login(server, TOKEN, from('203.0.113.1'))).headers.getSetCookie();
    const tries = Array.from({ length: 20 }, () => login(server, 'wrong', from('203.0.113.2')));
    expect(count(await Promise.all(tries), 429)).toBe(10);
    const headers = { ...from('203.0.113.1'), cookie: cookie.split(';')[0] ?? '' };
    expect((await fetch(server.url + AGGREGATES, { headers })).status).toBe(200);
  });
});
