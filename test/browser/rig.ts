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
import { DAY_MS } from '../../src/contract';
import { type RunningServer, readSettings, startServer } from '../../src/server';
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
  /**
   * What time it is for pages and server at first (epoch ms); noon of today (UTC), so that no
   * midnight comes in between.
   */
  readonly time?: number;
  /** How far the server's clock lies behind that of the pages at first, in ms. */
  readonly serverBehind?: number;
  /** The origin under which the browser reaches the server, if not the server's own. */
  readonly reachedAs?: string;
  /** The language that the browser asks for (BCP 47). */
  readonly locale?: string;
  /**
   * A browser of its own with its profile on disk, as people have it; without, a private window of
   * the one that all share.
   */
  readonly ownBrowser?: boolean;
  /** Further flags of the browser; all that want the same share one, too. */
  readonly args?: readonly string[];
  /**
   * Scrollbars that take room, as beside a mouse; also in a browser that all share who want them.
   */
  readonly scrollbars?: boolean;
}

/** Test machines rarely have a GPU, and looking for one costs a tenth of the browser's work. */
const FLAGS = [...CHROMIUM_FLAGS, '--disable-gpu'];

/** By their flags, with or without scrollbars. */
const sharedBrowsers = new Map<string, Promise<Browser>>();

/**
 * A Chromium for all that want the same further flags: a start takes longer than most tests. It
 * ends with the process.
 */
export async function browserForAll(args: readonly string[] = [], scrollbars = false): Promise<Browser> {
  const flags = [...args, scrollbars].join(' ');
  let browser = sharedBrowsers.get(flags);
  if (!(await browser)?.isConnected()) {
    browser = chromium.launch({
      executablePath: ensureChromium(),
      args: [...FLAGS, ...args],
      ignoreDefaultArgs: scrollbars ? ['--hide-scrollbars'] : [],
    });
    sharedBrowsers.set(flags, browser);
  }
  return browser as Promise<Browser>;
}

/** Noon of today (UTC), in epoch ms. */
export function noon(): number {
  return (Math.floor(Date.now() / DAY_MS) + 0.5) * DAY_MS;
}

/** Runs in the page before its own scripts: its time goes as ever, but so many ms ahead. */
function liveAhead(ms: number): void {
  const now = Date.now.bind(Date);
  Date.now = () => now() + ms;
}

export async function startRig({
  viewport = PHONE,
  env = {},
  time = noon(),
  serverBehind = 0,
  reachedAs,
  locale = 'en-GB',
  ownBrowser = false,
  args = [],
  scrollbars = false,
}: RigOptions = {}): Promise<Rig> {
  const folder = mkdtempSync(join(tmpdir(), 'inktally-browser-'));
  const output: string[] = [];
  const ahead = time - Date.now();
  let behind = serverBehind;
  const server = await startServer(
    readSettings({
      PORT: '0',
      DATA_DIR: join(folder, 'data'),
      MAINTAINER_TOKEN,
      PRIVACY_EPSILON: 'off',
      ...env,
    }),
    { now: () => Date.now() + ahead - behind, print: (line) => output.push(line) },
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
  const context = ownBrowser
    ? await chromium.launchPersistentContext(join(folder, 'profile'), {
        executablePath: ensureChromium(),
        args: [...FLAGS, ...args],
        ...options,
      })
    : await (await browserForAll(args, scrollbars)).newContext(options);
  await context.addInitScript(liveAhead, ahead);
  await context.addInitScript(waitLongBeforeSending);
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

/**
 * A report goes by itself after a random wait of up to 4 h, which may be of a second. For pages
 * opened from now on it is of 2 h at least, so that reports go only when a test has them sent.
 */
function waitLongBeforeSending(): void {
  const getRandomValues = crypto.getRandomValues.bind(crypto);
  crypto.getRandomValues = (array) => {
    getRandomValues(array);
    // The wait is drawn as four bytes, the highest first.
    if (array instanceof Uint8Array && array.length === 4) array[0] = (array[0] ?? 0) | 0x80;
    return array;
  };
}
