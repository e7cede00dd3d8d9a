import { mkdir, realpath } from 'node:fs/promises';
import type { Server } from 'node:http';
import { join, resolve, sep } from 'node:path';
import { utcDay } from './calendar';
import { type Sender, senderReader } from './client-address';
import { makeApp } from './http/app';
import { type ListenerLimits, makeHttpServer } from './http/listener';
import { IngestQueue } from './ingest-queue';
import { type MaintainerToken, maintainerToken } from './maintainer-token';
import { ReleaseJob } from './release-job';
import { addressRanges, type Settings } from './settings';
import { readStaticFiles } from './static-files';
import { type Database, openPostgres, openSqlite, openStore } from './store';

/** Only the owner may look into the data folder. */
const DATA_DIR_MODE = 0o700;
/** How long requests under way may take to end when the server is closed, in ms. */
const CLOSE_MS = 10_000;
const CLOSE_CHECK_MS = 50;
/** How long a failure that was shown is not shown again, in ms. */
const REPEAT_MS = 60_000;
/** Most failures that are remembered as shown. */
const MAX_SHOWN = 100;

/** What the server takes from its surroundings. */
export interface ServerPorts {
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** Shows a line to the operator. */
  readonly print: (line: string) => void;
  /** The database, in place of the one of the settings; the server closes it. */
  readonly database?: Database;
  /** Most reports in one transaction, in place of the usual. */
  readonly maxBatch?: number;
  /** How often to look whether a day has ended, in ms. */
  readonly releaseCheckMs?: number;
  /** In place of some of the listener's limits. */
  readonly limits?: Partial<ListenerLimits>;
}

export interface RunningServer {
  /** Where it is reached, such as `http://localhost:8787`. */
  readonly url: string;
  readonly port: number;
  /** Releases the days that have ended, now rather than at the next look. */
  readonly release: () => Promise<void>;
  /** Takes no more connections, finishes what is under way, and closes the store. */
  readonly close: () => Promise<void>;
}

/**
 * Starts the server: opens the store, releases days that have ended, and serves the app, the reports and the aggregates.
 *
 * @throws Error with one clear line when the data folder, the database or the port cannot be used
 */
export async function startServer(
  settings: Settings,
  ports: Partial<ServerPorts> = {},
): Promise<RunningServer> {
  const now = ports.now ?? Date.now;
  const print = ports.print ?? console.log;
  const complain = (doing: string) => complaint(doing, print, now);
  const dataDir = resolve(settings.dataDir);
  await mkdir(dataDir, { recursive: true, mode: DATA_DIR_MODE });
  await refuseServedData(dataDir, resolve(settings.staticDir));
  const token = await maintainerToken(settings.maintainerToken, dataDir);
  const store = await openStore(
    ports.database ?? openDatabase(settings, dataDir, complain('A connection to PostgreSQL')),
  );

  const queue = new IngestQueue({
    commit: (reports) => store.addReports(reports, utcDay(now())),
    onFailure: complain('Storing reports'),
    maxBatch: ports.maxBatch,
  });
  const job = new ReleaseJob({
    release: (today) =>
      settings.privacyEpsilon === null
        ? store.release(today, settings.privacyMinReports)
        : store.releaseNoisy(today, { epsilon: settings.privacyEpsilon, models: settings.modelVersions }),
    now,
    onError: complain('Releasing days'),
    checkMs: ports.releaseCheckMs,
  });
  const files = await readStaticFiles(resolve(settings.staticDir));
  const senderOf = senderReader(addressRanges(settings.trustedProxies ?? []));
  const onError = complain('Answering a request');
  const app = makeApp({
    settings,
    token: token.token,
    store,
    queue,
    files,
    now,
    senderOf: (context) => senderOf(context.env.incoming),
    onError,
  });
  const http = makeHttpServer({
    app,
    senderOf,
    onRequest: plainTextWarning(print),
    onError,
    limits: ports.limits,
  });
  const closeStore = async () => {
    await job.stop();
    await queue.close();
    await store.close();
  };
  let port: number;
  try {
    await job.look();
    port = await listen(http, settings);
  } catch (error) {
    await closeStore();
    throw error;
  }
  const url = `http://${urlHost(settings.host)}:${port}`;
  announce({ settings, dataDir, url, token, hasApp: files.has('/index.html'), print });
  return {
    url,
    port,
    release: () => job.look(),
    close: async () => {
      await closeHttp(http);
      await closeStore();
    },
  };
}

/**
 * Ends the collection for good: deletes everything in the database of these settings, and has every server on it answer
 * reports with 410.
 */
export async function retireDatabase(settings: Settings): Promise<void> {
  const store = await openStore(openDatabase(settings, settings.dataDir, () => undefined));
  try {
    await store.retire();
  } finally {
    await store.close();
  }
}

/**
 * Every file of the served folder is read and can be fetched by anyone. The database and the token must not be among them, and to open and
 * close SQLite's files, even to read, drops the locks that this process holds on them (POSIX): another process would then
 * take the database for unused.
 */
async function refuseServedData(dataDir: string, staticDir: string): Promise<void> {
  // A folder that is not there serves nothing.
  const served = await realpath(staticDir).catch(() => null);
  if (served === null || !(await realpath(dataDir)).concat(sep).startsWith(join(served, sep))) return;
  throw new Error(
    `DATA_DIR ${dataDir} is inside STATIC_DIR ${staticDir}, whose files anyone can fetch: set one to another folder`,
  );
}

function openDatabase(settings: Settings, dataDir: string, onLost: (error: Error) => void): Database {
  return settings.databaseUrl === null ? openSqlite(dataDir) : openPostgres(settings.databaseUrl, onLost);
}

function listen(http: Server, { port, host }: Settings): Promise<number> {
  return new Promise((listening, failed) => {
    http.once('error', (error) => {
      failed(
        new Error(`cannot serve on ${host} port ${port}: ${error.message}; set PORT or HOST to another`),
      );
    });
    http.listen(port, host, () => {
      const address = http.address();
      listening(typeof address === 'object' && address ? address.port : port);
    });
  });
}

async function closeHttp(http: Server): Promise<void> {
  const closed = new Promise((resolve) => http.close(resolve));
  // Connections kept alive become idle one by one, when their last answer is out.
  const idle = setInterval(() => http.closeIdleConnections(), CLOSE_CHECK_MS);
  const deadline = setTimeout(() => http.closeAllConnections(), CLOSE_MS);
  await closed;
  clearInterval(idle);
  clearTimeout(deadline);
}

/** Tells of failures; each that goes on, alone or in turn with others, once a minute. */
function complaint(
  doing: string,
  print: (line: string) => void,
  now: () => number,
): (error: unknown) => void {
  const shown = new Map<string, number>();
  return (error) => {
    const line = `${doing} failed: ${describe(error)}`;
    if (Math.abs(now() - (shown.get(line) ?? Number.NEGATIVE_INFINITY)) < REPEAT_MS) return;
    if (shown.size >= MAX_SHOWN) shown.clear();
    shown.set(line, now());
    print(line);
  };
}

/** Tells once that reports came over the network without encryption. */
function plainTextWarning(print: (line: string) => void): (sender: Sender) => void {
  let warned = false;
  return ({ encrypted, loopback }) => {
    if (warned || encrypted || loopback) return;
    warned = true;
    print(
      'Warning: the server was reached without TLS from another machine. Put it behind a proxy with TLS, and name the proxy in TRUSTED_PROXIES.',
    );
  };
}

interface Announcement {
  readonly settings: Settings;
  readonly dataDir: string;
  readonly url: string;
  readonly token: MaintainerToken;
  readonly hasApp: boolean;
  readonly print: (line: string) => void;
}

function announce({ settings, dataDir, url, token, hasApp, print }: Announcement): void {
  print(`Inktally serves on ${url}`);
  print(settings.databaseUrl === null ? `Data: SQLite in ${dataDir}` : 'Data: PostgreSQL (DATABASE_URL)');
  if (token.isNew) {
    print(`Maintainer token, made now and shown only this once: ${token.token}`);
    print(`It is kept in ${token.file}; log in with it at ${url}/maintain`);
  }
  if (settings.databaseUrl !== null && token.file !== null) {
    print('Several processes on one database need the same token: set MAINTAINER_TOKEN for all of them.');
  }
  if (!hasApp)
    print(`The app is not built: ${resolve(settings.staticDir)} has no index.html. Run npm run build.`);
}

function urlHost(host: string): string {
  if (['127.0.0.1', '0.0.0.0', '::', '::1'].includes(host)) return 'localhost';
  return host.includes(':') ? `[${host}]` : host;
}

/** An error as one line: its name and message, never its stack or the data it carries. */
function describe(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}` : 'unknown error';
}
