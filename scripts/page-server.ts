import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, extname, join } from 'node:path';
import { build } from 'vite';
import { COMMON_HEADERS } from '../src/server/http/headers';
import { CHECKS, quietly, workerBuild } from './build-options';

const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.json': 'application/json',
  '.wasm': 'application/wasm',
  '.bin': 'application/octet-stream',
};

export interface PageServer {
  /** Address of the page, on loopback. */
  readonly url: string;
  /** Paths that are answered with 503 from now on. */
  block(paths: RegExp | null): void;
  /** Paths that were asked for since the last call. */
  asked(): string[];
  close(): Promise<void>;
}

export interface PageServerOptions {
  /** Added to the headers of every answer, or replacing them. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Files to serve beside the page, by their names. */
  readonly files?: readonly string[];
}

/** Builds a page around a module, with the app's recognizer worker, and serves it. */
export async function servePage(
  entry: string,
  { headers = {}, files = [] }: PageServerOptions = {},
): Promise<PageServer> {
  const folder = mkdtempSync(join(tmpdir(), 'inktally-page-'));
  await build({
    configFile: false,
    ...quietly(),
    publicDir: false,
    worker: workerBuild(),
    build: {
      outDir: folder,
      emptyOutDir: true,
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      rolldownOptions: { checks: CHECKS, input: entry, output: { entryFileNames: 'page.js' } },
    },
  });
  for (const file of files) copyFileSync(file, join(folder, basename(file)));
  let blocked: RegExp | null = null;
  let asked: string[] = [];
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    asked.push(path);
    for (const [name, value] of Object.entries({ ...COMMON_HEADERS, ...headers })) {
      response.setHeader(name, value);
    }
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
  return {
    url: `http://127.0.0.1:${port}/`,
    block(paths) {
      blocked = paths;
    },
    asked() {
      const since = asked;
      asked = [];
      return since;
    },
    async close() {
      await new Promise((resolve) => server.close(resolve));
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
