import { Socket } from 'node:net';
import { afterEach, expect, test, vi } from 'vitest';
import { cleanUp, testServer } from '../server/harness';
import { makeReport } from '../server/reports';

afterEach(async () => {
  vi.restoreAllMocks();
  await cleanUp();
});

test('the server speaks to nobody but those who ask it, and tells browsers to ask nobody else', async () => {
  const connected: unknown[] = [];
  const connect = Socket.prototype.connect;
  vi.spyOn(Socket.prototype, 'connect').mockImplementation(function (this: Socket, ...args: unknown[]) {
    // Node hands its own normalised form on: an array of options and callback.
    const [first] = args.flat() as { port?: unknown; path?: unknown }[];
    connected.push(first?.port ?? first?.path);
    return connect.apply(this, args as never);
  });
  const server = await testServer({ PRIVACY_EPSILON: 'off', PRIVACY_MIN_REPORTS: '1' });
  expect((await server.post(makeReport())).status).toBe(204);
  server.clock.nextDay(8);
  await server.release();
  expect((await server.aggregates()).cells.length).toBeGreaterThan(0);
  const page = await fetch(server.url, { headers: { accept: 'text/html' } });
  await server.close();
  // Those are the connections that this test made itself.
  const { port } = new URL(server.url);
  expect(connected.length).toBeGreaterThan(0);
  expect([...new Set(connected.map(String))]).toEqual([port]);
  const policy = page.headers.get('content-security-policy') ?? '';
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("connect-src 'self'");
  expect(policy).not.toMatch(/https?:|\*/);
  expect(page.headers.get('referrer-policy')).toBe('no-referrer');
});
