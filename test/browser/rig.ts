import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type Page,
} from 'playwright-core';
import { CHROMIUM_FLAGS, ensureChromium } from '../../scripts/chromium';
import { type RunningServer, readSettings, startServer } from '../../src/server';
import { watchReader } from './reader-watch';
import { RecordingProxy } from './recording-proxy';

export const PHONE = { width: 390, height: 844 };
export const DESKTOP = { width: 1280, height: 800 };
export const MAINTAINER_TOKEN = 'browser-tests-maintainer-token';

/** A real server, a real Chromium with storage of its own, and the recording proxy between them. */
export interface Rig {
  readonly server: RunningServer;
  readonly origin: string;
  readonly proxy: RecordingProxy;
  readonly context: BrowserContext;
  readonly page: Page;
  /** Addresses that pages, workers and service workers asked for, by the browser's own record. */
  readonly asked: string[];
  /** Everything the server printed. */
  readonly output: string[];
  /** Everything that went wrong in a page: uncaught errors and console errors. */
  readonly pageErrors: string[];
  /** What was asked of anybody but the server: nothing, ever. */
  strangers(): string[];
  /** Moves the server's clock on, in ms. */
  advanceServerClock(ms: number): void;
  close(): Promise<void>;
}

export interface RigOptions {
  readonly viewport?: { width: number; height: number };
  readonly env?: Readonly<Record<string, string>>;
  /** How far the server's clock lies behind the real one at first, in ms. */
  readonly serverBehind?: number;
  /** The origin under which the browser reaches the server, if not the server's own. */
  readonly reachedAs?: string;
  /** The language that the browser asks for (BCP 47). */
  readonly locale?: string;
  /** A browser of its own with its profile on disk, as people have it; without, a private window of the one that all share. */
  readonly ownBrowser?: boolean;
  /** Further flags of the browser, which is its own then. */
  readonly args?: readonly string[];
}

let sharedBrowser: Promise<Browser> | null = null;

/** The Chromium for all rigs that need none of their own: a start takes longer than most tests. It ends with the process. */
export async function browserForAll(): Promise<Browser> {
  if (!(await sharedBrowser)?.isConnected()) {
    sharedBrowser = chromium.launch({ executablePath: ensureChromium(), args: [...CHROMIUM_FLAGS] });
  }
  return sharedBrowser as Promise<Browser>;
}

export async function startRig({
  viewport = PHONE,
  env = {},
  serverBehind = 0,
  reachedAs,
  locale = 'en-GB',
  ownBrowser = false,
  args = [],
}: RigOptions = {}): Promise<Rig> {
  const folder = mkdtempSync(join(tmpdir(), 'inktally-browser-'));
  const output: string[] = [];
  let behind = serverBehind;
  const server = await startServer(
    readSettings({
      PORT: '0',
      DATA_DIR: join(folder, 'data'),
      MAINTAINER_TOKEN,
      PRIVACY_EPSILON: 'off',
      ...env,
    }),
    { now: () => Date.now() - behind, print: (line) => output.push(line) },
  );
  const origin = reachedAs ?? server.url;
  const proxy = await RecordingProxy.start(origin, server.url);
  const options: BrowserContextOptions = {
    // Loopback would go past the proxy by default; "<-loopback>" takes that exception away.
    proxy: { server: `http://127.0.0.1:${proxy.port}`, bypass: '<-loopback>' },
    viewport,
    locale,
    reducedMotion: 'reduce',
  };
  const context =
    ownBrowser || args.length > 0
      ? await chromium.launchPersistentContext(join(folder, 'profile'), {
          executablePath: ensureChromium(),
          args: [...CHROMIUM_FLAGS, ...args],
          ...options,
        })
      : await (await browserForAll()).newContext(options);
  await watchReader(context);
  const asked: string[] = [];
  context.on('request', (request) => asked.push(request.url()));
  const pageErrors: string[] = [];
  context.on('weberror', (error) => pageErrors.push(String(error.error())));
  context.on('console', (message) => {
    if (message.type() === 'error') pageErrors.push(message.text());
  });
  const page = context.pages()[0] ?? (await context.newPage());
  return {
    server,
    origin,
    proxy,
    context,
    page,
    asked,
    output,
    pageErrors,
    strangers: () => [
      ...proxy.strangers(),
      ...asked.filter((url) => !url.startsWith(`${origin}/`) && !/^(blob|data):/.test(url)),
    ],
    advanceServerClock(ms) {
      behind -= ms;
    },
    async close() {
      await context.close();
      await proxy.close();
      await server.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
