import { describe, expect, test } from 'vitest';
import { status } from './network';
import { countMany, DAY, DONT_SHARE, dump, SHARE, World } from './world';

describe('a newer policy', () => {
  test('pauses: nothing is counted or sent until it is agreed to; what was counted before stays', async () => {
    const world = new World();
    const before = await world.sharingTab();
    await countMany(before, 20);
    const { telemetry } = world.tab({}, '2');
    telemetry.start();
    await countMany(telemetry, 9);
    expect(await telemetry.sendNow()).toBe('off');
    await world.advance(DAY);
    const counted = { attempts: [0, 0, 0, 0, 0, 0, 0, 20, 0, 0] };
    expect(await telemetry.view()).toMatchObject({ consent: SHARE, tallies: [counted] });
    await telemetry.choose({ policyVersion: '2', sharing: true });
    const { consent, next } = await telemetry.view();
    expect(consent).toEqual({ policyVersion: '2', sharing: true });
    expect(JSON.parse(next.body ?? '')).toMatchObject(counted);
    // A tab with the app of before knows nothing of the newer policy, so it
    // neither counts nor sends.
    await countMany(before, 3);
    expect(await before.sendNow()).toBe('off');
    world.network.plan(status(204));
    expect(await telemetry.sendNow()).toBe('sent');
  });

  test('lets what was counted before grow no older than its 7 days while nobody answers', async () => {
    const world = new World();
    const before = await world.sharingTab();
    await countMany(before, 20);
    world.tab({}, '2').telemetry.start();
    await world.advance(8 * DAY);
    expect(Object.keys((await dump(world.factory)) ?? {})).toEqual(['consent']);
  });
});

describe('a browser that asks not to share', () => {
  test('shares only where sharing was turned on by hand under that wish', async () => {
    const world = new World();
    world.optOut = true;
    const { telemetry } = world.tab();
    await countMany(telemetry, 3);
    expect(await telemetry.view()).toMatchObject({ optOut: true, consent: null });
    expect(await dump(world.factory)).toBeNull();
    await telemetry.choose(SHARE);
    await countMany(telemetry, 3);
    expect(await telemetry.view()).toMatchObject({
      consent: { sharing: true, despiteOptOut: true },
      next: { missing: 17 },
    });
  });

  test('and begins to ask after sharing was turned on: that turns it off, as the switch does', async () => {
    const world = new World();
    const telemetry = await world.sharingTab();
    await countMany(telemetry, 19);
    world.optOut = true;
    expect(await telemetry.view()).toMatchObject({ consent: { sharing: false }, tallies: [] });
    await countMany(telemetry, 1);
    expect(await dump(world.factory)).toEqual({ consent: [DONT_SHARE] });
    expect(await telemetry.sendNow()).toBe('off');
    await telemetry.choose(SHARE);
    await countMany(telemetry, 1);
    expect((await telemetry.view()).next.missing).toBe(19);
  });
});
