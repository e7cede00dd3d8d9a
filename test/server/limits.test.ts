import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import type { Server as HttpServer } from 'node:http';
import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import { Hono } from 'hono';
import { afterEach, describe, expect, test } from 'vitest';
import { encodeReport, HEALTH_PATH, MAX_REPORT_BYTES, REPORTS_PATH } from '../../src/contract';
import type { Env } from '../../src/server/http/answers';
import { makeHttpServer } from '../../src/server/http/listener';
import { listen } from '../../src/server/listen';
import { cleanUp, cleanUpLater, errorOf, temporaryFolder, testServer } from './harness';
import { makeReport } from './reports';
import { exchange, httpServerOf, raw } from './wire';

const sockets: Socket[] = [];
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy();
  await cleanUp();
});

/** Long enough for any machine: a test shortens them when it has seen what it wants to cut off. */
const LONG = { headersTimeout: 600_000, requestTimeout: 600_000, connectionsCheckingInterval: 20 };

const POST = `POST ${REPORTS_PATH} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n`;
const CHUNKED = `${POST}Transfer-Encoding: chunked\r\n\r\n`;
/** An announced report of which nothing comes. */
const SLOW_REPORT = `${POST}Content-Length: 200\r\n\r\n{`;
const statusesIn = (text: string) =>
  [...text.matchAll(/HTTP\/1\.1 (\d{3})/g)].map(([, status]) => Number(status));

/** A connection that sends this and then waits; resolves when it is made. */
function hangingSocket(port: number, text: string): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.write(text);
      resolve(socket);
    });
    socket.on('error', reject);
    sockets.push(socket);
  });
}

test('the limits of a server as it is started', () => {
  const senderOf = () => ({ address: '', encrypted: false, loopback: true, ignoresForwarded: false });
  const nothing = () => undefined;
  const server = makeHttpServer({
    app: new Hono(),
    senderOf,
    networkOf: () => '',
    onRequest: nothing,
    onError: nothing,
  });
  expect(server).toMatchObject({
    headersTimeout: 10_000,
    requestTimeout: 20_000,
    keepAliveTimeout: 65_000,
    timeout: 60_000,
    maxConnections: 10_000,
  });
});

describe('slow senders are cut off', () => {
  const headers = { headersTimeout: 50 };
  // Node takes the longer one for the request's.
  const request = { headersTimeout: 50, requestTimeout: 50 };
  test.each<[string, Partial<HttpServer>, string, string]>([
    ['who say nothing', headers, '', ''],
    ['who stop in the first line', headers, 'GET / HT', ''],
    ['who go on with headers for ever', headers, 'GET / HTTP/1.1\r\nHost: localhost\r\nX: ', 'y'],
    ['who stop in the body', request, SLOW_REPORT, ''],
    ['who go on with the body byte by byte', request, SLOW_REPORT, ' '],
    ['who go on with chunks byte by byte', request, CHUNKED, '1\r\n \r\n'],
    ['who go on with chunks that say more than they bring', request, `${CHUNKED}1;`, 'x'],
  ])('%s', async (_, short, text, piece) => {
    const server = await testServer({}, { limits: LONG });
    const http = Object.assign(await httpServerOf(server), short);
    const answer = await exchange(server.port, text, { piece });
    expect(statusesIn(answer)).toEqual([408]);
    expect(answer).toContain('"error":"timeout"');
    Object.assign(http, LONG);
    expect((await server.post(makeReport())).status).toBe(204);
    expect(server.lines.join('\n')).not.toContain('failed');
  });

  test.each([
    ['headers', headers, 'GET / HT', ''],
    ['body', request, SLOW_REPORT, ' '],
  ])(
    'also in the %s of the second request of a connection, after the answer to the first',
    async (_, short, text, piece) => {
      const server = await testServer({}, { limits: LONG });
      const http = await httpServerOf(server);
      const body = encodeReport(makeReport());
      const first = `${POST}Content-Length: ${body.length}\r\n\r\n${body}`;
      const onAnswer = () => void Object.assign(http, short);
      expect(statusesIn(await exchange(server.port, first + text, { piece, onAnswer }))).toEqual([204, 408]);
    },
  );

  test('and who read nothing of what they asked for', async () => {
    const folder = await temporaryFolder();
    // More than the buffers of a connection take.
    const size = 32 * 1024 * 1024;
    await writeFile(join(folder, 'large.bin'), Buffer.alloc(size));
    const limits = { stallTimeout: 500, maxConnections: 1 };
    const server = await testServer({ STATIC_DIR: folder }, { limits });
    const reader = await hangingSocket(
      server.port,
      'GET /large.bin HTTP/1.1\r\nHost: localhost\r\nX: y\r\n\r\n',
    );
    reader.pause();
    // Connections are taken in order: there is room for another one only when
    // the reader's is closed.
    await expect.poll(() => fetch(`${server.url}${HEALTH_PATH}`).then(({ ok }) => ok)).toBe(true);
    let read = 0;
    reader.on('data', (chunk) => {
      read += chunk.length;
    });
    reader
      .removeAllListeners('error')
      .on('error', () => undefined)
      .resume();
    await new Promise((closed) => reader.on('close', closed));
    expect(read).toBeLessThan(size);
  });
});

describe('large requests are refused', () => {
  const withHeaders = (text: string) =>
    `GET ${HEALTH_PATH} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n${text}\r\n`;

  test('100 headers, and 8192 bytes of them', async () => {
    const { port } = await testServer();
    expect((await raw(port, withHeaders('X: y\r\n'.repeat(98)))).status).toBe(200);
    expect((await raw(port, withHeaders('X: y\r\n'.repeat(99)))).status).toBe(431);
    // More than 2000 fit into the bytes.
    expect((await raw(port, withHeaders('a:\r\n'.repeat(2010)))).status).toBe(431);
    expect((await raw(port, withHeaders(`X: ${'y'.repeat(8000)}\r\n`))).status).toBe(200);
    expect((await raw(port, withHeaders(`X: ${'y'.repeat(8192)}\r\n`))).status).toBe(431);
  });

  test('a body of more than 512 bytes: at once when it is announced, else as soon as they have come', async () => {
    const server = await testServer({}, { limits: LONG });
    const over = MAX_REPORT_BYTES + 1;
    // None of these ends its body: the server answers and closes by itself.
    for (const text of [
      `${POST}Content-Length: ${over}\r\n\r\n`,
      `${POST}Content-Length: 99999999999999999\r\n\r\n`,
      `${CHUNKED}${over.toString(16)}\r\n${' '.repeat(over)}\r\n`,
      CHUNKED + `100\r\n${' '.repeat(256)}\r\n`.repeat(3),
      CHUNKED + '1\r\n \r\n'.repeat(over),
      `${CHUNKED}1;${'x'.repeat(20_000)}`,
    ]) {
      const answer = await raw(server.port, text);
      expect([answer.status, JSON.parse(answer.body).error], text.slice(90, 200)).toEqual([413, 'too-large']);
    }
    // A client that goes on sending is cut off and gets one answer only.
    const endless = await exchange(server.port, CHUNKED, {
      piece: `400\r\n${' '.repeat(1024)}\r\n`,
      everyMs: 1,
    });
    expect(statusesIn(endless)).toEqual([413]);
    expect((await server.post(makeReport())).status).toBe(204);
  });
});

describe('connections', () => {
  test('a report is taken while hundreds of slow senders hang on the server', async () => {
    const server = await testServer({}, { limits: LONG });
    const texts = ['', 'GET / HT', SLOW_REPORT, `${CHUNKED}1\r\n`];
    const slow = Array.from({ length: 400 }, (_, n) =>
      hangingSocket(server.port, texts[n % texts.length] ?? ''),
    );
    const hanging = await Promise.all(slow);
    for (let sent = 0; sent < 20; sent++) {
      expect((await server.post(makeReport())).status).toBe(204);
    }
    expect(hanging.filter((socket) => socket.readyState === 'open')).toHaveLength(400);
  });

  test('one past the limit is closed without an answer, until the slow ones are cut off', async () => {
    const server = await testServer({}, { limits: LONG });
    const http = await httpServerOf(server);
    const connections = () =>
      new Promise<number>((counted) => http.getConnections((_, count) => counted(count)));
    await expect.poll(connections).toBe(0);
    http.maxConnections = 4;
    const slow = Array.from({ length: 4 }, () => hangingSocket(server.port, SLOW_REPORT));
    const hanging = await Promise.all(slow);
    await expect.poll(connections).toBe(4);
    await expect(server.post(makeReport())).rejects.toThrow('fetch failed');
    const cutOff = hanging.map((socket) => once(socket.resume(), 'close'));
    Object.assign(http, { headersTimeout: 50, requestTimeout: 50 });
    await Promise.all(cutOff);
    Object.assign(http, LONG);
    await expect.poll(() => server.post(makeReport()).then(({ status }) => status)).toBe(204);
  });

  test('of one network are so many at once, directly or as requests through a trusted proxy', async () => {
    const limits = { ...LONG, maxPerNetwork: 2 };
    const server = await testServer({ TRUSTED_PROXIES: '127.0.0.1' }, { limits });
    const from = (address: string) => ({ 'x-forwarded-for': address });
    const slow = await Promise.all(
      ['198.51.100.1', '198.51.100.2'].map((address) =>
        hangingSocket(server.port, SLOW_REPORT.replace('\r\n', `\r\nX-Forwarded-For: ${address}\r\n`)),
      ),
    );
    // Until both have come.
    await expect.poll(() => server.post('{', from('198.51.100.3')).then(({ status }) => status)).toBe(429);
    const refused = await server.post(makeReport(), from('198.51.100.3'));
    expect([refused.status, await errorOf(refused)]).toEqual([429, 'too-many']);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await server.post(makeReport(), from('203.0.113.1'))).status).toBe(204);
    expect((await server.post(makeReport())).status).toBe(204);
    for (const socket of slow) socket.destroy();
    const again = () => server.post(makeReport(), from('198.51.100.3')).then(({ status }) => status);
    await expect.poll(again).toBe(204);
  });

  test('of one network past its limit are closed, and others are not', async () => {
    let network = '198.51.100';
    const server = makeHttpServer({
      app: new Hono<Env>().get('/', (context) => context.text('here')),
      senderOf: () => ({ address: '', encrypted: true, loopback: true, ignoresForwarded: false }),
      networkOf: () => network,
      onRequest: () => undefined,
      onError: () => undefined,
      limits: { ...LONG, maxPerNetwork: 1 },
    });
    cleanUpLater(() => new Promise((closed) => server.close(() => closed())));
    const port = await listen(server, { host: '127.0.0.1', port: 0, settings: '' });
    const ask = () => raw(port, 'GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n');
    const first = await hangingSocket(port, 'GET / HT');
    await expect
      .poll(() =>
        ask().then(
          ({ body }) => body,
          () => 'closed',
        ),
      )
      .not.toBe('here');
    network = '203.0.113';
    expect((await ask()).body).toBe('here');
    network = '198.51.100';
    first.destroy();
    await expect
      .poll(() =>
        ask().then(
          ({ body }) => body,
          () => 'closed',
        ),
      )
      .toBe('here');
  });

  test('those that wait for nothing give way when all are taken', async () => {
    // Kept alive for far longer than the test may take.
    const server = await testServer({}, { limits: { maxConnections: 3 } });
    const kept = await Promise.all(
      Array.from({ length: 3 }, () =>
        hangingSocket(server.port, `GET ${HEALTH_PATH} HTTP/1.1\r\nHost: localhost\r\n\r\n`),
      ),
    );
    await Promise.all(kept.map((socket) => new Promise((answered) => socket.once('data', answered))));
    await expect(server.post(makeReport())).rejects.toThrow('fetch failed');
    await expect.poll(() => server.post('{').then(errorOf, () => null)).toBe('malformed');
  });
});
