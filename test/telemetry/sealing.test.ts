import { IDBObjectStore } from 'fake-indexeddb';
import fc from 'fast-check';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { checkReport, DIGITS, type Report, reportCounts } from '../../src/contract';
import { status } from './network';
import { countMany, DAY, dump, full, HOUR, START, World } from './world';

afterEach(() => vi.restoreAllMocks());

const zero = DIGITS.map(() => 0);
const at = (digit: number, n: number) => DIGITS.map((d) => (d === digit ? n : 0));
const parse = (body: string | null): Report => JSON.parse(body ?? 'null');

describe('counting', () => {
  test('goes by the digit that was meant; another digit or none read is a failure', async () => {
    const telemetry = await new World().sharingTab();
    await telemetry.countAttempt({ model: 'm1', read: 3, meant: 3 });
    await telemetry.countAttempt({ model: 'm1', read: 8, meant: 3 });
    await telemetry.countAttempt({ model: 'm1', read: null, meant: 3 });
    await telemetry.countUnread('m1');
    await telemetry.countAttempt({ model: 'm2', read: 0, meant: 0 });
    expect((await telemetry.view()).tallies).toEqual([
      { model: 'm1', attempts: at(3, 3), failures: at(3, 2), unread: 1 },
      { model: 'm2', attempts: at(0, 1), failures: zero, unread: 0 },
    ]);
  });

  test('refuses what is no digit or no model version, saying what it found', async () => {
    const telemetry = await new World().sharingTab();
    for (const wrong of [10, -1, 1.5, Number.NaN, '3', null, undefined]) {
      const attempt = { model: 'm1', read: 1, meant: wrong } as unknown as Parameters<
        typeof telemetry.countAttempt
      >[0];
      await expect(telemetry.countAttempt(attempt)).rejects.toThrow(`meant ${wrong}`);
    }
    await expect(telemetry.countUnread('Model 1')).rejects.toThrow('"Model 1"');
    expect((await telemetry.view()).tallies).toEqual([]);
  });
});

describe('the draft', () => {
  test('is there from the first count, with an id that stays until it is sealed', async () => {
    const telemetry = await new World().sharingTab();
    const ids = new Set<string>();
    for (let n = 1; n <= 19; n++) {
      await countMany(telemetry, 1);
      const { next } = await telemetry.view();
      expect(next).toMatchObject({ missing: 20 - n, state: 'collecting', dueAt: null });
      expect(parse(next.body).attempts).toEqual(at(7, n));
      ids.add(parse(next.body).id);
    }
    expect(ids.size).toBe(1);
  });

  test('is sealed exactly as shown, whatever was counted', async () => {
    const counts = fc.record({ right: fc.nat(40), wrong: fc.nat(40), unread: fc.nat(20) });
    await fc.assert(
      fc.asyncProperty(counts, fc.integer(), async ({ right, wrong, unread }, seed) => {
        fc.pre(right + wrong + unread >= 20);
        const world = new World(seed);
        const telemetry = await world.sharingTab();
        await countMany(telemetry, right, wrong);
        for (let i = 0; i < unread; i++) await telemetry.countUnread('m1');
        const { next, tallies } = await telemetry.view();
        expect(next).toMatchObject({ missing: 0, state: 'collecting' });
        expect(checkReport(parse(next.body)).ok).toBe(true);
        await telemetry.check();
        const sealed = await telemetry.view();
        expect(sealed.next).toMatchObject({ missing: 0, state: 'waiting', body: next.body });
        const left = sealed.tallies[0] ? reportCounts(sealed.tallies[0]) : 0;
        expect(reportCounts(parse(next.body)) + left).toBe(
          reportCounts(tallies[0] ?? { attempts: [], unread: 0 }),
        );
        world.network.plan(status(204));
        await telemetry.sendNow();
        expect(world.network.requests.map(({ body }) => body)).toEqual([next.body]);
        const after = (await telemetry.view()).next.body;
        if (after) expect(parse(after).id).not.toBe(parse(next.body).id);
      }),
      { numRuns: 15 },
    );
  });

  test('is of the model that has enough counts, the oldest first, or else lacks least', async () => {
    const world = new World();
    const telemetry = await world.sharingTab();
    await countMany(telemetry, 2, 0, 1, 'm1');
    await countMany(telemetry, 5, 0, 1, 'm2');
    expect(parse((await telemetry.view()).next.body).model).toBe('m2');
    await countMany(telemetry, 3, 0, 1, 'm1');
    expect(parse((await telemetry.view()).next.body).model).toBe('m1');
    await world.advance(DAY);
    await countMany(telemetry, 30, 0, 1, 'm0');
    expect(parse((await telemetry.view()).next.body).model).toBe('m0');
    await countMany(telemetry, 15, 0, 1, 'm2');
    expect(parse((await telemetry.view()).next.body).model).toBe('m2');
  });
});

describe('sealing', () => {
  test('needs 20 counts, and takes at most 50 and at most 25 failures', async () => {
    const world = new World();
    const telemetry = await world.sharingTab();
    await countMany(telemetry, 19);
    await telemetry.check();
    expect((await telemetry.view()).next.state).toBe('collecting');
    await countMany(telemetry, 51, 30, 2);
    await telemetry.check();
    const { next, tallies } = await telemetry.view();
    expect(parse(next.body)).toMatchObject({
      attempts: [0, 0, 41, 0, 0, 0, 0, 9, 0, 0],
      failures: at(2, 15),
    });
    expect(tallies).toEqual([
      { model: 'm1', attempts: [0, 0, 40, 0, 0, 0, 0, 10, 0, 0], failures: at(2, 15), unread: 0 },
    ]);
  });

  test('happens at most once per UTC day, also with plenty of counts and an empty outbox', async () => {
    const world = new World();
    const telemetry = await world.sharingTab();
    telemetry.start();
    await countMany(telemetry, 200);
    world.network.answerAll(status(204));
    await world.advance(12 * HOUR - 1);
    expect(world.network.requests.length).toBe(1);
    expect(await telemetry.sendNow()).toBe('once-a-day');
    expect((await telemetry.view()).next).toMatchObject({ state: 'collecting', missing: 0 });
    await world.advance(DAY);
    expect(world.network.requests.length).toBe(2);
    await world.advance(30 * DAY);
    const bodies = world.network.requests.map(({ body }) => parse(body));
    expect(bodies.map(reportCounts)).toEqual([20, 50, 50, 50, 30]);
    expect(new Set(bodies.map(({ id }) => id)).size).toBe(5);
    expect((await telemetry.view()).tallies).toEqual([]);
  });

  test('the server takes at most one report per UTC day, also when one waited from the day before', async () => {
    const world = new World();
    const telemetry = await world.sharingTab();
    await world.advance(11 * HOUR);
    world.unit = 0.5; // 2 h: past midnight
    telemetry.start();
    await countMany(telemetry, 20);
    world.network.answerAll(status(204));
    await world.advance(3 * HOUR);
    await countMany(telemetry, 20);
    await world.settle();
    const { next, limits } = await telemetry.view();
    expect(limits).toMatchObject({ sealedDays: ['2026-11-20', '2026-11-21'], sentDays: ['2026-11-21'] });
    expect(next).toMatchObject({ state: 'waiting', dueAt: START + 36 * HOUR + 2 * HOUR });
    expect(await telemetry.sendNow()).toBe('once-a-day');
    await world.advance(2 * DAY);
    expect(world.network.requests.map((request) => request.at)).toEqual([
      START + 13 * HOUR,
      START + 38 * HOUR,
    ]);
  });

  test('drops counts past their 7 days, and only those', async () => {
    const world = new World();
    const telemetry = await world.sharingTab();
    await countMany(telemetry, 5, 0, 1);
    await world.advance(DAY);
    await countMany(telemetry, 6, 0, 2);
    await world.advance(5.4 * DAY);
    expect((await telemetry.view()).tallies[0]?.attempts).toEqual([0, 5, 6, 0, 0, 0, 0, 0, 0, 0]);
    await world.advance(0.2 * DAY);
    expect((await telemetry.view()).tallies[0]?.attempts).toEqual(at(2, 6));
    await telemetry.check();
    expect(await dump(world.factory)).toMatchObject({ tally: [{ buckets: [{ attempts: at(2, 6) }] }] });
    await world.advance(DAY);
    await telemetry.check();
    expect(Object.keys((await dump(world.factory)) ?? {})).toEqual(['consent']);
  });

  test('takes the oldest first, so that as little as can be grows old', async () => {
    const world = new World();
    const telemetry = await world.sharingTab();
    await countMany(telemetry, 30);
    await world.advance(DAY);
    await countMany(telemetry, 30);
    await telemetry.check();
    expect(await dump(world.factory)).toMatchObject({
      tally: [{ buckets: [{ day: Math.floor(START / DAY) + 1, attempts: at(7, 10) }] }],
    });
  });

  test.each([
    ['throws', full],
    ['aborts', (store: IDBObjectStore) => store.transaction.abort()],
  ])('is one transaction: whichever of its writes %s, nothing has changed', async (_, fail) => {
    for (const method of ['put', 'clear'] as const) {
      for (let failing = 0; failing < 4; failing++) {
        const world = new World();
        const telemetry = await world.sharingTab();
        await countMany(telemetry, 54, 3);
        const before = await dump(world.factory);
        let calls = 0;
        const real = IDBObjectStore.prototype[method] as (...args: unknown[]) => IDBRequest;
        const spy = vi.spyOn(IDBObjectStore.prototype, method);
        spy.mockImplementation(function (this: IDBObjectStore, ...args: unknown[]) {
          const request = real.apply(this, args);
          if (calls++ === failing) fail(this);
          return request as never;
        });
        await telemetry.check();
        spy.mockRestore();
        if (calls > failing) expect(await dump(world.factory)).toEqual(before);
        else expect((await telemetry.view()).next.state).toBe('waiting');
        // And the next check makes it good.
        await telemetry.check();
        expect((await telemetry.view()).next.state).toBe('waiting');
      }
    }
  });
});
