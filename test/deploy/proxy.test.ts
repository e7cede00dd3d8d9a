import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { request } from 'node:https';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { HEALTH_PATH, REPORTS_PATH, SESSION_PATH } from '../../src/contract';
import {
  cleanUp,
  cleanUpLater,
  type TestServer,
  TOKEN,
  temporaryFolder,
  testServer,
} from '../server/harness';
import { makeReport } from '../server/reports';

const CADDYFILE = resolve(import.meta.dirname, '../../deploy/Caddyfile');
const hasCaddy = spawnSync('caddy', ['version']).error === undefined;
/** An address of this machine that is not its own name for itself, so that it can be looked for. */
const SENDER = '127.0.0.77';
/**
 * An address of this machine that nobody else uses, so that nobody takes a port of it
 * that is free for a moment: Caddy must be told its port, and the server must come again
 * at the one that it left.
 */
const HOST = `127.${[1, 2, 3].map(() => randomInt(1, 255)).join('.')}`;

/** A port of an address. */
async function portOf(host: string): Promise<number> {
  const server = createServer().listen(0, host);
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address ? address.port : 0;
}

describe.runIf(hasCaddy)('deploy/Caddyfile in front of a server', () => {
  let caddy: ChildProcess;
  let server: TestServer;
  let log = '';
  let port: number;
  let serverPort: number;
  let folder: string;
  let ca: string;

  const settings = () => ({
    HOST,
    PORT: String(serverPort),
    TRUSTED_PROXIES: '127.0.0.1',
    RATE_LIMIT_PER_HOUR: '3',
  });

  beforeAll(async () => {
    folder = await temporaryFolder();
    [port, serverPort] = [await portOf(HOST), await portOf(HOST)];
    // The file as it is, but on free ports, with its certificates in a folder that goes, and
    // nothing put among the machine's own.
    const environment = {
      ...process.env,
      DOMAIN: 'localhost',
      UPSTREAM: `${HOST}:${serverPort}`,
      XDG_DATA_HOME: folder,
      XDG_CONFIG_HOME: folder,
    };
    const adapted = JSON.parse(
      execFileSync('caddy', ['adapt', '--config', CADDYFILE], {
        env: environment,
        encoding: 'utf8',
        stdio: 'pipe',
      }),
    );
    adapted.admin = { disabled: true };
    adapted.apps.pki = { certificate_authorities: { local: { install_trust: false } } };
    adapted.apps.http.https_port = port;
    Object.assign(adapted.apps.http.servers.srv0, {
      listen: [`${HOST}:${port}`],
      // Another port, of every address.
      automatic_https: { disable_redirects: true },
    });
    const config = join(folder, 'caddy.json');
    await writeFile(config, JSON.stringify(adapted));
    caddy = spawn('caddy', ['run', '--config', config], { env: environment });
    cleanUpLater(async () => {
      const exit = once(caddy, 'exit');
      caddy.kill('SIGTERM');
      await exit;
    });
    caddy.stderr?.setEncoding('utf8').on('data', (text: string) => {
      log += text;
    });
    const root = join(folder, 'caddy/pki/authorities/local/root.crt');
    await vi.waitUntil(() => existsSync(root), { timeout: 20_000 });
    ca = readFileSync(root, 'utf8');
  });
  afterAll(cleanUp);

  /** A request over TLS from SENDER. */
  function ask(path: string, method = 'GET', body = '') {
    return new Promise<{ status: number; headers: Record<string, unknown> }>((answered, failed) => {
      const headers = { 'content-type': 'application/json', 'x-forwarded-for': '6.6.6.6' };
      const options = { host: HOST, servername: 'localhost', port, path, method, ca, agent: false };
      const sent = request({ ...options, headers: { ...headers, host: 'localhost' }, localAddress: SENDER });
      sent.on('response', (answer) => {
        answer.resume();
        answered({ status: answer.statusCode ?? 0, headers: answer.headers });
      });
      sent.on('error', failed);
      sent.end(body);
    });
  }
  const post = () => ask(REPORTS_PATH, 'POST', JSON.stringify(makeReport()));

  test('the server knows that the way was encrypted, and believes no address that a sender made up', async () => {
    server = await testServer(settings());
    await expect
      .poll(() =>
        ask(HEALTH_PATH).then(
          ({ status }) => status,
          () => 0,
        ),
      )
      .toBe(200);
    const { headers } = await ask('/');
    expect(headers['strict-transport-security']).toBe('max-age=31536000');
    const login = await ask(SESSION_PATH, 'POST', JSON.stringify({ token: TOKEN }));
    expect(String(login.headers['set-cookie'])).toContain('; Secure');
    const statuses = [];
    for (let n = 0; n < 4; n++) statuses.push((await post()).status);
    // One address, whatever it says of itself: the fourth is too many.
    expect(statuses).toEqual([204, 204, 204, 429]);
    expect(server.lines.join()).not.toContain('without TLS');
    await server.close();
  });

  test('a request that comes while the server restarts waits for it', async () => {
    const waiting = ask(HEALTH_PATH);
    server = await testServer(settings());
    expect((await waiting).status).toBe(200);
  });

  test('its log has no address of a sender, not even when the server is gone', async () => {
    expect(await ask(HEALTH_PATH).then(({ status }) => status)).toBe(200);
    await server.close();
    expect((await ask(HEALTH_PATH)).status).toBe(502);
    expect(log).toContain('certificate');
    for (const mark of [SENDER, '6.6.6.6']) expect(log).not.toContain(mark);
  });
});
