import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { startScheduler } from '../../src/telemetry/scheduler';
import { status, unreachable } from './network';
import { countMany, DAY, HOUR, MINUTE, World } from './world';

function started(world: World, check: () => Promise<number | null>) {
  return startScheduler(world.tab().ports, check);
}

describe('the scheduler', () => {
  test('checks at once, when the last check said, at least every hour, and when the device gets online', async () => {
    const world = new World();
    const times: number[] = [];
    const began = world.now();
    const check = async () => {
      times.push((world.now() - began) / MINUTE);
      return began + 10 * MINUTE > world.now() ? began + 10 * MINUTE : began + DAY;
    };
    const scheduler = started(world, check);
    await world.advance(140 * MINUTE);
    expect(times).toEqual([0, 10, 70, 130]);
    world.goOnline();
    await world.advance(60 * MINUTE);
    expect(times).toEqual([0, 10, 70, 130, 140, 200]);
    scheduler.stop();
    world.goOnline();
    scheduler.wake();
    await world.advance(DAY);
    expect(times.length).toBe(6);
    expect(world.pendingTimers + world.listening).toBe(0);
  });

  test('waits a minute where what is due could not be done', async () => {
    const world = new World();
    const check = vi.fn(async () => world.now());
    started(world, check);
    await world.advance(10 * MINUTE);
    expect(check).toHaveBeenCalledTimes(11);
  });

  test('sets no timer where there is nothing to wait for', async () => {
    const world = new World();
    const check = vi.fn(async () => null);
    const scheduler = started(world, check);
    await world.advance(DAY);
    expect(check).toHaveBeenCalledTimes(1);
    scheduler.wake();
    await world.advance(DAY);
    expect(check).toHaveBeenCalledTimes(2);
  });

  test('runs one check at a time, and one more for all wake-ups meanwhile', async () => {
    const world = new World();
    let end = () => {};
    const check = vi.fn(
      () =>
        new Promise<null>((resolve) => {
          end = () => resolve(null);
        }),
    );
    const scheduler = started(world, check);
    for (let i = 0; i < 5; i++) scheduler.wake();
    await world.settle();
    expect(check).toHaveBeenCalledTimes(1);
    end();
    await world.settle();
    expect(check).toHaveBeenCalledTimes(2);
    scheduler.wake();
    scheduler.stop();
    end();
    await world.settle();
    expect(check).toHaveBeenCalledTimes(2);
    expect(world.pendingTimers).toBe(0);
  });
});

describe('started telemetry', () => {
  test('seals by itself at the twentieth count', async () => {
    const world = new World();
    const telemetry = await world.sharingTab();
    const stop = telemetry.start();
    await countMany(telemetry, 19);
    await world.settle();
    expect((await telemetry.view()).next.state).toBe('collecting');
    await countMany(telemetry, 1);
    await world.settle();
    expect((await telemetry.view()).next.state).toBe('waiting');
    stop();
  });

  test('begins as soon as the user agrees', async () => {
    const world = new World();
    const { telemetry } = world.tab();
    telemetry.start();
    await world.settle();
    expect(world.pendingTimers).toBe(0);
    await telemetry.choose({ policyVersion: '1', sharing: true });
    await world.settle();
    expect(world.pendingTimers).toBe(1);
  });

  test('does not hammer a server that cannot be reached when the device goes on- and offline', async () => {
    const world = new World();
    world.unit = 0;
    const telemetry = await world.sharingTab();
    telemetry.start();
    world.network.answerAll(unreachable);
    await countMany(telemetry, 20);
    await world.settle();
    for (let i = 0; i < 20; i++) {
      world.goOnline();
      await world.settle();
    }
    expect(world.network.requests.length).toBe(1);
    await world.advance(MINUTE);
    expect(world.network.requests.length).toBe(2);
  });

  test('wakes up late, as after a night asleep, and goes on', async () => {
    const world = new World();
    world.unit = 0.5;
    const telemetry = await world.sharingTab();
    telemetry.start();
    await countMany(telemetry, 20);
    await world.settle();
    world.turnClock(10 * HOUR); // time passed, timers stood still
    world.network.plan(status(204));
    await world.advance(HOUR);
    expect((await telemetry.view()).sent.length).toBe(1);
  });

  test('goes on after a stop and another start', async () => {
    const world = new World();
    const telemetry = await world.sharingTab();
    telemetry.start()();
    const stop = telemetry.start();
    await world.settle();
    expect(world.pendingTimers).toBe(1);
    stop();
    expect(world.pendingTimers + world.listening).toBe(0);
  });

  test('a listener that fails harms nothing', async () => {
    const world = new World();
    const telemetry = await world.sharingTab();
    const errors: unknown[] = [];
    const real = process.listeners('uncaughtException');
    onTestFinished(() => {
      process.removeAllListeners('uncaughtException');
      for (const listener of real) process.on('uncaughtException', listener);
    });
    process.removeAllListeners('uncaughtException');
    process.on('uncaughtException', (error) => errors.push(error));
    telemetry.subscribe(() => {
      throw new Error('listener');
    });
    await countMany(telemetry, 20);
    world.network.plan(status(204));
    expect(await telemetry.sendNow()).toBe('sent');
    expect(errors.length).toBeGreaterThan(0);
  });
});
