import { IDBObjectStore } from 'fake-indexeddb';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { status, unreachable } from './network';
import { LAST, sealed } from './sealed';
import { DAY, full, HOUR, MINUTE, START } from './world';

afterEach(() => vi.restoreAllMocks());

describe('backing off', () => {
  test('doubles its ceiling up to 6 h, with the same bytes, until the report expires 7 days after sealing', async () => {
    const { world, telemetry, body } = await sealed();
    world.network.plan(unreachable);
    world.network.answerAll(status(503));
    world.unit = LAST;
    await telemetry.sendNow();
    telemetry.start();
    await world.advance(8 * DAY);
    const { requests } = world.network;
    expect(new Set(requests.map((request) => request.body))).toEqual(new Set([body]));
    const waits = requests.slice(1).map(({ at }, i) => (at - (requests[i]?.at ?? 0) + 1) / MINUTE);
    expect(waits.slice(0, 10)).toEqual([2, 4, 8, 16, 32, 64, 128, 256, 360, 360]);
    expect(waits.slice(10).every((wait) => wait === 360)).toBe(true);
    expect((requests.at(-1)?.at ?? 0) - START).toBeLessThan(7 * DAY);
    expect((await telemetry.view()).sent).toEqual([
      { body, day: '2026-11-27', outcome: 'expired', status: 503, message: 'said 503' },
    ]);
  });

  test('honours Retry-After, in seconds and as a date, also against "Send now"', async () => {
    const { world, telemetry } = await sealed();
    telemetry.start();
    const times = () => world.network.requests.map(({ at }) => at - START - 1);
    world.network.plan(status(429, { 'retry-after': '7200' }));
    await world.settle();
    expect(await telemetry.sendNow()).toBe('paused');
    await world.advance(2 * HOUR - 1);
    expect(times()).toEqual([0]);
    const date = new Date(START);
    world.network.plan(
      status(503, { date: date.toUTCString(), 'retry-after': new Date(START + 90 * MINUTE).toUTCString() }),
    );
    await world.advance(1);
    expect((await telemetry.view()).next).toMatchObject({ dueAt: world.now() + 90 * MINUTE });
    world.network.plan(status(204));
    await world.advance(90 * MINUTE);
    expect(times()).toEqual([0, 2 * HOUR, 3.5 * HOUR]);
  });

  test('is not shortened by a small Retry-After, but skipped by "Send now"', async () => {
    const { world, telemetry } = await sealed();
    world.network.plan(status(503, { 'retry-after': '1' }));
    expect(await telemetry.sendNow()).toBe('failed');
    expect((await telemetry.view()).next.dueAt).toBe(world.now() + MINUTE);
    expect(await telemetry.sendNow()).toBe('paused');
    await world.advance(1000);
    world.network.plan(status(204));
    expect(await telemetry.sendNow()).toBe('sent');
  });

  test('a Retry-After beyond the life of the report lets it expire', async () => {
    const { world, telemetry } = await sealed();
    world.network.plan(status(503, { 'retry-after': '99999999' }));
    await telemetry.sendNow();
    telemetry.start();
    await world.advance(8 * DAY);
    expect((await telemetry.view()).sent).toMatchObject([{ outcome: 'expired', status: 503 }]);
  });
});

describe('a disk too full to note the answer', () => {
  test('after 2xx: the log gives way, and the report is not sent again', async () => {
    const { world, telemetry } = await sealed();
    const real = IDBObjectStore.prototype.put;
    world.network.plan(() => {
      // Room for the limits only.
      vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (
        this: IDBObjectStore,
        value,
        key,
      ) {
        return this.name === 'log' ? full() : real.call(this, value, key);
      });
      return new Response(null, { status: 204 });
    });
    expect(await telemetry.sendNow()).toBe('sent');
    vi.restoreAllMocks();
    const { next, sent, limits } = await telemetry.view();
    expect(next.body).toBeNull();
    expect(sent).toEqual([]);
    expect(limits.sentDays).toEqual(['2026-11-20']);
  });

  test('with no room at all: this tab sends nothing until the answer is stored', async () => {
    const { world, telemetry, body } = await sealed();
    world.network.plan(() => {
      vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(full);
      return new Response(null, { status: 204 });
    });
    expect(await telemetry.sendNow()).toBe('failed');
    expect(await telemetry.sendNow()).toBe('failed');
    vi.restoreAllMocks();
    expect(await telemetry.sendNow()).toBe('too-few');
    const { next, sent } = await telemetry.view();
    expect(next.body).toBeNull();
    expect(sent).toMatchObject([{ body, outcome: 'stored' }]);
  });

  test('with no room at all: another tab repeats the bytes, which the server ignores by their id', async () => {
    const { world, telemetry, body } = await sealed();
    world.network.plan(() => {
      vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(full);
      return new Response(null, { status: 204 });
    });
    expect(await telemetry.sendNow()).toBe('failed');
    vi.restoreAllMocks();
    world.network.plan(status(204));
    expect(await world.tab().telemetry.sendNow()).toBe('sent');
    expect(world.network.requests.map((request) => request.body)).toEqual([body, body]);
    expect(await telemetry.sendNow()).toBe('too-few');
  });

  test('after a failure: this tab sends nothing until it can store the wait, then goes on', async () => {
    const { world, telemetry, body } = await sealed();
    world.network.plan(() => {
      vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(full);
      return new Response(null, { status: 503 });
    });
    expect(await telemetry.sendNow()).toBe('failed');
    expect(await telemetry.sendNow()).toBe('failed');
    vi.restoreAllMocks();
    telemetry.start();
    world.network.plan(status(204));
    await world.advance(HOUR);
    const { next, sent } = await telemetry.view();
    expect(next.body).toBeNull();
    expect(sent).toMatchObject([{ body, outcome: 'stored' }]);
  });
});
