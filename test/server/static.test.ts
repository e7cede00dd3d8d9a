import { mkdir, rm, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { FIGURES_PATH, MAINTAIN_PATH } from '../../src/contract';
import { cleanUp, type TestServer, temporaryFolder, testServer } from './harness';
import { SCRIPT, writeStaticFiles } from './static-folder';
import * as wire from './wire';

let server: TestServer;
beforeAll(async () => {
  server = await testServer({ STATIC_DIR: await writeStaticFiles() });
});
afterAll(cleanUp);

const plain = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
  wire.plain(server.port, path, headers, method);

describe('static files', () => {
  test.each([
    ['/', 'Inktally', 'text/html; charset=utf-8'],
    ['/number', 'Inktally', 'text/html; charset=utf-8'],
    ['/practice', 'Inktally', 'text/html; charset=utf-8'],
    ['/image', 'Inktally', 'text/html; charset=utf-8'],
    ['/privacy', 'Inktally', 'text/html; charset=utf-8'],
    ['/settings', 'Inktally', 'text/html; charset=utf-8'],
    ['/index.html', 'Inktally', 'text/html; charset=utf-8'],
    ['/?from=homescreen', 'Inktally', 'text/html; charset=utf-8'],
    [MAINTAIN_PATH, 'Maintain', 'text/html; charset=utf-8'],
    [FIGURES_PATH, 'Maintain', 'text/html; charset=utf-8'],
    ['/sw.js', 'service worker', 'text/javascript; charset=utf-8'],
    ['/manifest.webmanifest', 'Inktally', 'application/manifest+json; charset=utf-8'],
    ['/robots.txt', 'User-agent', 'text/plain; charset=utf-8'],
  ])('%s is asked about before each use', async (path, content, type) => {
    const { status, headers, bytes } = await plain(path);
    expect(status).toBe(200);
    expect(headers).toMatchObject({ 'content-type': type, 'cache-control': 'no-cache' });
    expect(headers.etag).toMatch(/^"[\w-]{22}"$/);
    expect(bytes.toString()).toContain(content);
  });

  test('assets are kept for good', async () => {
    const { headers, bytes } = await plain('/assets/backend-9f.wasm');
    expect(headers).toMatchObject({
      'content-type': 'application/wasm',
      'cache-control': 'public, max-age=31536000, immutable',
    });
    expect(bytes).toEqual(Buffer.from([0, 0x61, 0x73, 0x6d]));
    expect((await plain('/model/weights.bin')).headers['content-type']).toBe('application/octet-stream');
  });

  test.each<[string, string | undefined]>([
    ['br', 'br'],
    ['gzip, deflate, br, zstd', 'br'],
    ['gzip', 'gzip'],
    ['br;q=0, gzip;q=0.5', 'gzip'],
    ['*', 'br'],
    ['BR', 'br'],
    ['identity', undefined],
    ['*;q=0', undefined],
    ['', undefined],
  ])('Accept-Encoding %j gets %s', async (accept, encoding) => {
    const { headers, bytes } = await plain('/assets/app-1a2b3c.js', { 'accept-encoding': accept });
    expect(headers).toMatchObject({
      vary: 'Accept-Encoding',
      'content-type': 'text/javascript; charset=utf-8',
    });
    expect(headers['content-encoding']).toBe(encoding);
    expect(headers['content-length']).toBe(String(bytes.length));
    const decode =
      encoding === 'br' ? brotliDecompressSync : encoding === 'gzip' ? gunzipSync : (same: Buffer) => same;
    expect(decode(bytes).toString()).toBe(SCRIPT);
  });

  test('each encoding has an entity tag of its own', async () => {
    const path = '/assets/app-1a2b3c.js';
    const br = String((await plain(path, { 'accept-encoding': 'br' })).headers.etag);
    const gzip = String((await plain(path, { 'accept-encoding': 'gzip' })).headers.etag);
    expect(br).not.toBe(gzip);
    const ask = async (etag: string) =>
      (await plain(path, { 'accept-encoding': 'br', 'if-none-match': etag })).status;
    expect(await ask(br)).toBe(304);
    expect(await ask(`"other", W/${br}`)).toBe(304);
    expect(await ask('*')).toBe(304);
    expect(await ask(gzip)).toBe(200);
  });

  test('compressed siblings are no files of their own, and one encoding is enough', async () => {
    expect((await plain('/assets/app-1a2b3c.js.br')).status).toBe(404);
    const css = await plain('/assets/only-gz-1.css', { 'accept-encoding': 'br, gzip' });
    expect(css.headers['content-encoding']).toBe('gzip');
    const page = await plain('/', { 'accept-encoding': 'br, gzip' });
    expect([page.headers['content-encoding'], page.headers.vary]).toEqual([undefined, undefined]);
  });

  test('HEAD has the headers of GET and no body', async () => {
    for (const path of ['/', '/assets/app-1a2b3c.js']) {
      const get = await plain(path, { 'accept-encoding': 'br' });
      const head = await plain(path, { 'accept-encoding': 'br' }, 'HEAD');
      expect(head.bytes).toHaveLength(0);
      expect({ ...head.headers, date: 0 }).toEqual({ ...get.headers, date: 0 });
    }
  });

  test.each([
    '/../secret.txt',
    '/assets/../../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/assets/..%5c..%5csecret.txt',
    '/assets/%00',
    '//secret.txt',
    '/%',
    '/constructor',
    '/assets',
    '/assets/',
  ])('%s is nothing', async (path) => {
    const { status, bytes } = await plain(path);
    expect([400, 404]).toContain(status);
    expect(bytes.toString()).not.toContain('not for anyone');
  });

  test('404 is a page for browsers and JSON for others', async () => {
    const page = await plain('/nowhere', { accept: 'text/html,*/*' });
    expect([page.status, page.headers['content-type']]).toEqual([404, 'text/html; charset=UTF-8']);
    expect(page.bytes.toString()).toContain('<h1>Not found</h1>');
    const data = await plain('/api/v1/nowhere', { accept: 'text/html' });
    expect([data.status, JSON.parse(data.bytes.toString()).error]).toEqual([404, 'not-found']);
  });
});

describe('a picture that the service worker did not take', () => {
  test('is thrown away unread, and the page is shown instead', async () => {
    // Its end is never sent: who waited for the whole of it would not answer.
    const response = await fetch(`http://127.0.0.1:${server.port}/image`, {
      method: 'POST',
      redirect: 'manual',
      duplex: 'half',
      body: new ReadableStream({
        start(controller) {
          controller.enqueue(new TextEncoder().encode('a picture'));
        },
      }),
    } as RequestInit & { duplex: 'half' });
    expect(response.status).toBe(303);
    expect(response.headers.get('location')).toBe('/image?shared');
    expect((await plain('/image?shared')).status).toBe(200);
    expect((await plain('/number', {}, 'POST')).status).toBe(405);
  });
});

describe('the data folder is never served', () => {
  test('a start with it inside the served folder is refused', async () => {
    const root = await temporaryFolder();
    const refused = (dataDir: string, staticDir: string) =>
      expect(testServer({ DATA_DIR: dataDir, STATIC_DIR: staticDir })).rejects.toThrow(
        /^DATA_DIR .* is inside STATIC_DIR /,
      );
    await refused(root, root);
    await refused(join(root, 'data'), root);
    await refused(join(root, 'data', 'deeper'), `${root}/data/../`);
    await symlink(root, `${root}-link`);
    await refused(join(root, 'data'), `${root}-link`);
    await refused(join(`${root}-link`, 'data'), root);
    await rm(`${root}-link`);
  });

  test('folders beside each other, or the served one inside the data, are fine', async () => {
    const root = await temporaryFolder();
    for (const [dataDir, staticDir] of [
      ['app-data', 'app'],
      ['data', 'data/app'],
    ] as const) {
      await mkdir(join(root, staticDir), { recursive: true });
      const other = await testServer({ DATA_DIR: join(root, dataDir), STATIC_DIR: join(root, staticDir) });
      expect((await wire.plain(other.port, '/../inktally.sqlite', {}, 'GET')).status).toBe(404);
    }
  });
});
