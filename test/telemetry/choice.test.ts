import { IDBFactory, IDBObjectStore } from 'fake-indexeddb';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { silence, status } from './network';
import { countMany, DAY, DONT_SHARE, dump, full, HOUR, SHARE, START, World } from './world';

afterEach(() => vi.restoreAllMocks());

describe('before the user chose', () => {
  test('nothing is stored, counted or sent, not even an empty database', async () => {
    const world = new World();
    const { telemetry } = world.tab();
    const stop = telemetry.start();
    await countMany(telemetry, 30, 30);
    expect((await telemetry.countUnread('m1')).outcome).toBe('off');
    expect(await telemetry.sendNow()).toBe('off');
    await world.advance(2 * DAY);
    expect(await telemetry.view()).toEqual({
      available: true,
      consent: null,
      tallies: [],
      next: { body: null, missing: 20, state: 'collecting', dueAt: null },
      sent: [],
      limits: { sealedDays: [], sentDays: [], pausedUntil: null },
      optOut: false,
      stored: null,
    });
    expect(await dump(world.factory)).toBeNull();
    expect(world.network.requests).toEqual([]);
    expect(world.pendingTimers).toBe(0);
    stop();
  });
});

describe('with sharing off', () => {
  test('only the choice is stored and nothing is counted or sent', async () => {
    const world = new World();
    const { telemetry } = world.tab();
    await telemetry.choose(DONT_SHARE);
    telemetry.start();
    await countMany(telemetry, 30);
    expect((await telemetry.countUnread('m1')).outcome).toBe('off');
    expect(await telemetry.sendNow()).toBe('off');
    await world.advance(2 * DAY);
    expect(await dump(world.factory)).toEqual({ consent: [DONT_SHARE] });
    expect(world.network.requests).toEqual([]);
  });

  test('the choice keeps nothing that was not asked for', async () => {
    const world = new World();
    const { telemetry } = world.tab();
    await telemetry.choose({ ...DONT_SHARE, name: 'x' } as typeof DONT_SHARE);
    expect(await dump(world.factory)).toEqual({ consent: [DONT_SHARE] });
  });
});

describe('turning sharing off', () => {
  test('wipes tally, outbox and log; what still limits today stays, and goes the next day', async () => {
    const world = new World();
    const telemetry = await world.sharingTab();
    await countMany(telemetry, 20);
    world.network.plan(status(204));
    expect(await telemetry.sendNow()).toBe('sent');
    world.unit = 0.9;
    await world.advance(DAY);
    await countMany(telemetry, 54);
    await telemetry.check();
    expect(Object.keys((await dump(world.factory)) ?? {})).toEqual([
      'consent',
      'limits',
      'log',
      'outbox',
      'tally',
    ]);
    await telemetry.choose(DONT_SHARE);
    expect(await dump(world.factory)).toEqual({
      consent: [DONT_SHARE],
      limits: [{ sealedDays: [Math.floor(START / DAY) + 1], sentDays: [], pause: null }],
    });
    telemetry.start();
    await world.advance(DAY);
    expect(await dump(world.factory)).toEqual({ consent: [DONT_SHARE] });
    expect(world.pendingTimers).toBe(0);
  });

  test('and on again makes no room for a second report on the same day', async () => {
    const world = new World();
    const telemetry = await world.sharingTab();
    await countMany(telemetry, 20);
    world.network.plan(status(204));
    expect(await telemetry.sendNow()).toBe('sent');
    await telemetry.choose(DONT_SHARE);
    await telemetry.choose(SHARE);
    await countMany(telemetry, 20);
    expect(await telemetry.sendNow()).toBe('once-a-day');
    await world.advance(DAY);
    world.network.plan(status(204));
    expect(await telemetry.sendNow()).toBe('sent');
  });

  test('aborts a request under way, whose end then leaves no trace', async () => {
    const world = new World();
    const telemetry = await world.sharingTab();
    await countMany(telemetry, 20);
    world.network.plan(silence);
    const sending = telemetry.sendNow();
    await world.settle();
    expect((await telemetry.view()).next.state).toBe('sending');
    const choosing = telemetry.choose(DONT_SHARE);
    // At once, before anything is wiped.
    expect(world.network.requests.map(({ aborted }) => aborted)).toEqual([true]);
    await choosing;
    expect(await sending).toBe('off');
    expect(Object.keys((await dump(world.factory)) ?? {})).toEqual(['consent', 'limits']);
  });

  test('lets no request begin that was just about to', async () => {
    const world = new World();
    const telemetry = await world.sharingTab();
    await countMany(telemetry, 20);
    const sending = telemetry.sendNow();
    await telemetry.choose(DONT_SHARE);
    expect(await sending).toBe('off');
    expect(world.network.requests).toEqual([]);
  });

  test('also where the request ends well in the same moment', async () => {
    const world = new World();
    const telemetry = await world.sharingTab();
    await countMany(telemetry, 20);
    world.network.plan(async () => {
      // The wipe comes between the answer and its noting.
      void telemetry.choose(DONT_SHARE);
      return new Response(null, { status: 204 });
    });
    await telemetry.sendNow();
    await world.settle();
    expect(Object.keys((await dump(world.factory)) ?? {})).toEqual(['consent', 'limits']);
  });

  test('wipes even where there is no room to store the choice, which then holds in this tab', async () => {
    const world = new World();
    const telemetry = await world.sharingTab();
    await countMany(telemetry, 19);
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(full);
    await telemetry.choose(DONT_SHARE);
    expect(await dump(world.factory)).toBeNull();
    await countMany(telemetry, 5);
    expect(await telemetry.view()).toMatchObject({ available: false, consent: DONT_SHARE, tallies: [] });
    vi.restoreAllMocks();
    await telemetry.choose(SHARE);
    await countMany(telemetry, 1);
    expect(await telemetry.view()).toMatchObject({ available: true, consent: SHARE, next: { missing: 19 } });
  });

  test('says so where nothing can be erased, and counts no more', async () => {
    const world = new World();
    const telemetry = await world.sharingTab();
    await countMany(telemetry, 19);
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(full);
    vi.spyOn(IDBObjectStore.prototype, 'clear').mockImplementation(full);
    await expect(telemetry.choose(DONT_SHARE)).rejects.toThrow('could not be erased');
    vi.restoreAllMocks();
    const left = await dump(world.factory);
    telemetry.start();
    await countMany(telemetry, 5);
    expect(await telemetry.sendNow()).toBe('off');
    await world.advance(9 * DAY);
    expect(await dump(world.factory)).toEqual(left);
    await telemetry.deleteEverything();
    expect(await dump(world.factory)).toBeNull();
  });
});

describe('deleting everything', () => {
  test('leaves no database and asks again', async () => {
    const world = new World();
    const telemetry = await world.sharingTab();
    await countMany(telemetry, 24);
    world.network.plan(status(204));
    await telemetry.sendNow();
    await telemetry.deleteEverything();
    expect(await dump(world.factory)).toBeNull();
    expect((await telemetry.view()).consent).toBeNull();
    await countMany(telemetry, 1);
    expect(await dump(world.factory)).toBeNull();
    await telemetry.choose(SHARE);
    await countMany(telemetry, 1);
    expect((await telemetry.view()).next.missing).toBe(19);
  });

  test('aborts a request under way', async () => {
    const world = new World();
    const telemetry = await world.sharingTab();
    await countMany(telemetry, 20);
    world.network.plan(silence);
    const sending = telemetry.sendNow();
    await world.settle();
    await telemetry.deleteEverything();
    expect(world.network.requests.map(({ aborted }) => aborted)).toEqual([true]);
    expect(await sending).toBe('off');
    expect(await dump(world.factory)).toBeNull();
  });

  test('before any choice does nothing', async () => {
    const world = new World();
    const { telemetry } = world.tab();
    await telemetry.deleteEverything();
    expect(await dump(world.factory)).toBeNull();
  });
});

describe('without storage', () => {
  const refusing = new IDBFactory();
  refusing.open = full;
  const cases = [
    ['no IndexedDB', { indexedDB: null }],
    ['an IndexedDB that refuses', { indexedDB: refusing }],
    ['no locks', { locks: null }],
  ] as const;

  test.each(cases)(
    '%s: counts nothing, throws nothing, remembers the choice for this tab',
    async (_, ports) => {
      const world = new World();
      const { telemetry } = world.tab(ports);
      const stop = telemetry.start();
      expect(await telemetry.view()).toMatchObject({ available: false, consent: null });
      await telemetry.choose(SHARE);
      await countMany(telemetry, 30);
      await telemetry.countUnread('m1');
      expect(await telemetry.sendNow()).toBe('off');
      await world.advance(5 * HOUR);
      expect(await telemetry.view()).toMatchObject({
        available: false,
        consent: SHARE,
        tallies: [],
        next: { body: null },
      });
      await telemetry.choose(DONT_SHARE);
      expect(await telemetry.view()).toMatchObject({ available: false, consent: DONT_SHARE });
      expect(await dump(world.factory)).toBeNull();
      stop();
    },
  );

  test('deleting everything is done where there is nothing', async () => {
    const world = new World();
    const { telemetry } = world.tab({ indexedDB: null });
    await telemetry.choose(SHARE);
    await telemetry.deleteEverything();
    expect((await telemetry.view()).consent).toBeNull();
  });
});

describe('a full disk', () => {
  test('drops the count, says so and throws nothing; later counts are kept again', async () => {
    const world = new World();
    const telemetry = await world.sharingTab();
    await countMany(telemetry, 2);
    const put = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(full);
    await countMany(telemetry, 2);
    expect((await telemetry.countUnread('m1')).outcome).toBe('full');
    expect(put).toHaveBeenCalledTimes(3);
    put.mockImplementation(() => {
      throw new DOMException('broken', 'UnknownError');
    });
    expect((await telemetry.countUnread('m1')).outcome).toBe('failed');
    put.mockRestore();
    await countMany(telemetry, 3);
    expect((await telemetry.countAttempt({ model: 'm1', read: 1, meant: 1 })).outcome).toBe('counted');
    expect((await telemetry.view()).next.missing).toBe(14);
  });

  test('keeps no choice that could not be stored', async () => {
    const world = new World();
    const { telemetry } = world.tab();
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(full);
    await telemetry.choose(SHARE);
    vi.restoreAllMocks();
    await countMany(telemetry, 3);
    expect(await telemetry.view()).toMatchObject({ available: false, consent: SHARE, tallies: [] });
    expect(await dump(world.factory)).toEqual({});
  });
});
