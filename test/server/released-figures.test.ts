import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import { AGGREGATES_PATH, type Aggregates, addDays, CELL_DIGITS } from '../../src/contract';
import { aggregate } from '../../src/server/aggregates';
import { ReleasedFigures } from '../../src/server/released-figures';
import { type Database, openSqlite, type ReleasedQuery } from '../../src/server/store';
import { cleanUp, errorOf, type TestServer, TOKEN, temporaryFolder, testServer } from './harness';
import { makeReport } from './reports';
import { type EmptyStore, EVERYTHING, MONDAY, StoreTests } from './store-harness';

const stores = new StoreTests();
afterEach(async () => {
  await cleanUp();
  await stores.close();
});
afterAll(() => stores.drop());

/** Puts released days of noisy sums into a store, past its release. */
async function addDaysTo(database: Database, from: string, days: number, failures = 800): Promise<void> {
  for (let day = 0; day < days; day++) {
    const date = addDays(from, day);
    const place = { from_day: date, to_day: date, model: 'm5' };
    const cells = [...CELL_DIGITS, 'all' as const].map((digit) => ({
      ...place,
      digit,
      attempts: digit === 'all' ? 40_000 : 4000 + day,
      failures: digit === 'all' ? failures : failures / 10,
      noise: digit === 'all' ? 1000 / 13 : 500 / 3,
    }));
    await database.kysely.insertInto('released').values(cells).execute();
  }
  const closed = addDays(from, days - 1);
  await database.kysely
    .updateTable('meta')
    .set({ value: closed })
    .where('key', '=', 'closed_through')
    .execute();
}

describe.each(['sqlite', 'postgres'] as const)('prepared figures on %s', (kind) => {
  let place: EmptyStore;
  let reads: ReleasedQuery[];
  let figures: ReleasedFigures;
  const text = async (query: Partial<ReleasedQuery> = {}, format: 'json' | 'csv' = 'json') =>
    Buffer.concat((await figures.answer({ ...EVERYTHING, ...query }, format)).pieces).toString();

  beforeEach(async () => {
    place = await stores.empty(kind);
    reads = [];
    const { store } = place;
    const released = (query: ReleasedQuery) => {
      reads.push(query);
      return store.released(query);
    };
    figures = new ReleasedFigures({ ...store, released }, 1);
  });

  test('are what the released cells make, of every part of the days', async () => {
    await place.store.addReports([makeReport(), makeReport({ model: 'm6' })], MONDAY);
    await place.store.releaseNoisy('2026-11-24', { epsilon: 1, models: ['m5', 'm6'] });
    await addDaysTo(place.database, '2026-11-24', 40);
    const queries = [
      {},
      { from: '2026-11-22' },
      { from: '2026-11-23', to: '2026-11-26' },
      { to: '2026-11-24', model: 'm5' },
      { model: 'm7' },
    ];
    for (const query of queries) {
      const cells = await place.store.released({ ...EVERYTHING, ...query });
      expect(await text(query)).toBe(JSON.stringify(aggregate(cells, 1)));
      expect((await text(query, 'csv')).split('\r\n')).toHaveLength(2 + cells.length);
    }
  });

  test('are read and computed once, whatever is asked, until something is released', async () => {
    await addDaysTo(place.database, MONDAY, 20);
    const first = await Promise.all([text(), text({ from: '2026-11-20' }), text({ model: 'm5' })]);
    expect(first[0]).not.toBe(first[1]);
    const once = reads.length;
    expect(once).toBe(1);
    await text({ from: '2026-11-21' });
    await text({ to: '2026-11-30' }, 'csv');
    expect(reads).toHaveLength(once);
    const { tag } = await figures.answer(EVERYTHING, 'json');
    await addDaysTo(place.database, '2026-12-06', 1);
    expect(await text()).toContain('"2026-12-06"');
    expect(reads).toHaveLength(once + 1);
    expect((await figures.answer(EVERYTHING, 'json')).tag).not.toBe(tag);
    await place.store.retire();
    expect(await text()).toBe('{"epsilon":1,"cells":[],"totals":[]}');
  });

  test('leave the thread to others while they are computed', async () => {
    await addDaysTo(place.database, MONDAY, 200);
    let turns = 0;
    let isDone = false;
    const count = () => {
      if (isDone) return;
      turns++;
      setImmediate(count);
    };
    setImmediate(count);
    await text();
    isDone = true;
    expect(turns).toBeGreaterThan(10);
  });

  test('mark a day that may have been tampered with', async () => {
    await addDaysTo(place.database, MONDAY, 20);
    await addDaysTo(place.database, '2026-12-06', 1, 8000);
    const { totals } = JSON.parse(await text({ from: '2026-12-01' })) as Aggregates;
    expect(totals.map(({ from, unusual }) => [from.slice(8), unusual])).toEqual([
      ...[1, 2, 3, 4, 5].map((day) => [`0${day}`, undefined]),
      ['06', 'rate'],
    ]);
  });
});

describe('GET /api/v1/aggregates', () => {
  const ask = (server: TestServer, query: string, headers: Record<string, string> = {}) =>
    fetch(`${server.url}${AGGREGATES_PATH}${query}`, {
      headers: { authorization: `Bearer ${TOKEN}`, ...headers },
    });

  /** @param database where it is not the server's own */
  async function withFigures(database?: Database): Promise<TestServer> {
    const server = await testServer({ PRIVACY_MIN_REPORTS: '1' }, database && { database });
    await server.post(makeReport());
    server.clock.nextDay();
    await server.release();
    return server;
  }

  test('answers 304 until the next release, and never the same for JSON and CSV', async () => {
    const server = await withFigures();
    const answer = await ask(server, '?from=2026-11-01');
    const etag = answer.headers.get('etag') ?? '';
    expect(etag).toMatch(/^"[\w-]{22}"$/);
    expect(answer.headers.get('cache-control')).toBe('private, no-cache');
    const again = await ask(server, '?from=2026-11-01', { 'if-none-match': etag });
    expect([again.status, await again.text()]).toEqual([304, '']);
    expect(
      (await ask(server, '?from=2026-11-01', { 'if-none-match': etag, accept: 'text/csv' })).status,
    ).toBe(200);
    await server.post(makeReport());
    server.clock.nextDay();
    await server.release();
    const next = await ask(server, '?from=2026-11-01', { 'if-none-match': etag });
    expect([next.status, next.headers.get('etag') === etag]).toEqual([200, false]);
  });

  test('is for 400 days at most; days that are not given are those released', async () => {
    const database = openSqlite(await temporaryFolder());
    const server = await withFigures(database);
    expect((await ask(server, '?from=2026-01-01&to=2027-02-04')).status).toBe(200);
    const tooMany = await ask(server, '?from=2026-01-01&to=2027-02-05');
    expect([tooMany.status, await tooMany.json()]).toEqual([
      400,
      { error: 'bad-parameter', message: 'from, to: these are 401 days; ask for at most 400 at once' },
    ]);
    expect((await ask(server, '')).status).toBe(200);
    // 401 days before the last released one.
    await addDaysTo(database, '2025-10-12', 1);
    for (const query of ['', '?from=2025-10-12', '?to=2026-11-16', '?model=m5']) {
      const answer = await ask(server, query);
      expect([answer.status, await errorOf(answer)], query).toEqual([400, 'bad-parameter']);
    }
    expect((await ask(server, '?from=2025-10-13')).status).toBe(200);
    expect((await ask(server, '?to=2026-11-15')).status).toBe(200);
  });
});
