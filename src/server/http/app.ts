import { Hono, type MiddlewareHandler } from 'hono';
import { cors } from 'hono/cors';
import { etag } from 'hono/etag';
import { methodNotAllowed } from 'hono/method-not-allowed';
import {
  AGGREGATES_PATH,
  CONFIG_PATH,
  type Config,
  HEALTH_PATH,
  type Health,
  LIVE_PATH,
  OPENAPI_PATH,
  RELEASES_PATH,
  REPORTS_PATH,
} from '../../contract';
import type { Sender } from '../client-address';
import type { IngestQueue } from '../ingest-queue';
import type { Metrics } from '../metrics';
import { RateLimiter } from '../rate-limit';
import { ReleasedFigures } from '../released-figures';
import type { Settings } from '../settings';
import type { StaticFiles } from '../static-files';
import { ClockJumpError, type Store } from '../store';
import { type Env, refuse, refuseForNow, refuseMethod, SERVER_FAILED, type ServerContext } from './answers';
import { showAggregates, showReleases } from './figures';
import {
  addMaintainerLogin,
  LOGIN_LIMIT,
  type MaintainerGuard,
  PUBLIC_READ_LIMIT,
  readerGuard,
} from './maintainer';
import { openApiDocument } from './openapi';
import { takeReports } from './reports';
import { notFound, serveStatic } from './static';

/** How long a good check of the store is believed, in ms. */
const CHECK_AGAIN_MS = 1000;
/** When to ask again after the store could not be reached, in seconds. */
const RETRY_AFTER_SECONDS = 10;

export interface AppOptions {
  readonly settings: Settings;
  readonly token: string;
  readonly store: Store;
  readonly queue: IngestQueue;
  readonly files: StaticFiles;
  readonly now: () => number;
  readonly senderOf: (context: ServerContext) => Sender;
  /** Called with every unexpected error. */
  readonly onError: (error: unknown) => void;
  /** `null` without a METRICS_PORT. */
  readonly metrics: Pick<Metrics, 'refused'> | null;
}

/** Every route of the server. */
export function makeApp(options: AppOptions): Hono<Env> {
  const { settings, store, now, senderOf } = options;
  const { rateLimitPerHour } = settings;
  const app = new Hono<Env>();

  if (settings.corsOrigin !== null) allowOrigin(app, settings.corsOrigin);
  const takeReport = takeReports({
    queue: options.queue,
    models: new Set(settings.modelVersions),
    stopped: settings.reportsStopped,
    limiter:
      rateLimitPerHour === 0
        ? null
        : new RateLimiter({ perHour: rateLimitPerHour, burst: rateLimitPerHour, now }),
    senderOf,
  });
  app.post(REPORTS_PATH, async (context) => {
    const answer = await takeReport(context);
    const refused = context.get('error');
    if (refused !== undefined) options.metrics?.refused(refused);
    return answer;
  });

  const guard = addMaintainerLogin(app, {
    token: options.token,
    limiter: new RateLimiter({ ...LOGIN_LIMIT, now }),
    store,
    now,
    senderOf,
  });
  const readers = settings.publicAggregates
    ? readerGuard(guard, new RateLimiter({ ...PUBLIC_READ_LIMIT, now }), senderOf)
    : guard;
  const figures = new ReleasedFigures(store, settings.privacyEpsilon);
  app.get(AGGREGATES_PATH, onlyFor(readers), showAggregates(figures));
  app.get(RELEASES_PATH, onlyFor(readers), showReleases(store, settings));

  app.get(CONFIG_PATH, (context) =>
    context.json({
      contact: settings.contact,
      publicFigures: settings.publicAggregates,
      epsilon: settings.privacyEpsilon,
      minReports: settings.privacyMinReports,
    } satisfies Config),
  );

  const check = sharedCheck(() => store.check());
  app.get(LIVE_PATH, (context) => context.json({ ok: true } satisfies Health));
  app.get(HEALTH_PATH, async (context) => {
    try {
      await check();
    } catch (error) {
      const message = error instanceof ClockJumpError ? error.message : 'the database cannot store reports';
      return refuseForNow(context, 'unavailable', message, RETRY_AFTER_SECONDS);
    }
    return context.json({ ok: true } satisfies Health);
  });

  const openApi = openApiDocument();
  app.get(OPENAPI_PATH, (context) => context.json(openApi));

  app.use('/api/*', methodNotAllowed({ app, onMethodNotAllowed: refuseMethod }));
  app.all('/api/*', notFound);
  app.all('*', etag(), serveStatic(options.files));
  app.onError((error, context) => {
    options.onError(error);
    return refuse(context, 'failed', SERVER_FAILED);
  });
  return app;
}

/**
 * Shares a check among all who ask while it is under way or, where it was good, within a second:
 * each writes to the database, and anyone may ask.
 */
function sharedCheck(check: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | null = null;
  let goodUntil = Number.NEGATIVE_INFINITY;
  return async () => {
    if (performance.now() < goodUntil) return;
    running ??= check()
      .then(() => {
        goodUntil = performance.now() + CHECK_AGAIN_MS;
      })
      .finally(() => {
        running = null;
      });
    await running;
  };
}

function onlyFor(guard: MaintainerGuard): MiddlewareHandler<Env> {
  return async (context, next) => (await guard(context)) ?? next();
}

/** How long a browser may remember a preflight, in seconds; Chromium's own limit. */
const PREFLIGHT_SECONDS = 7200;

/** Lets pages of one other origin send reports and read the contact, without cookies. */
function allowOrigin(app: Hono<Env>, origin: string): void {
  const allow = { origin, allowHeaders: ['Content-Type'], maxAge: PREFLIGHT_SECONDS };
  // The app reads both when it has to retry later.
  const exposeHeaders = ['Retry-After', 'Date'];
  app.use(REPORTS_PATH, cors({ ...allow, exposeHeaders, allowMethods: ['POST'] }));
  app.use(CONFIG_PATH, cors({ ...allow, allowMethods: ['GET', 'HEAD'] }));
}
