import { afterEach, describe, expect, test } from 'vitest';
import {
  AGGREGATES_PATH,
  CONFIG_PATH,
  HEALTH_PATH,
  OPENAPI_PATH,
  REPORTS_PATH,
  SESSION_PATH,
} from '../../src/contract';
import { cleanUp, TOKEN, testServer } from './harness';
import { makeReport } from './reports';

afterEach(cleanUp);

const APP = 'https://app.example';

const allowed = (answer: Response) =>
  [...answer.headers].filter(([name]) => name.startsWith('access-control-')).sort();

function preflight(url: string, method: string, origin = APP): Promise<Response> {
  return fetch(url, {
    method: 'OPTIONS',
    headers: {
      origin,
      'access-control-request-method': method,
      'access-control-request-headers': 'content-type',
    },
  });
}

describe('CORS_ORIGIN', () => {
  test('answers the preflight of that origin, for reports and the contact only', async () => {
    const { url } = await testServer({ CORS_ORIGIN: APP });
    const answer = await preflight(url + REPORTS_PATH, 'POST');
    expect([answer.status, await answer.text()]).toEqual([204, '']);
    expect(Object.fromEntries(allowed(answer))).toMatchObject({
      'access-control-allow-origin': APP,
      'access-control-allow-methods': 'POST',
      'access-control-allow-headers': 'Content-Type',
      'access-control-max-age': '7200',
    });
    expect(answer.headers.get('vary')).toMatch(/\bOrigin\b/);
    expect(allowed(await preflight(url + CONFIG_PATH, 'GET'))).toContainEqual([
      'access-control-allow-origin',
      APP,
    ]);
    for (const path of [AGGREGATES_PATH, SESSION_PATH, HEALTH_PATH, OPENAPI_PATH, '/']) {
      const refused = await preflight(url + path, 'GET');
      expect([refused.status, allowed(refused)], path).toEqual([405, []]);
    }
  });

  test('lets that origin read every answer to a report, and when to come again', async () => {
    const server = await testServer({
      CORS_ORIGIN: APP,
      RATE_LIMIT_PER_HOUR: '2',
      TRUSTED_PROXIES: '127.0.0.1',
    });
    const headers = { origin: APP, 'x-forwarded-for': '198.51.100.1' };
    const answers = [
      await server.post(makeReport(), headers),
      await server.post('{', headers),
      await server.post(makeReport(), headers),
    ];
    expect(answers.map(({ status }) => status)).toEqual([204, 400, 429]);
    for (const answer of answers) {
      expect(Object.fromEntries(allowed(answer))).toEqual({
        'access-control-allow-origin': APP,
        'access-control-expose-headers': 'Retry-After,Date',
      });
      expect(answer.headers.get('vary')).toMatch(/\bOrigin\b/);
      expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
    }
  });

  test('is closed to every other origin, and lets no cookie in', async () => {
    const { url } = await testServer({ CORS_ORIGIN: APP });
    for (const origin of ['https://other.example', 'http://app.example', `${APP}.other.example`, 'null']) {
      const answer = await preflight(url + REPORTS_PATH, 'POST', origin);
      expect(answer.headers.get('access-control-allow-origin'), origin).toBeNull();
    }
    for (const path of [REPORTS_PATH, CONFIG_PATH]) {
      const answer = await preflight(url + path, 'POST');
      expect(answer.headers.get('access-control-allow-credentials'), path).toBeNull();
    }
  });

  test('opens nothing of the maintainers', async () => {
    const { url } = await testServer({ CORS_ORIGIN: APP });
    const answer = await fetch(`${url}${AGGREGATES_PATH}`, {
      headers: { origin: APP, authorization: `Bearer ${TOKEN}` },
    });
    expect([answer.status, allowed(answer)]).toEqual([200, []]);
  });

  test('unset, there is no way in', async () => {
    const server = await testServer();
    const answer = await preflight(server.url + REPORTS_PATH, 'POST');
    expect([answer.status, allowed(answer)]).toEqual([405, []]);
    expect(allowed(await server.post(makeReport(), { origin: APP }))).toEqual([]);
  });
});
