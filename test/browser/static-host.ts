import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { build } from 'vite';
import { writeHostFiles } from '../../scripts/static-host';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.wasm': 'application/wasm',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webmanifest': 'application/manifest+json',
};

/** Builds the app for a static host whose pages send their reports to `ingest`. */
export async function buildForStaticHost(folder: string, ingest: string): Promise<void> {
  const { NODE_ENV, INGEST_ORIGIN } = process.env;
  // The test runner's own would make it a development build.
  Object.assign(process.env, { NODE_ENV: 'production', INGEST_ORIGIN: ingest });
  try {
    await build({ logLevel: 'error', build: { outDir: folder } });
  } finally {
    process.env.NODE_ENV = NODE_ENV;
    if (INGEST_ORIGIN === undefined) delete process.env.INGEST_ORIGIN;
    else process.env.INGEST_ORIGIN = INGEST_ORIGIN;
  }
  writeHostFiles(folder, ingest);
}

/**
 * A static host: it serves files, and does what `_headers` and `_redirects` say, and nothing else.
 */
export class StaticHost {
  readonly #server: Server;
  #folder: string | null = null;

  private constructor() {
    this.#server = createServer(({ method, url = '/' }, answer) => {
      const { pathname } = new URL(url, 'http://localhost');
      try {
        if (this.#folder === null || method !== 'GET') throw new Error('nothing is served');
        const file = redirects(this.#folder).get(pathname) ?? (pathname === '/' ? '/index.html' : pathname);
        const bytes = readFileSync(join(this.#folder, normalize(file)));
        const type = TYPES[extname(file)] ?? 'application/octet-stream';
        answer.writeHead(200, { 'content-type': type, ...headersFor(this.#folder, pathname) }).end(bytes);
      } catch {
        answer.writeHead(404).end();
      }
    });
  }

  /** Takes a port; it answers 404 until it is given a folder. */
  static async start(): Promise<StaticHost> {
    const host = new StaticHost();
    await new Promise<void>((resolve) => host.#server.listen(0, '127.0.0.1', resolve));
    return host;
  }

  get origin(): string {
    return `http://localhost:${(this.#server.address() as AddressInfo).port}`;
  }

  serve(folder: string): void {
    this.#folder = folder;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}

function redirects(folder: string): Map<string, string> {
  const lines = readFileSync(join(folder, '_redirects'), 'utf8').trim().split('\n');
  return new Map(
    lines.map((line) => {
      const [from = '', to = ''] = line.split(' ');
      return [from, to];
    }),
  );
}

function headersFor(folder: string, path: string): Record<string, string> {
  const headers: Record<string, string> = {};
  let applies = false;
  for (const line of readFileSync(join(folder, '_headers'), 'utf8').split('\n')) {
    const [, name, value = ''] = /^ {2}([\w-]+): (.*)$/.exec(line) ?? [];
    if (name === undefined) applies = line.endsWith('*') && path.startsWith(line.slice(0, -1));
    else if (applies) headers[name] = value;
  }
  return headers;
}
