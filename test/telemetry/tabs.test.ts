import { describe, expect, test, vi } from 'vitest';
import { silence, status } from './network';
import { countMany, DAY, DONT_SHARE, dump, HOUR, MINUTE, nextTurn, SHARE, World } from './world';

describe('two tabs on one database', () => {
  test('never send the same report at once, and send it once', async () => {
    const world = new World();
    const [a, b] = [await world.sharingTab(), await world.sharingTab()];
    world.unit = 0.25;
    a.start();
    b.start();
    await countMany(a, 10);
    await countMany(b, 10);
    let answer = (_: Response) => {};
    world.network.plan(
      () =>
        new Promise((resolve) => {
          answer = resolve;
        }),
    );
    await world.advance(HOUR);
    await world.settle();
    expect(world.network.requests.length).toBe(1);
    expect(await a.sendNow()).toBe('busy');
    expect(await b.sendNow()).toBe('busy');
    answer(new Response(null, { status: 204 }));
    await world.settle();
    await world.advance(12 * HOUR);
    expect(world.network.requests.length).toBe(1);
    expect((await a.view()).sent.length).toBe(1);
    expect(await b.view()).toEqual(await a.view());
  });

  test('seal one report, however close together', async () => {
    for (let seed = 0; seed < 10; seed++) {
      const world = new World(seed);
      const [a, b] = [await world.sharingTab(), await world.sharingTab()];
      await countMany(a, 60);
      await Promise.all([a.check(), b.check(), a.check()]);
      const { tallies, limits } = await b.view();
      expect(tallies[0]?.attempts[7]).toBe(10);
      expect(limits.sealedDays.length).toBe(1);
      world.network.plan(status(204));
      const results = await Promise.all([a.sendNow(), b.sendNow()]);
      expect(results.sort()).toEqual(['busy', 'sent']);
    }
  });

  test('lose no count, however close together', async () => {
    const world = new World();
    const [a, b] = [await world.sharingTab(), await world.sharingTab()];
    await Promise.all([countMany(a, 10), countMany(b, 10), countMany(a, 0, 7, 3)]);
    expect((await a.view()).tallies[0]).toMatchObject({ attempts: [0, 0, 0, 7, 0, 0, 0, 20, 0, 0] });
  });

  test('tell each other of changes', async () => {
    const world = new World();
    const [a, b] = [world.tab().telemetry, world.tab().telemetry];
    const heard = { a: vi.fn(), b: vi.fn() };
    a.subscribe(heard.a);
    const stop = b.subscribe(heard.b);
    for (const change of [() => a.choose(SHARE), () => countMany(a, 1), () => a.deleteEverything()]) {
      heard.a.mockClear();
      heard.b.mockClear();
      await change();
      await world.settle();
      expect(heard.a).toHaveBeenCalled();
      expect(heard.b).toHaveBeenCalled();
    }
    heard.b.mockClear();
    stop();
    await a.choose(SHARE);
    await world.settle();
    expect(heard.b).not.toHaveBeenCalled();
  });

  test('what was counted in one tab is sealed and sent by another that is open', async () => {
    const world = new World();
    const [a, b] = [await world.sharingTab(), await world.sharingTab()];
    world.unit = 0;
    b.start();
    world.network.plan(status(204));
    await countMany(a, 20);
    await world.settle();
    expect((await a.view()).sent.length).toBe(1);
  });

  test('a tab that finds the other at it looks again a minute later', async () => {
    const world = new World();
    const [a, b] = [await world.sharingTab(), await world.sharingTab()];
    world.unit = 0.25;
    b.start();
    await countMany(a, 20);
    await world.advance(HOUR - 1000);
    world.network.plan(silence); // a's, which times out and would go again after 1.75 min at most
    const first = a.sendNow();
    await world.advance(1000);
    expect(world.network.requests.length).toBe(1);
    await world.advance(14_000);
    expect(await first).toBe('failed');
    world.network.plan(status(204));
    await world.advance(2 * MINUTE);
    expect((await b.view()).sent.length).toBe(1);
  });
});

describe('turning sharing off in one tab', () => {
  test.each(['choose', 'deleteEverything'] as const)('%s aborts the request of another', async (how) => {
    const world = new World();
    const [a, b] = [await world.sharingTab(), await world.sharingTab()];
    await countMany(a, 20);
    world.network.plan(silence);
    const sending = b.sendNow();
    await world.settle();
    await (how === 'choose' ? a.choose(DONT_SHARE) : a.deleteEverything());
    expect(await sending).toBe('off');
    expect(world.network.requests.map(({ aborted }) => aborted)).toEqual([true]);
    await countMany(b, 3);
    await world.settle();
    expect(Object.keys((await dump(world.factory)) ?? {})).toEqual(
      how === 'choose' ? ['consent', 'limits'] : [],
    );
    expect((await b.view()).consent).toEqual(how === 'choose' ? DONT_SHARE : null);
  });

  test('aborts the request of another also where it began while the wiping tab was still opening', async () => {
    const world = new World();
    const b = await world.sharingTab();
    await countMany(b, 20);
    const a = world.tab().telemetry; // has no connection yet, so its wipe comes after its first message
    world.network.plan(silence);
    const choosing = a.choose(DONT_SHARE);
    await nextTurn();
    const sending = b.sendNow();
    await choosing;
    expect(await sending).toBe('off');
    expect(world.network.requests.map(({ aborted }) => aborted)).toEqual([true]);
    expect(Object.keys((await dump(world.factory)) ?? {})).toEqual(['consent', 'limits']);
  });

  test('stops the timers of another from sending', async () => {
    const world = new World();
    const [a, b] = [await world.sharingTab(), await world.sharingTab()];
    b.start();
    await countMany(b, 30);
    await a.choose(DONT_SHARE);
    await world.advance(2 * DAY);
    expect(world.network.requests).toEqual([]);
    expect(world.pendingTimers).toBe(0);
    await a.choose(SHARE);
    await world.settle();
    expect(world.pendingTimers).toBe(1);
  });
});
