import { IDBObjectStore } from 'fake-indexeddb';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { REPORT_ID_DAYS } from '../../src/contract';
import { silence, status } from './network';
import { countMany, DAY, DONT_SHARE, full, HOUR, MINUTE, SHARE, START, World } from './world';

const YEAR = 365 * DAY;

afterEach(() => void vi.restoreAllMocks());

describe('a clock that is set back', () => {
  test('makes no room for a second report on a day that had one, in whatever order the days come', async () => {
    const world = new World();
    const telemetry = await world.sharingTab();
    world.network.answerAll(status(204));
    const results: string[] = [];
    for (const turn of [0, DAY, -DAY, DAY, -2 * DAY, YEAR, -YEAR, DAY, DAY, 0, DAY]) {
      world.turnClock(turn);
      await countMany(telemetry, 20);
      results.push(await telemetry.sendNow());
    }
    expect(results).toEqual([
      'sent',
      'sent',
      'once-a-day', // back on the first day
      'once-a-day', // and on the second
      'sent', // the day before the first
      'sent', // a year later
      'once-a-day',
      'once-a-day',
      'once-a-day',
      'once-a-day',
      'sent',
    ]);
  });

  test('does not lengthen the wait for the random delay', async () => {
    const world = new World();
    const telemetry = await world.sharingTab();
    world.unit = 0.5;
    telemetry.start();
    await countMany(telemetry, 20);
    await world.advance(HOUR);
    world.turnClock(-YEAR);
    world.network.plan(status(204));
    await world.advance(3 * HOUR);
    expect((await telemetry.view()).sent).toMatchObject([{ outcome: 'stored', day: '2025-11-20' }]);
  });

  test('does not lengthen a backoff, a pause or the life of a report beyond what they are', async () => {
    const world = new World();
    world.unit = 0;
    const telemetry = await world.sharingTab();
    await countMany(telemetry, 20);
    world.network.plan(status(503, { 'retry-after': '3600' }));
    await telemetry.sendNow();
    world.turnClock(-YEAR);
    telemetry.start();
    await world.advance(HOUR - 1);
    expect(world.network.requests.length).toBe(1);
    world.network.plan(status(410));
    await world.advance(1);
    expect((await telemetry.view()).limits.pausedUntil).toBe(world.now() + 30 * DAY);
    world.turnClock(-YEAR);
    expect((await telemetry.view()).limits.pausedUntil).toBe(world.now() + 30 * DAY);
    await world.advance(7 * DAY);
    expect((await telemetry.view()).sent).toMatchObject([{ outcome: 'expired' }]);
    await world.advance(23 * DAY + HOUR);
    expect((await telemetry.view()).limits.pausedUntil).toBeNull();
  });

  test('lets no report of a week ahead come again after the server forgot its id', async () => {
    const world = new World();
    world.unit = 0.99;
    world.turnClock(7 * DAY);
    const telemetry = await world.sharingTab();
    await countMany(telemetry, 20);
    world.network.answerAll(status(503));
    await telemetry.sendNow();
    // No page is open for a week, in which the clock is set right.
    await world.advance(7 * DAY);
    world.turnClock(-7 * DAY);
    telemetry.start();
    await world.advance(6 * DAY);
    const later = world.network.requests.length;
    expect(later).toBeGreaterThan(5);
    expect((await telemetry.view()).sent).toEqual([]);
    await world.advance((REPORT_ID_DAYS - 13) * DAY);
    expect((await telemetry.view()).sent).toMatchObject([{ outcome: 'expired' }]);
  });

  test('counts of days to come count as today, and grow old from then', async () => {
    const world = new World();
    const telemetry = await world.sharingTab();
    world.turnClock(YEAR);
    await countMany(telemetry, 5);
    world.turnClock(-YEAR);
    await countMany(telemetry, 4);
    expect((await telemetry.view()).tallies[0]?.attempts[7]).toBe(9);
    await world.advance(6.4 * DAY);
    expect((await telemetry.view()).tallies[0]?.attempts[7]).toBe(9);
    await world.advance(0.2 * DAY);
    expect((await telemetry.view()).tallies).toEqual([]);
  });

  test('while a request is under way does not disturb it', async () => {
    const world = new World();
    const telemetry = await world.sharingTab();
    await countMany(telemetry, 20);
    world.network.plan(silence);
    const sending = telemetry.sendNow();
    await world.settle();
    world.turnClock(-YEAR);
    await world.advance(15_000);
    expect(await sending).toBe('failed');
    expect((await telemetry.view()).next.dueAt).toBeLessThanOrEqual(world.now() + 2 * MINUTE);
    world.network.answerAll(status(503));
    await world.advance(7 * DAY);
    await telemetry.check();
    expect((await telemetry.view()).sent).toMatchObject([{ outcome: 'expired' }]);
  });

  test('while an answer waits for room on the disk does not shorten the life of the report', async () => {
    const world = new World();
    const telemetry = await world.sharingTab();
    await countMany(telemetry, 20);
    await telemetry.check();
    world.network.plan(status(503));
    const put = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(full);
    expect(await telemetry.sendNow()).toBe('failed');
    put.mockRestore();
    world.turnClock(-YEAR);
    await telemetry.check();
    world.network.answerAll(status(503));
    await telemetry.sendNow();
    await world.advance(7 * DAY - 1);
    await telemetry.check();
    expect((await telemetry.view()).next.state).toBe('waiting');
    await world.advance(1);
    await telemetry.check();
    expect((await telemetry.view()).sent).toMatchObject([{ outcome: 'expired' }]);
  });

  test('leaves the limits of today while sharing is off', async () => {
    const world = new World();
    const telemetry = await world.sharingTab();
    await countMany(telemetry, 20);
    world.network.plan(status(204));
    await telemetry.sendNow();
    await telemetry.choose(DONT_SHARE);
    world.turnClock(-HOUR);
    await telemetry.choose(SHARE);
    await countMany(telemetry, 20);
    expect(await telemetry.sendNow()).toBe('once-a-day');
  });
});

describe('a clock that jumps ahead', () => {
  test('drops what is past its time by it, and nothing breaks', async () => {
    const world = new World();
    world.unit = 0;
    const telemetry = await world.sharingTab();
    telemetry.start();
    world.network.plan(status(503));
    await countMany(telemetry, 25);
    await world.settle();
    world.turnClock(YEAR);
    await world.advance(HOUR);
    const { sent, tallies, next } = await telemetry.view();
    expect(sent).toMatchObject([{ outcome: 'expired', status: 503 }]);
    expect(tallies).toEqual([]);
    expect(next.state).toBe('collecting');
  });

  test('midnight in UTC, not local midnight, begins the next day', async () => {
    const world = new World();
    const telemetry = await world.sharingTab();
    world.network.answerAll(status(204));
    await countMany(telemetry, 20);
    await telemetry.sendNow();
    await world.advance(12 * HOUR - 1);
    expect(new Date(world.now()).toISOString()).toBe('2026-11-20T23:59:59.999Z');
    await countMany(telemetry, 20);
    expect(await telemetry.sendNow()).toBe('once-a-day');
    await world.advance(1);
    expect(await telemetry.sendNow()).toBe('sent');
    expect(world.now()).toBe(START + 12 * HOUR);
  });
});
