/** The recognizer alone on a page of its own: tests reach what the app does not show. */

import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';
import { build } from 'vite';
import { CHROMIUM_FLAGS, ensureChromium } from '../../scripts/chromium';
import { slimTensorflow } from '../../scripts/slim-tensorflow';
import { COMMON_HEADERS } from '../../src/server/http/headers';

/** WebGL rendered in software, where there is no graphics card. */
export const SOFTWARE_WEBGL = ['--use-angle=swiftshader', '--enable-unsafe-swiftshader'];

const ENTRY = fileURLToPath(new URL('./recognizer-page.ts', import.meta.url));
const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.wasm': 'application/wasm',
  '.bin': 'application/octet-stream',
};

export interface Harness {
  /** A fresh page with the recognizer of `recognizer-page.ts`. */
  open(): Promise<Page>;
  /** Paths that are answered with 503 from now on. */
  block(paths: RegExp | null): void;
  /** Paths that were asked for since the last call. */
  asked(): string[];
  /** Ends the browser's graphics process, which it then starts anew; not more than twice for one browser. */
  crashGraphics(): Promise<void>;
  close(): Promise<void>;
}

/** Builds `src/recognizer` as the app does, and serves it with the server's own headers. */
export async function startHarness(): Promise<Harness> {
  const folder = mkdtempSync(join(tmpdir(), 'inktally-harness-'));
  await build({
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    worker: {
      format: 'es',
      plugins: () => [slimTensorflow()],
      rolldownOptions: { output: { chunkFileNames: 'assets/worker-[name]-[hash].js' } },
    },
    build: {
      outDir: folder,
      emptyOutDir: true,
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      rolldownOptions: { input: ENTRY, output: { entryFileNames: 'page.js' } },
    },
  });
  let blocked: RegExp | null = null;
  let asked: string[] = [];
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    asked.push(path);
    for (const [name, value] of Object.entries(COMMON_HEADERS)) response.setHeader(name, value);
    if (path === '/') {
      response.setHeader('content-type', 'text/html');
      response.end('<!doctype html><title>Harness</title><script type="module" src="/page.js"></script>');
      return;
    }
    try {
      if (blocked?.test(path)) throw new Error('blocked');
      const bytes = readFileSync(join(folder, path));
      response.setHeader('content-type', TYPES[extname(path)] ?? 'text/plain');
      response.end(bytes);
    } catch {
      response.statusCode = 503;
      response.end();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const browser: Browser = await chromium.launch({
    executablePath: ensureChromium(),
    args: [...CHROMIUM_FLAGS, ...SOFTWARE_WEBGL],
  });
  return {
    async open() {
      const page = await browser.newPage();
      await page.goto(`http://127.0.0.1:${port}/`);
      await page.waitForFunction(() => 'harness' in globalThis);
      return page;
    },
    block(paths) {
      blocked = paths;
    },
    asked() {
      const since = asked;
      asked = [];
      return since;
    },
    async crashGraphics() {
      const session = await browser.newBrowserCDPSession();
      await session.send('Browser.crashGpuProcess');
      await session.detach();
    },
    async close() {
      await browser.close();
      await new Promise((resolve) => server.close(resolve));
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
