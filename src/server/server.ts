import { mkdir, realpath } from 'node:fs/promises';
import type { Server } from 'node:http';
import { join, resolve, sep } from 'node:path';
import { METRICS_PATH } from '../contract';
import { announce, senderWarnings } from './announce';
import { peerReader, senderReader } from './client-address';
import { makeApp } from './http/app';
import { type ListenerLimits, makeHttpServer } from './http/listener';
import { IngestQueue } from './ingest-queue';
import { closeHttp, listen, urlOf } from './listen';
import { makeLog, throttledError } from './log';
import { maintainerToken } from './maintainer-token';
import { type FailureSource, makeMetrics, metricsServer } from './metrics';
import { ReleaseJob } from './release-job';
import { addressRanges } from './setting-values';
import type { Settings } from './settings';
import { readStaticFiles } from './static-files';
import {
  ClockJumpError,
  type Database,
  type HeldDay,
  openPostgres,
  openSqlite,
  openStore,
  type Store,
} from './store';

/** Only the owner may read the data folder. */
const DATA_DIR_MODE = 0o700;
/**
 * How long pending requests may take when the server closes, in ms. After half of it, stop waiting
 * for a silent database, so that every pending report is acknowledged or refused.
 */
const CLOSE_MS = 10_000;
/** So often in a row it is no backup that reads SQLite for a moment: some 10 minutes. */
const LOG_REFUSALS = 20;
const LOG_HELD =
  'Another program has been reading the SQLite database for minutes: sums that are deleted linger in its log until it ends.';

/** The server's ports; tests and the simulation replace them. */
export interface ServerPorts {
  /** Milliseconds since the epoch. Also replaces the clock of the database. */
  readonly now: () => number;
  /** Prints a line for the operator. */
  readonly print: (line: string) => void;
  /** Replaces the database of the settings; the server closes it. */
  readonly database?: Database;
  /** How often to check whether a day has ended, in ms. */
  readonly releaseCheckMs?: number;
  /** How long closing may take, in ms. */
  readonly closeMs?: number;
  /** Replaces some of the listener's limits. */
  readonly limits?: Partial<ListenerLimits>;
}

export interface RunningServer {
  /** Such as `http://localhost:8787`. */
  readonly url: string;
  readonly port: number;
  /** Where the metrics are; `null` without them. */
  readonly metricsUrl: string | null;
  /** Releases the days that have ended, and tidies up, without waiting for the next check. */
  readonly release: () => Promise<void>;
  /** Takes no more connections, finishes pending requests, and closes the store. */
  readonly close: () => Promise<void>;
}

/**
 * Starts the server: opens the store, releases days that have ended, serves the app and the API.
 *
 * @throws Error with one clear line when the data folder, the database or the port cannot be used
 */
export async function startServer(
  settings: Settings,
  ports: Partial<ServerPorts> = {},
): Promise<RunningServer> {
  const now = ports.now ?? Date.now;
  const log = makeLog(settings.logFormat, ports.print ?? console.log);
  const tellJump = throttledError(log, 'clock-jumped', 'Agreeing on the day', now);
  const complain = (source: FailureSource, doing: string) => {
    const tell = throttledError(log, `${source}-failed`, doing, now);
    return (error: unknown) => {
      metrics?.failed(source);
      if (error instanceof ClockJumpError) tellJump(error);
      else tell(error);
    };
  };
  const metrics =
    settings.metricsPort === null
      ? null
      : makeMetrics(
          () => queue.length,
          () => jumpDays(store),
          now,
        );
  const dataDir = resolve(settings.dataDir);
  await mkdir(dataDir, { recursive: true, mode: DATA_DIR_MODE });
  await refuseServedData(dataDir, resolve(settings.staticDir));
  const token = await maintainerToken(settings.maintainerToken, dataDir);
  const store = await openStore(
    ports.database ?? openDatabase(settings, dataDir, complain('connection', 'A connection to PostgreSQL')),
    ports.now,
  );

  const queue = new IngestQueue({
    commit: async (reports) => {
      const start = performance.now();
      const fresh = await store.addReports(reports);
      metrics?.committed({ reports: reports.length, fresh, seconds: (performance.now() - start) / 1000 });
    },
    onFailure: complain('storing', 'Storing reports'),
    maxCommits: store.maxCommits,
  });
  let refusals = 0;
  const job = new ReleaseJob({
    release: async (today) => {
      const { privacyEpsilon: epsilon, privacyMinReports, modelVersions: models } = settings;
      const held =
        epsilon === null
          ? await store.release(today, privacyMinReports)
          : await store.releaseNoisy(today, { epsilon, models });
      metrics?.released(held.length);
      for (const day of held) log('error', 'sums-held', heldLine(day));
    },
    tidy: async (today, signal) => {
      const isEmpty = await store.emptyLog();
      await store.forget(today, { signal });
      refusals = isEmpty ? 0 : refusals + 1;
      if (refusals === LOG_REFUSALS) log('warn', 'log-held', LOG_HELD);
      return isEmpty && !signal.aborted;
    },
    today: store.today,
    onError: complain('releasing', 'Releasing days'),
    checkMs: ports.releaseCheckMs,
  });
  const files = await readStaticFiles(resolve(settings.staticDir));
  const proxies = addressRanges(settings.trustedProxies ?? []);
  const senderOf = senderReader(proxies);
  const onError = complain('answering', 'Answering a request');
  const app = makeApp({
    settings,
    token: token.token,
    store,
    queue,
    files,
    now,
    senderOf: (context) => senderOf(context.env.incoming),
    onError,
    metrics,
  });
  const http = makeHttpServer({
    app,
    senderOf,
    networkOf: peerReader(proxies),
    onRequest: senderWarnings(log),
    onError,
    limits: ports.limits,
  });
  const metricsHttp = metrics && metricsServer(metrics);
  const closeAll = async () => {
    const closeMs = ports.closeMs ?? CLOSE_MS;
    const refusing = setTimeout(() => queue.refuseAll(), closeMs / 2);
    await closeHttp(http, closeMs);
    clearTimeout(refusing);
    await job.stop();
    await queue.close();
    await store.close();
    if (metricsHttp) await closeHttp(metricsHttp, closeMs);
  };
  const release = async () => {
    await job.check();
    await job.tidied();
  };
  let port: number;
  let metricsUrl: string | null = null;
  try {
    await job.check();
    metricsUrl = metricsHttp && (await serveMetrics(metricsHttp, settings));
    port = await listen(http, { host: settings.host, port: settings.port, settings: 'PORT or HOST' });
  } catch (error) {
    await closeAll();
    throw error;
  }
  const url = urlOf(settings.host, port);
  announce({ settings, dataDir, url, metricsUrl, token, hasApp: files.has('/index.html'), log });
  return { url, port, metricsUrl, release, close: closeAll };
}

async function serveMetrics(http: Server, { metricsHost: host, metricsPort }: Settings): Promise<string> {
  const place = { host, port: metricsPort ?? 0, settings: 'METRICS_PORT or METRICS_HOST' };
  return `${urlOf(host, await listen(http, place))}${METRICS_PATH}`;
}

/** Lends a command the store of the settings. */
export async function withStore<Result>(
  settings: Settings,
  work: (store: Store) => Promise<Result>,
): Promise<Result> {
  const store = await openStore(openDatabase(settings, resolve(settings.dataDir), () => undefined));
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

function heldLine({ day, model, problem, deleted }: HeldDay): string {
  const fate = deleted
    ? 'their week has ended, so they are deleted'
    : 'they are not released, and deleted when their week has ended';
  return `The sums of ${day} of ${model} cannot be right (${problem}): ${fate}. See docs/running.md.`;
}

/** How many days the clock is away from the open day, where that is too far; else 0. */
async function jumpDays(store: Store): Promise<number> {
  try {
    await store.check();
  } catch (error) {
    if (error instanceof ClockJumpError) return error.days;
  }
  return 0;
}

/**
 * Anyone can fetch the files of the served folder, so the database and the token must not be there.
 * Even reading SQLite's files would drop this process's locks on them (POSIX), and another process
 * would then take the database for unused.
 */
async function refuseServedData(dataDir: string, staticDir: string): Promise<void> {
  // A missing folder serves nothing.
  const served = await realpath(staticDir).catch(() => null);
  if (served === null || !(await realpath(dataDir)).concat(sep).startsWith(join(served, sep))) return;
  throw new Error(
    `DATA_DIR ${dataDir} is inside STATIC_DIR ${staticDir}, whose files anyone can fetch: set one to another folder`,
  );
}

function openDatabase(settings: Settings, dataDir: string, onLost: (error: Error) => void): Database {
  return settings.databaseUrl === null ? openSqlite(dataDir) : openPostgres(settings.databaseUrl, onLost);
}
