import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AGGREGATES_PATH, SESSION_PATH } from '../../src/contract';
import { createMaintainerApi, type MaintainerApi } from '../../src/dashboard/api';
import { type RunningServer, readSettings, startServer } from '../../src/server';
import { temporaryFolder } from '../fixtures/temporary-folder';
import { post } from '../server/load';
import { makeReport } from '../server/reports';

const TOKEN = 'a-token-for-this-test-only';
const EVENING = Date.parse('2026-11-20T20:00:00Z');
const HOUR = 3_600_000;
const RANGE = { from: '2026-11-01', to: '2026-11-30' };

/** A browser's part of `fetch`: paths on the page's origin, and its cookies. */
function browserFetch(origin: string): typeof fetch {
  let cookie = '';
  return async (path, init) => {
    const headers = new Headers(init?.headers);
    if (cookie) headers.set('cookie', cookie);
    const response = await fetch(`${origin}${path}`, { ...init, headers });
    cookie = response.headers.getSetCookie()[0]?.split(';')[0] ?? cookie;
    return response;
  };
}

const apiOver = (fetch: typeof globalThis.fetch): MaintainerApi =>
  createMaintainerApi({ fetch, now: () => EVENING });

describe('with the real server', () => {
  let server: RunningServer;
  let folder: string;
  let time = EVENING;

  beforeAll(async () => {
    folder = temporaryFolder();
    const settings = readSettings({
      PORT: '0',
      DATA_DIR: folder,
      MAINTAINER_TOKEN: TOKEN,
      PRIVACY_EPSILON: 'off',
    });
    server = await startServer(settings, { now: () => time, print: () => {} });
    for (let i = 0; i < 20; i++) {
      const report = makeReport({
        attempts: [3, 3, 3, 3, 3, 3, 3, 3, 3, 3],
        failures: [0, 0, 0, 0, 0, 0, 0, 1, 0, 0],
        unread: 1,
      });
      const answer = await post(server.url, report);
      expect(answer.status).toBe(204);
    }
  });
  afterAll(async () => {
    await server.close();
  });

  it('signs in, reads a day once it has ended, and signs out', async () => {
    const api = apiOver(browserFetch(server.url));
    expect(await api.session()).toBe('signed-out');
    expect(await api.aggregates(RANGE)).toBe('signed-out');
    expect(await api.signIn('not the token')).toBe('wrong-token');
    expect(await api.session()).toBe('signed-out');
    expect(await api.signIn(TOKEN)).toBe('signed-in');
    expect(await api.session()).toBe('signed-in');

    expect(await api.aggregates(RANGE)).toMatchObject({
      kind: 'read',
      value: { cells: [], totals: [] },
    });
    time = EVENING + 5 * HOUR;
    await server.release();
    expect(await api.aggregates(RANGE)).toMatchObject({
      kind: 'read',
      value: {
        epsilon: null,
        totals: [{ from: '2026-11-20', to: '2026-11-20', model: 'm5', attempts: 620, failures: 40 }],
      },
    });
    const csv = await api.file(RANGE, 'm5', 'csv');
    if (csv === 'signed-out' || csv.kind !== 'read') throw new Error('no file');
    expect((await csv.value.text()).trim().split('\r\n').at(-1)).toMatch(
      /^2026-11-20,2026-11-20,m5,all,620,40,/,
    );
    const json = await api.file(RANGE, null, 'json');
    if (json === 'signed-out' || json.kind !== 'read') throw new Error('no file');
    expect(JSON.parse(await json.value.text())).toMatchObject({ totals: [{ attempts: 620 }] });
    expect(await api.file(RANGE, 'm6', 'json')).toMatchObject({ kind: 'read' });
    expect(await api.aggregates({ from: '2026-11-01', to: '2026-11-19' })).toMatchObject({
      value: { totals: [] },
    });

    expect(await api.signOut()).toBe('signed-out');
    expect(await api.session()).toBe('signed-out');
    expect(await api.file(RANGE, null, 'csv')).toBe('signed-out');
  });

  it('hears that it tried too many tokens, and for how long to wait', async () => {
    const api = apiOver(browserFetch(server.url));
    let answer = await api.signIn('wrong');
    for (let i = 0; i < 30 && answer === 'wrong-token'; i++) answer = await api.signIn(`wrong ${i}`);
    expect(answer).toMatchObject({ kind: 'too-many', retryAfter: expect.any(Number) });
  });

  it('is told why a question was refused', async () => {
    time = EVENING + 48 * HOUR;
    const api = apiOver(browserFetch(server.url));
    expect(await api.signIn(TOKEN)).toBe('signed-in');
    expect(await api.aggregates({ from: '2026-11-30', to: '2026-11-01' })).toEqual({
      kind: 'refused',
      status: 400,
      message: 'from: must not be after to',
    });
  });
});

describe('with answers that a healthy server never gives', () => {
  /** Answers every request the same way, and refuses those it was not made for. */
  const answering = (path: string, answer: () => Response): MaintainerApi =>
    apiOver(async (input) => {
      if (!String(input).startsWith(path)) throw new Error(`unplanned request: ${input}`);
      return answer();
    });
  const page = () => new Response('<h1>Bad gateway</h1>', { status: 502 });

  it('says that there was none', async () => {
    const api = apiOver(async () => {
      throw new TypeError('fetch failed');
    });
    expect(await api.session()).toEqual({ kind: 'offline' });
    expect(await api.signIn(TOKEN)).toEqual({ kind: 'offline' });
    expect(await api.signOut()).toEqual({ kind: 'offline' });
    expect(await api.aggregates(RANGE)).toEqual({ kind: 'offline' });
  });

  it('gives up when its caller does, or has, also in browsers without AbortSignal.any', async () => {
    const hung: typeof fetch = (_path, init) =>
      new Promise((_resolve, reject) => {
        const stop = () => reject(init?.signal?.reason);
        if (init?.signal?.aborted) stop();
        else init?.signal?.addEventListener('abort', stop);
      });
    const any = Object.getOwnPropertyDescriptor(AbortSignal, 'any');
    Reflect.deleteProperty(AbortSignal, 'any');
    try {
      const caller = new AbortController();
      const asked = apiOver(hung).session(caller.signal);
      caller.abort();
      expect(await asked).toEqual({ kind: 'offline' });
      expect(await apiOver(hung).session(caller.signal)).toEqual({ kind: 'offline' });
    } finally {
      if (any) Object.defineProperty(AbortSignal, 'any', any);
    }
  });

  it('never takes an error for a session or for its absence', async () => {
    const refused = { kind: 'refused', status: 502, message: '' };
    expect(await answering(SESSION_PATH, page).session()).toEqual(refused);
    expect(await answering(SESSION_PATH, page).signIn(TOKEN)).toEqual(refused);
    expect(await answering(SESSION_PATH, page).signOut()).toEqual(refused);
    expect(await answering(AGGREGATES_PATH, page).aggregates(RANGE)).toEqual(refused);
  });

  it.each([
    [{ 'retry-after': '17' }, 17],
    [{ 'retry-after': new Date(EVENING + 90_000).toUTCString() }, 90],
    [{ 'retry-after': new Date(EVENING - 90_000).toUTCString() }, 0],
    [{ 'retry-after': 'soon' }, null],
    [{}, null],
  ])('reads when to come back from %j', async (headers: Record<string, string>, retryAfter) => {
    const busy = () => new Response(null, { status: 503, headers });
    expect(await answering(AGGREGATES_PATH, busy).aggregates(RANGE)).toEqual({ kind: 'busy', retryAfter });
    const tooMany = () => new Response(null, { status: 429, headers });
    expect(await answering(SESSION_PATH, tooMany).signIn(TOKEN)).toEqual({ kind: 'too-many', retryAfter });
  });

  it('does not show what it cannot understand', async () => {
    const html = () => new Response('<!doctype html>');
    expect(await answering(AGGREGATES_PATH, html).aggregates(RANGE)).toEqual({
      kind: 'unreadable',
      problem: 'answer: is no JSON',
    });
    const odd = () => Response.json({ epsilon: null, cells: [] });
    expect(await answering(AGGREGATES_PATH, odd).aggregates(RANGE)).toMatchObject({ kind: 'unreadable' });
  });
});
