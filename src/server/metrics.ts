import { createServer, type Server } from 'node:http';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { METRICS_PATH } from '../contract';

/** What failed. All but `answering` are the database's. */
export type FailureSource = 'storing' | 'releasing' | 'connection' | 'answering';
const SOURCES: readonly FailureSource[] = ['storing', 'releasing', 'connection', 'answering'];

/** A transaction of reports. */
export interface Commit {
  readonly reports: number;
  /** How many were new; the others were repeats. */
  readonly fresh: number;
  readonly seconds: number;
}

/**
 * Counts what the server does, since the start of the process and in memory only. Nothing from a
 * report is counted (model, digits, counts), and nothing about its sender.
 */
export interface Metrics {
  committed(commit: Commit): void;
  /** A report was answered with this error code. */
  refused(code: string): void;
  failed(source: FailureSource): void;
  /** The days that had ended were released, but for so many that are held back. */
  released(held: number): void;
  /** In Prometheus' text format. */
  text(): Promise<string>;
  readonly contentType: string;
}

const GROUP_SIZES = [1, 2, 5, 10, 20, 50, 100, 200, 500];
const SECONDS = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10];

/**
 * @param queueLength reports that wait for a transaction
 * @param clockJump days that the clock is away from the open day, where it is not believed
 */
export function makeMetrics(
  queueLength: () => number,
  clockJump: () => Promise<number>,
  now: () => number,
): Metrics {
  const registry = new Registry();
  const registers = [registry];
  const reports = new Counter({
    name: 'inktally_reports_total',
    help: 'Reports answered with 204: accepted ones are counted, repeated ones were counted before.',
    labelNames: ['result'] as const,
    registers,
  });
  const refused = new Counter({
    name: 'inktally_reports_refused_total',
    help: 'Reports answered with an error, by its code.',
    labelNames: ['code'] as const,
    registers,
  });
  const groups = new Histogram({
    name: 'inktally_commit_reports',
    help: 'Reports that shared a transaction.',
    buckets: GROUP_SIZES,
    registers,
  });
  const seconds = new Histogram({
    name: 'inktally_commit_seconds',
    help: 'Time of a transaction of reports, until it is on the disk.',
    buckets: SECONDS,
    registers,
  });
  const failures = new Counter({
    name: 'inktally_failures_total',
    help: 'Failures by what was done: storing, releasing and connection are of the database, answering is any other.',
    labelNames: ['doing'] as const,
    registers,
  });
  const releases = new Counter({
    name: 'inktally_releases_total',
    help: 'How often the days that had ended were released.',
    registers,
  });
  const lastRelease = new Gauge({
    name: 'inktally_last_release_timestamp_seconds',
    help: 'When the days that had ended were last released by this process.',
    registers,
  });
  const heldDays = new Gauge({
    name: 'inktally_held_days',
    help: 'Days and models whose sums cannot be right, so that they are not released.',
    registers,
  });
  new Gauge({
    name: 'inktally_queue_reports',
    help: 'Reports that wait for a transaction now.',
    registers,
    collect() {
      this.set(queueLength());
    },
  });
  new Gauge({
    name: 'inktally_clock_jump_days',
    help: 'Days that the clock is away from the open day, where it is too far to be believed; else 0.',
    registers,
    async collect() {
      this.set(await clockJump());
    },
  });
  // A rate needs a first value, so start at 0.
  for (const result of ['accepted', 'repeated'] as const) reports.inc({ result }, 0);
  for (const doing of SOURCES) failures.inc({ doing }, 0);
  collectDefaultMetrics({ register: registry });
  return {
    committed: (commit) => {
      reports.inc({ result: 'accepted' }, commit.fresh);
      reports.inc({ result: 'repeated' }, commit.reports - commit.fresh);
      groups.observe(commit.reports);
      seconds.observe(commit.seconds);
    },
    refused: (code) => refused.inc({ code }),
    failed: (doing) => failures.inc({ doing }),
    released: (held) => {
      releases.inc();
      heldDays.set(held);
      lastRelease.set(now() / 1000);
    },
    text: () => registry.metrics(),
    contentType: registry.contentType,
  };
}

/**
 * The server of the metrics. Its own port keeps it off the network by address alone, and spares
 * the collector a maintainer token, which would open the aggregates too.
 */
export function metricsServer(metrics: Metrics): Server {
  return createServer(async (request, response) => {
    if (request.url !== METRICS_PATH || request.method !== 'GET') {
      response
        .writeHead(404, { 'content-type': 'text/plain' })
        .end(`The metrics are at GET ${METRICS_PATH}.\n`);
      return;
    }
    const text = await metrics.text();
    response.writeHead(200, { 'content-type': metrics.contentType, 'cache-control': 'no-store' }).end(text);
  });
}
