import * as crypto from 'node:crypto';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { RateLimiter } from '../../src/server/rate-limit';
import { Clock, cleanUp, cleanUpLater, type TestServer, testServer } from './harness';
import { testPostgres } from './postgres';
import { makeReport } from './reports';
import { dumpTables, expectUnmarked, filesIn, type Written } from './written';

const HOUR = 3_600_000;

// The real functions; only the calls are written down.
vi.mock('node:crypto', { spy: true });
beforeEach(() => {
  vi.mocked(crypto.createHmac).mockClear();
});
afterEach(cleanUp);

/** The keys that something was hashed under since the last look, in order, each once. */
function keysUsed(): Buffer[] {
  const { mock } = vi.mocked(crypto.createHmac);
  const keys = mock.calls.map(([, key]) => key).filter((key) => Buffer.isBuffer(key));
  vi.mocked(crypto.createHmac).mockClear();
  return keys.filter((key, n) => keys.findIndex((other) => other.equals(key)) === n);
}

describe('RateLimiter', () => {
  test('gives each prefix its burst, and then as many as come back in time', () => {
    let time = Date.parse('2026-11-16T00:00:00Z');
    const limiter = new RateLimiter({ perHour: 6, burst: 3, now: () => time });
    for (let taken = 0; taken < 3; taken++) expect(limiter.take('a')).toBe(0);
    expect(limiter.take('a')).toBe(600);
    expect(limiter.take('b')).toBe(0);
    time += HOUR / 12;
    expect(limiter.take('a')).toBe(300);
    time += HOUR / 12;
    expect(limiter.take('a')).toBe(0);
    expect(limiter.take('a')).toBe(600);
  });

  test('forgets everyone at midnight UTC, and stands a clock that goes back', () => {
    let time = Date.parse('2026-11-16T23:59:00Z');
    const limiter = new RateLimiter({ perHour: 1, burst: 1, now: () => time });
    expect(limiter.take('a')).toBe(0);
    time -= HOUR;
    expect(limiter.take('a')).toBe(3600);
    time += HOUR + 60_000;
    expect(limiter.take('a')).toBe(0);
  });

  test('saves up no more than the burst, however long it is quiet', () => {
    let time = Date.parse('2026-11-16T00:00:00Z');
    const limiter = new RateLimiter({ perHour: 60, burst: 2, now: () => time });
    limiter.take('a');
    time += 20 * HOUR;
    limiter.take('a');
    limiter.take('a');
    expect(limiter.take('a')).toBe(60);
  });

  test('has a key for a day, of its own, that no two limiters or days share', () => {
    const clock = new Clock();
    const limiters = [1, 2].map(() => new RateLimiter({ perHour: 1, burst: 1, now: clock.now }));
    const keys = [];
    for (let day = 0; day < 3; day++, clock.nextDay()) {
      for (const limiter of limiters) {
        for (const prefix of ['203.0.113', '2001:db8:1', '203.0.113']) limiter.take(prefix);
        const used = keysUsed();
        expect(used.map((key) => key.length)).toEqual([32]);
        keys.push(...used.map((key) => key.toString('hex')));
      }
    }
    expect(new Set(keys).size).toBe(6);
  });

  test('remembers so many senders, and then forgets the one not seen for longest', () => {
    const clock = new Clock();
    const limiter = new RateLimiter({ perHour: 1, burst: 1, now: clock.now, maxSenders: 3 });
    for (const prefix of ['a', 'b', 'c']) limiter.take(prefix);
    expect(limiter.take('a')).toBe(3600);
    limiter.take('d');
    expect([limiter.take('c'), limiter.take('a'), limiter.take('d')]).toEqual([3600, 3600, 3600]);
    expect(limiter.take('b')).toBe(0);
  });
});

describe.each(['sqlite', 'postgres'] as const)('a server with a limit, on %s', (kind) => {
  async function start(): Promise<{ server: TestServer; written: () => Promise<Written> }> {
    const settings = { RATE_LIMIT_PER_HOUR: '3', TRUSTED_PROXIES: '127.0.0.1' };
    if (kind === 'sqlite') {
      const server = await testServer(settings);
      return { server, written: () => filesIn(server.dataDir) };
    }
    const postgres = await testPostgres();
    cleanUpLater(postgres.drop);
    const { kysely } = postgres.open();
    cleanUpLater(() => kysely.destroy());
    const server = await testServer(settings, { database: postgres.open() });
    return {
      server,
      written: () => dumpTables(async (text) => (await sql.raw<object>(text).execute(kysely)).rows),
    };
  }

  test('writes neither the keys nor the networks, plain or hashed', async () => {
    const { server, written } = await start();
    const reports = Array.from({ length: 6 }, () => makeReport());
    const send = async (n: number, address: string) => {
      const headers = { 'x-forwarded-for': address };
      return (await server.post(reports[n] ?? makeReport(), headers)).status;
    };
    const keys = [];
    for (const day of [0, 3]) {
      expect(await send(day, '203.0.113.1')).toBe(204);
      expect(await send(day + 1, '203.0.113.2')).toBe(204);
      expect(await send(day + 2, '203.0.113.3')).toBe(204);
      expect(await send(-1, '203.0.113.4')).toBe(429);
      keys.push(...keysUsed());
      server.clock.nextDay();
    }
    expect(keys).toHaveLength(2);
    const names = keys.map((key) => crypto.createHmac('sha256', key).update('203.0.113').digest());
    const secrets = [...keys, ...names].flatMap((bytes) => [
      bytes,
      bytes.toString('hex'),
      bytes.toString('base64url'),
      bytes.toString('base64'),
    ]);
    const lines = ['the output', Buffer.from(server.lines.join('\n'))] as const;
    expectUnmarked(
      new Map([...(await written()), lines]),
      ['203.0.113', ...secrets],
      reports.map(({ id }) => id),
    );
  });
});
