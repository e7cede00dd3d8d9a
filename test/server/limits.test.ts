import { writeFile } from 'node:fs/promises';
import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import { Hono } from 'hono';
import { afterEach, describe, expect, test } from 'vitest';
import { encodeReport, MAX_REPORT_BYTES } from '../../src/contract';
import { makeHttpServer } from '../../src/server/http/listener';
import { cleanUp, errorOf, type TestServer, temporaryFolder, testServer } from './harness';
import { post } from './load';
import { startServerProcess } from './process';
import { makeReport } from './reports';
import { exchange, raw } from './wire';

const sockets: Socket[] = [];
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy();
  await cleanUp();
});

/** Short enough for a test, long enough for a busy machine, and in the order of the real ones. */
const SHORT = { headersTimeout: 500, requestTimeout: 1000, connectionsCheckingInterval: 20 };

const POST = 'POST /api/v1/reports HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n';
const CHUNKED = `${POST}Transfer-Encoding: chunked\r\n\r\n`;
/** An announced report of which nothing comes. */
const SLOW_REPORT = `${POST}Content-Length: 200\r\n\r\n{`;
const statusesIn = (text: string) =>
  [...text.matchAll(/HTTP\/1\.1 (\d{3})/g)].map(([, status]) => Number(status));

/** A server with limits this short may cut off an honest sender too, where the machine is busy; not again and again. */
const takesReports = (server: TestServer) =>
  expect.poll(() => server.post(makeReport()).then(({ status }) => status)).toBe(204);

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
  const senderOf = () => ({ address: '', encrypted: false, loopback: true });
  const nothing = () => undefined;
  const server = makeHttpServer({ app: new Hono(), senderOf, onRequest: nothing, onError: nothing });
  expect(server).toMatchObject({
    headersTimeout: 10_000,
    requestTimeout: 20_000,
    keepAliveTimeout: 65_000,
    timeout: 60_000,
    maxConnections: 10_000,
  });
});

describe('slow senders are cut off', () => {
  test.each<[string, string, string]>([
    ['who say nothing', '', ''],
    ['who stop in the first line', 'GET / HT', ''],
    ['who go on with headers for ever', 'GET / HTTP/1.1\r\nHost: localhost\r\nX: ', 'y'],
    ['who stop in the body', SLOW_REPORT, ''],
    ['who go on with the body byte by byte', SLOW_REPORT, ' '],
    ['who go on with chunks byte by byte', CHUNKED, '1\r\n \r\n'],
    ['who go on with chunks that say more than they bring', `${CHUNKED}1;`, 'x'],
  ])('%s', async (_, text, piece) => {
    const server = await testServer({}, { limits: SHORT });
    const answer = await exchange(server.port, text, piece);
    expect(statusesIn(answer)).toEqual([408]);
    expect(answer).toContain('"error":"timeout"');
    await takesReports(server);
    expect(server.lines.join('\n')).not.toContain('failed');
  });

  test('also in the second request of a connection, after the answer to the first', async () => {
    const server = await testServer({}, { limits: SHORT });
    await takesReports(server);
    const body = encodeReport(makeReport());
    const first = `${POST}Content-Length: ${body.length}\r\n\r\n${body}`;
    expect(statusesIn(await exchange(server.port, `${first}GET / HT`))).toEqual([204, 408]);
    expect(statusesIn(await exchange(server.port, first + SLOW_REPORT, ' '))).toEqual([204, 408]);
  });

  test('and who read nothing of what they asked for', async () => {
    const folder = await temporaryFolder();
    // More than the buffers of a connection take.
    const size = 32 * 1024 * 1024;
    await writeFile(join(folder, 'large.bin'), Buffer.alloc(size));
    const limits = { stallTimeout: 2000, maxConnections: 1 };
    const server = await testServer({ STATIC_DIR: folder }, { limits });
    const reader = await hangingSocket(
      server.port,
      'GET /large.bin HTTP/1.1\r\nHost: localhost\r\nX: y\r\n\r\n',
    );
    reader.pause();
    const isServed = () =>
      fetch(`${server.url}/healthz`).then(
        ({ ok }) => ok,
        () => false,
      );
    expect(await isServed()).toBe(false);
    await expect.poll(isServed).toBe(true);
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
    `GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n${text}\r\n`;

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
    const server = await testServer({}, { limits: { requestTimeout: 60_000 } });
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
    // Whoever goes on sending all the same is cut off, and hears one answer only.
    const endless = await exchange(server.port, CHUNKED, `400\r\n${' '.repeat(1024)}\r\n`, 1);
    expect(statusesIn(endless)).toEqual([413]);
    expect((await server.post(makeReport())).status).toBe(204);
  });
});

describe('connections', () => {
  test('a report is taken while hundreds of slow senders hang on a server process', async () => {
    const server = await startServerProcess({ DATA_DIR: await temporaryFolder() });
    const port = Number(new URL(server.url).port);
    const texts = ['', 'GET / HT', SLOW_REPORT, `${CHUNKED}1\r\n`];
    const slow = Array.from({ length: 400 }, (_, n) => hangingSocket(port, texts[n % texts.length] ?? ''));
    const hanging = await Promise.all(slow);
    for (let sent = 0; sent < 20; sent++) {
      expect((await post(server.url, makeReport())).status).toBe(204);
    }
    expect(hanging.filter((socket) => socket.readyState === 'open')).toHaveLength(400);
  });

  test('one past the limit is closed without an answer, until the slow ones are cut off', async () => {
    const server = await testServer({}, { limits: { ...SHORT, requestTimeout: 3000, maxConnections: 4 } });
    await Promise.all(Array.from({ length: 4 }, () => hangingSocket(server.port, SLOW_REPORT)));
    await expect(server.post(makeReport())).rejects.toThrow('fetch failed');
    await takesReports(server);
  });

  test('those that wait for nothing give way when all are taken', async () => {
    // Kept alive for far longer than the test may take.
    const server = await testServer({}, { limits: { maxConnections: 3 } });
    const kept = await Promise.all(
      Array.from({ length: 3 }, () =>
        hangingSocket(server.port, 'GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n'),
      ),
    );
    await Promise.all(kept.map((socket) => new Promise((answered) => socket.once('data', answered))));
    await expect(server.post(makeReport())).rejects.toThrow('fetch failed');
    await expect.poll(() => server.post('{').then(errorOf, () => null)).toBe('malformed');
  });
});
