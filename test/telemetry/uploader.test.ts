import { describe, expect, test } from 'vitest';
import { silence, status, unreachable } from './network';
import { LAST, sealed } from './sealed';
import { countMany, DAY, HOUR, MINUTE, START, World } from './world';

describe('the random delay', () => {
  test.each([
    [0, 0],
    [0.25, HOUR],
    [LAST, 4 * HOUR - 1],
  ])('%d of 4 h passes between sealing and sending', async (unit, delay) => {
    const world = new World();
    const telemetry = await world.sharingTab();
    world.unit = unit;
    telemetry.start();
    await countMany(telemetry, 19);
    world.network.answerAll(status(204));
    await world.advance(HOUR);
    await countMany(telemetry, 1);
    await world.advance(delay);
    expect(world.network.requests.map(({ at }) => at)).toEqual([START + HOUR + delay]);
  });

  test('is drawn once and stored: closing and opening the tab neither shortens nor renews it', async () => {
    const world = new World();
    const telemetry = await world.sharingTab();
    world.unit = 0.5;
    const stop = telemetry.start();
    await countMany(telemetry, 20);
    await world.settle();
    stop();
    expect(world.pendingTimers).toBe(0);
    await world.advance(HOUR);
    world.unit = 0;
    const again = world.tab().telemetry;
    again.start();
    world.network.plan(status(204));
    await world.advance(HOUR - 1);
    expect(world.network.requests).toEqual([]);
    await world.advance(1);
    expect(world.network.requests.map(({ at }) => at)).toEqual([START + 2 * HOUR]);
  });

  test('that passed while no tab was open is over at the next start', async () => {
    const { world, telemetry, body } = await sealed();
    world.unit = LAST;
    await telemetry.check();
    await world.advance(2 * DAY);
    world.network.plan(status(204));
    world.tab().telemetry.start();
    await world.settle();
    expect(world.network.requests.map((request) => request.body)).toEqual([body]);
  });
});

describe('an answer of', () => {
  const kept = [
    200, 201, 202, 301, 304, 401, 402, 403, 404, 405, 406, 407, 408, 409, 411, 418, 425, 429, 451, 500, 502,
    503, 504,
  ];

  test('204: the report is deleted and logged as stored', async () => {
    const { world, telemetry, body } = await sealed();
    world.network.plan(status(204));
    expect(await telemetry.sendNow()).toBe('sent');
    const { sent, next, limits } = await telemetry.view();
    expect(sent).toEqual([{ body, day: '2026-11-20', outcome: 'stored', status: 204, message: null }]);
    expect(next).toEqual({ body: null, missing: 20, state: 'collecting', dueAt: null });
    expect(world.pendingTimers).toBe(0);
    expect(limits.sentDays).toEqual(['2026-11-20']);
  });

  test.each([400, 413, 415, 422])('%d: the report is dropped, and the log says why', async (code) => {
    const { world, telemetry, body } = await sealed();
    world.network.plan(status(code));
    expect(await telemetry.sendNow()).toBe('dropped');
    const { sent, next, limits } = await telemetry.view();
    expect(sent).toEqual([
      { body, day: '2026-11-20', outcome: 'dropped', status: code, message: `said ${code}` },
    ]);
    expect(next.body).toBeNull();
    expect(limits.sentDays).toEqual([]);
    await world.advance(7 * DAY);
    expect(await telemetry.sendNow()).toBe('too-few');
  });

  test.each(kept)('%d: the same bytes are kept, and go again after 1 to 2 min', async (code) => {
    const { world, telemetry, body } = await sealed();
    world.unit = 0.5;
    world.network.plan(status(code));
    expect(await telemetry.sendNow()).toBe('failed');
    const { sent, next } = await telemetry.view();
    expect(sent).toEqual([]);
    expect(next).toEqual({ body, missing: 0, state: 'waiting', dueAt: world.now() + 1.5 * MINUTE });
    telemetry.start();
    await world.advance(1.5 * MINUTE - 1);
    expect(world.network.requests.length).toBe(1);
    world.network.plan(status(204));
    await world.advance(1);
    expect(world.network.requests.map((request) => request.body)).toEqual([body, body]);
  });

  test('410: nothing is sent or sealed for 30 days; the report expires after its 7', async () => {
    const { world, telemetry, body } = await sealed();
    world.network.plan(status(410));
    expect(await telemetry.sendNow()).toBe('paused');
    const until = world.now() + 30 * DAY;
    telemetry.start();
    await countMany(telemetry, 40);
    expect((await telemetry.view()).next).toEqual({ body, missing: 0, state: 'paused', dueAt: until });
    expect(await telemetry.sendNow()).toBe('paused');
    expect(await telemetry.check()).toBe(world.now() + HOUR);
    await world.advance(7 * DAY);
    expect((await telemetry.view()).sent).toEqual([
      { body, day: '2026-11-27', outcome: 'expired', status: 410, message: 'said 410' },
    ]);
    await countMany(telemetry, 40);
    expect(await telemetry.view()).toMatchObject({
      next: { missing: 0, state: 'paused', dueAt: until },
      limits: { sealedDays: ['2026-11-20'] },
    });
    await world.advance(22 * DAY);
    await countMany(telemetry, 40);
    expect(await telemetry.sendNow()).toBe('paused');
    await world.advance(DAY - 1);
    expect(world.network.requests.length).toBe(1);
    world.network.answerAll(status(204));
    await world.advance(HOUR);
    expect(world.network.requests.length).toBe(2);
    expect((await telemetry.view()).limits.pausedUntil).toBeNull();
  });
});

describe('no answer', () => {
  test('by a network that fails: kept, backing off', async () => {
    const { world, telemetry, body } = await sealed();
    world.network.plan(unreachable);
    expect(await telemetry.sendNow()).toBe('failed');
    expect((await telemetry.view()).next).toMatchObject({ body, dueAt: world.now() + MINUTE });
  });

  test('in 15 s: the request is aborted and the report kept', async () => {
    const { world, telemetry, body } = await sealed();
    world.network.plan(silence);
    const sending = telemetry.sendNow();
    await world.advance(15_000 - 1);
    expect((await telemetry.view()).next).toEqual({ body, missing: 0, state: 'sending', dueAt: null });
    await world.advance(1);
    expect(await sending).toBe('failed');
    expect(world.network.requests.map(({ aborted }) => aborted)).toEqual([true]);
    expect((await telemetry.view()).next).toMatchObject({ body, state: 'waiting' });
  });

  const others: readonly [string, string][] = [
    ['a login page', '<html><form>Welcome to our Wi-Fi'],
    ['nothing', ''],
    ['a list', '[]'],
    ['null', 'null'],
    ['a message without a code', '{"message":"no"}'],
    ['a message that is no text', '{"error":"malformed","message":7}'],
    ['a code without a message', '{"error":"malformed"}'],
    ['an unknown code', '{"error":"forbidden","message":"no"}'],
    ['a name that every object has', '{"error":"constructor","message":"no"}'],
    ['the code of another status', '{"error":"busy","message":"no"}'],
  ];
  test.each(others)('is what answers with %s, whatever the status: the report is kept', async (_, text) => {
    const { world, telemetry, body } = await sealed();
    for (const code of [200, 203, 400, 403, 410, 413, 415, 422, 502]) {
      world.network.plan(() => new Response(text, { status: code }));
      expect(await telemetry.sendNow(), `${code}`).toBe('failed');
      expect(await telemetry.view()).toMatchObject({
        next: { body, state: 'waiting' },
        sent: [],
        limits: { pausedUntil: null },
      });
    }
  });

  test('is not what answers with an error of ours, of which the log keeps 200 characters', async () => {
    const { world, telemetry } = await sealed();
    const error = { error: 'malformed', message: 'x'.repeat(1000) };
    world.network.plan(() => new Response(JSON.stringify(error), { status: 400 }));
    expect(await telemetry.sendNow()).toBe('dropped');
    expect((await telemetry.view()).sent[0]?.message).toBe('x'.repeat(200));
  });
});

describe('"Send now"', () => {
  test('needs 20 counts', async () => {
    const telemetry = await new World().sharingTab();
    expect(await telemetry.sendNow()).toBe('too-few');
    await countMany(telemetry, 19);
    expect(await telemetry.sendNow()).toBe('too-few');
  });

  test('seals at once and skips the delay', async () => {
    const world = new World();
    world.unit = LAST;
    const telemetry = await world.sharingTab();
    await countMany(telemetry, 20);
    const { body } = (await telemetry.view()).next;
    world.network.plan(status(204));
    expect(await telemetry.sendNow()).toBe('sent');
    expect(world.network.requests).toEqual([{ at: START, body, aborted: false }]);
    await countMany(telemetry, 20);
    expect(await telemetry.sendNow()).toBe('once-a-day');
  });

  test('is busy while a request is under way', async () => {
    const { world, telemetry } = await sealed();
    world.network.plan(silence);
    const first = telemetry.sendNow();
    await world.settle();
    expect(await telemetry.sendNow()).toBe('busy');
    await world.advance(15_000);
    expect(await first).toBe('failed');
  });

  test('begins no request that could outlive the report', async () => {
    const { world, telemetry } = await sealed();
    world.network.plan(unreachable);
    const sealedAt = world.now();
    await telemetry.sendNow();
    await world.advance(sealedAt + 7 * DAY - world.now() - 15_000);
    expect(await telemetry.sendNow()).toBe('failed');
    expect(world.network.requests.length).toBe(1);
    await world.advance(15_000);
    expect(await telemetry.sendNow()).toBe('too-few');
    expect((await telemetry.view()).sent).toMatchObject([
      { outcome: 'expired', status: null, message: null },
    ]);
  });
});

test('the log keeps the last 30 reports, newest first', async () => {
  const world = new World();
  const telemetry = await world.sharingTab();
  const bodies: string[] = [];
  for (let day = 0; day < 32; day++) {
    await countMany(telemetry, 20);
    bodies.unshift((await telemetry.view()).next.body ?? '');
    world.network.plan(status(204));
    expect(await telemetry.sendNow()).toBe('sent');
    await world.advance(DAY);
  }
  const { sent, limits } = await telemetry.view();
  expect(sent.map(({ body }) => body)).toEqual(bodies.slice(0, 30));
  expect(sent[0]?.day).toBe('2026-12-21');
  expect(limits.sentDays.length).toBe(30);
});
