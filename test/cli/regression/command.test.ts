import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Alert } from '../../../src/cli/regression/alerts';
import { checkRegression } from '../../../src/cli/regression/command';
import { readOptions } from '../../../src/cli/regression/options';
import { deliver } from '../../../src/cli/regression/webhook';
import { DAY_MS, utcDay } from '../../../src/contract';
import { run, runProcess, start } from '../../command/run';
import {
  Clock,
  cleanUp,
  cleanUpLater,
  type TestServer,
  TOKEN,
  temporaryFolder,
  testServer,
} from '../../server/harness';
import { makeReport } from '../../server/reports';
import { type Reaction, type Receiver, startReceiver } from './receiver';

const REPORTS = 60;
/**
 * The command asks for the 90 days before the real today. This one stays among
 * them past a midnight.
 */
const THEN = Date.now() - 10 * DAY_MS;

/** A server with one released day. */
async function serverWith(failuresOfSeven: Record<string, number>): Promise<TestServer> {
  const clock = new Clock();
  clock.time = THEN;
  const server = await testServer({ PRIVACY_MIN_REPORTS: '1', MODEL_VERSIONS: 'm5,m6' }, { clock });
  const reports = Object.entries(failuresOfSeven).flatMap(([model, failures]) =>
    Array.from({ length: REPORTS }, () =>
      makeReport({
        model,
        attempts: [3, 3, 3, 3, 3, 3, 3, 20, 3, 3],
        failures: [0, 0, 0, 0, 0, 0, 0, failures, 0, 0],
      }),
    ),
  );
  for (const status of await server.postAll(reports)) expect(status).toBe(204);
  server.clock.nextDay();
  await server.release();
  return server;
}

let worse: TestServer;
let same: TestServer;

beforeAll(async () => {
  worse = await serverWith({ m5: 1, m6: 4 });
  same = await serverWith({ m5: 1, m6: 1 });
});
afterAll(cleanUp);

const WITH_TOKEN = { MAINTAINER_TOKEN: TOKEN };

const check = (server: TestServer, ...args: string[]) =>
  run('check-regression', checkRegression, ['--url', server.url, ...args], { env: WITH_TOKEN });

async function receiver(...reactions: Reaction[]): Promise<Receiver> {
  const started = await startReceiver(reactions);
  cleanUpLater(started.close);
  return started;
}

describe('npm run check-regression', () => {
  it('exits 1 and names the version and the digit that fails more often', async () => {
    const args = ['--url', worse.url, '--max-increase', '0.5pp'];
    const { status, stdout, stderr } = await runProcess('check-regression', args, { env: WITH_TOKEN });
    expect({ status, stderr }).toEqual({ status: 1, stderr: '' });
    expect(stdout).toMatch(
      /\nREGRESSION: m6 against m5, percentage points: overall \+6\.38 \(\+[\d.]+ to \+[\d.]+\), digit 7 \+15\.00 \(\+[\d.]+ to \+[\d.]+\)\n$/,
    );
    expect(stdout).toContain('| digit 7 |  5.00% | 20.00% |');
    expect(stdout).toContain('Too few data to tell yet: m6 against m5, digits 0, 1, 2, 3, 4, 5, 6, 8, 9.');
  });

  it('exits 0 where nothing has risen, or not by more than is allowed, and where there is nothing to compare', async () => {
    const unchanged = await check(same, '--max-increase', '5pp');
    expect(unchanged.status).toBe(0);
    expect(unchanged.stdout).toContain('OK: no failure rate is known');
    expect((await check(worse, '--max-increase', '30pp')).status).toBe(0);
    const other = await check(worse, '--model', 'm9');
    expect([other.status, other.stdout]).toEqual([0, expect.stringContaining('Nothing to compare')]);
  });

  it('exits 2 where it cannot tell, says why, and shows no token', async () => {
    const gone = await receiver();
    await gone.close();
    const server = new URL(gone.url).origin;
    const wrong = join(await temporaryFolder(), 'token');
    writeFileSync(wrong, 'a-wrong-token-of-some-length\n');
    for (const [args, message] of [
      [['--url', server], `no server answers at ${server} (ECONNREFUSED)`],
      [['--url', worse.url, '--token-file', wrong], 'does not know this token'],
      [['--token', TOKEN], "Unknown option '--token'"],
    ] as const) {
      const { status, stdout, stderr } = await check(worse, ...args);
      expect([status, stdout, stderr], String(args)).toEqual([2, '', expect.stringContaining(message)]);
      expect(stderr).not.toContain(TOKEN);
    }
    const closed = await run('check-regression', checkRegression, ['--url', worse.url]);
    expect([closed.status, closed.stderr]).toEqual([2, expect.stringContaining('to maintainers only')]);
  });

  it.each([
    [['--max-increase', '0.5'], '--max-increase: "0.5" is not right'],
    [['--max-increase', '101pp'], '--max-increase: "101pp" is not right'],
    [['--days', '0'], '--days: "0" is not right'],
    [['--days', '401'], '--days: "401" is not right; give a whole number from 1 to 400'],
    [['--model', 'M 1'], '--model: "M 1" is no model version'],
    [['--url', `http://localhost?token=${TOKEN}`], 'give the address of the server alone'],
    [['--url', `http://me:${TOKEN}@127.0.0.1`], 'must have no user and no password'],
    [['--url', 'http://inktally.example'], 'without encryption'],
    [['--webhook', 'mailto:me'], '--webhook: must be an address'],
    [['--token-file', '/nowhere/token'], '--token-file: /nowhere/token cannot be read (ENOENT)'],
  ])('does not take %s', (args, message) => {
    const read = () => readOptions(args, WITH_TOKEN, Date.now());
    expect(read).toThrow(message);
    expect(read).not.toThrow(TOKEN);
  });

  it('asks for the days that have ended, of the server and with the token of the environment', () => {
    const environment = { MAINTAINER_TOKEN: TOKEN, INKTALLY_URL: 'https://inktally.example/' };
    const now = Date.parse('2026-11-25T12:00:00Z');
    expect(readOptions(['--days', '7', '--max-increase', '0.25 pp'], environment, now)).toEqual({
      url: 'https://inktally.example',
      token: TOKEN,
      from: '2026-11-18',
      to: '2026-11-24',
      maxIncrease: 0.0025,
      model: null,
      webhook: null,
      alerts: 'inktally-alerts',
    });
    expect(readOptions(['--help'], {}, now)).toBeNull();
  });

  it('tells a webhook once, again after a failure with the same id, and not at every run', async () => {
    const hook = await receiver(500);
    const alerts = join(await temporaryFolder(), 'alerts');
    const options = ['--webhook', hook.url, '--alerts', alerts];
    expect((await check(worse, ...options)).status).toBe(1);
    expect((await check(worse, ...options)).status).toBe(1);
    const [first, again] = hook.received;
    expect(hook.received).toHaveLength(2);
    expect(again).toEqual(first);
    expect(first?.key).toMatch(/^[\w-]{22}$/);
    expect(first?.body).toMatchObject({
      id: first?.key,
      kind: 'regression',
      server: worse.url,
      model: 'm6',
      before: 'm5',
      maxIncrease: 0.005,
      parts: [{ part: 'all' }, { part: '7', before: 0.05, now: 0.2, difference: expect.closeTo(0.15, 9) }],
    });
    expect(JSON.stringify(first)).not.toContain(TOKEN);
    // When it is over, the next one is a new one.
    expect((await check(worse, ...options, '--max-increase', '30pp')).status).toBe(0);
    expect((await check(worse, ...options)).status).toBe(1);
    expect(hook.received).toHaveLength(3);
    expect(hook.received[2]?.key).not.toBe(first?.key);
  });

  it('sends an alert again with the same id after it was killed while a receiver hung', async () => {
    const hook = await receiver('hang');
    const alerts = join(await temporaryFolder(), 'alerts');
    const options = ['--webhook', hook.url, '--alerts', alerts];
    const child = start('check-regression', ['--url', worse.url, ...options], WITH_TOKEN);
    await hook.until(1);
    child.kill('SIGKILL');
    await new Promise((ended) => child.once('close', ended));
    expect(readdirSync(alerts)).toEqual([expect.stringMatching(/-m5-m6\.pending\.json$/)]);
    expect((await check(worse, ...options)).status).toBe(1);
    expect(hook.received).toHaveLength(2);
    expect(hook.received[1]).toEqual(hook.received[0]);
    expect(readdirSync(alerts)).toEqual([expect.stringMatching(/-m5-m6\.sent\.json$/)]);
  });
});

describe('figures that look tampered with', () => {
  /** Nine days of both versions; on the last, made-up reports for the newer one. */
  async function attackedServer(): Promise<TestServer> {
    const clock = new Clock();
    clock.time = THEN - 9 * DAY_MS;
    const settings = { PRIVACY_MIN_REPORTS: '1', MODEL_VERSIONS: 'm5,m6' };
    const server = await testServer(settings, { clock });
    const honest = { attempts: Array(10).fill(4), failures: [0, 0, 0, 0, 0, 0, 0, 1, 0, 0] };
    const made = { attempts: Array(10).fill(5), failures: [2, 3, 2, 3, 2, 3, 2, 3, 2, 3] };
    for (let day = 0; day < 9; day++) {
      const reports = ['m5', 'm6'].flatMap((model) =>
        Array.from({ length: 40 }, () => makeReport({ model, ...honest })),
      );
      const fakes = Array.from({ length: day === 8 ? 60 : 0 }, () => makeReport({ model: 'm6', ...made }));
      for (const status of await server.postAll([...reports, ...fakes])) expect(status).toBe(204);
      server.clock.nextDay();
      await server.release();
    }
    return server;
  }

  it('are named, left out of the verdicts, and an alert, once', async () => {
    const server = await attackedServer();
    const day = utcDay(THEN - DAY_MS);
    const hook = await receiver();
    const alerts = join(await temporaryFolder(), 'alerts');
    const options = ['--webhook', hook.url, '--alerts', alerts];
    const { status, stdout } = await check(server, ...options);
    expect(status).toBe(1);
    expect(stdout).toContain(
      `UNUSUAL: m6, ${day}: unusual failures, 33.48% of 4,600 readings failed. These figures may have been tampered with, so the verdicts leave them out.`,
    );
    expect(stdout).toContain('OK: no failure rate is known');
    expect((await check(server, ...options)).status).toBe(1);
    expect(hook.received.map(({ body }) => body)).toEqual([
      expect.objectContaining({ kind: 'tampering', model: 'm6', from: day, to: day, unusual: 'rate' }),
    ]);
    expect((await check(server, '--model', 'm5')).status).toBe(0);
  });
});

describe('deliver', () => {
  const alert = { id: 'an-id', text: 'Inktally' } as Alert;

  /** Three tries, each of which ends when the receiver has it and hangs. */
  function patienceWith(hook: Receiver, ...reactions: Reaction[]) {
    const limits = reactions.map((reaction, i) => {
      const limit = new AbortController();
      const tooLong = new DOMException('', 'TimeoutError');
      if (reaction === 'hang') void hook.until(i + 1).then(() => limit.abort(tooLong));
      return limit.signal;
    });
    return { limit: () => limits.shift() ?? AbortSignal.any([]), waitsMs: [1, 1] };
  }

  it('goes on with a receiver that fails, sends elsewhere or hangs, until it is taken', async () => {
    const reactions: Reaction[] = [302, 'hang', 200];
    const hook = await receiver(...reactions);
    expect(await deliver(hook.url, alert, patienceWith(hook, ...reactions))).toBeNull();
    expect(hook.received.map(({ body }) => body)).toEqual([alert, alert, alert]);
  });

  it('gives up for this run after some tries, and says why', async () => {
    const reactions: Reaction[] = [503, 503, 'hang', 204];
    const hook = await receiver(...reactions);
    expect(await deliver(hook.url, alert, patienceWith(hook, ...reactions))).toBe('it took too long');
    expect(hook.received).toHaveLength(3);
    const gone = await receiver();
    await gone.close();
    expect(await deliver(gone.url, alert, patienceWith(gone))).toBe('ECONNREFUSED');
  });
});
