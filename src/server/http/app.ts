import { Hono } from 'hono';
import { cors } from 'hono/cors';
import {
  AGGREGATES_PATH,
  CONFIG_PATH,
  type Config,
  HEALTH_PATH,
  type Health,
  OPENAPI_PATH,
  RELEASES_PATH,
  REPORTS_PATH,
} from '../../contract';
import type { Sender } from '../client-address';
import type { IngestQueue } from '../ingest-queue';
import type { ServerMetrics } from '../metrics';
import { RateLimiter } from '../rate-limit';
import { MaintainerKey } from '../session';
import type { Settings } from '../settings';
import type { StaticFiles } from '../static-files';
import type { Store } from '../store';
import { showAggregates } from './aggregates';
import { type Env, onlyMethods, refuse, refuseForNow, type ServerContext } from './answers';
import { addMaintainerLogin, LOGIN_LIMIT } from './maintainer';
import { openApiDocument } from './openapi';
import { PUBLIC_READ_LIMIT, readerGuard } from './readers';
import { showReleases } from './releases';
import { takeReports } from './reports';
import { notFound, serveStatic } from './static';

/** Seconds after which a store that could not be reached may be asked again. */
const RETRY_AFTER_SECONDS = 10;

export interface AppOptions {
  readonly settings: Settings;
  readonly token: string;
  readonly store: Store;
  readonly queue: IngestQueue;
  readonly files: StaticFiles;
  readonly now: () => number;
  readonly senderOf: (context: ServerContext) => Sender;
  /** Hears of an error that no answer was planned for. */
  readonly onError: (error: unknown) => void;
  readonly metrics: Pick<ServerMetrics, 'refused'>;
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
    if (refused !== undefined) options.metrics.refused(refused);
    return answer;
  });
  onlyMethods(app, REPORTS_PATH, 'POST');

  const guard = addMaintainerLogin(app, {
    key: new MaintainerKey(options.token),
    limiter: new RateLimiter({ ...LOGIN_LIMIT, now }),
    now,
    senderOf,
  });
  const readers = settings.publicAggregates
    ? readerGuard(guard, new RateLimiter({ ...PUBLIC_READ_LIMIT, now }), senderOf)
    : guard;
  app.get(AGGREGATES_PATH, showAggregates(store, settings.privacyEpsilon, readers));
  onlyMethods(app, AGGREGATES_PATH, 'GET, HEAD');
  app.get(RELEASES_PATH, showReleases(store, settings, now, readers));
  onlyMethods(app, RELEASES_PATH, 'GET, HEAD');

  app.get(CONFIG_PATH, (context) =>
    context.json({ contact: settings.contact, publicFigures: settings.publicAggregates } satisfies Config),
  );
  onlyMethods(app, CONFIG_PATH, 'GET, HEAD');

  app.get(HEALTH_PATH, async (context) => {
    try {
      await store.check();
    } catch {
      return refuseForNow(context, 503, 'unavailable', 'the database cannot be reached', RETRY_AFTER_SECONDS);
    }
    return context.json({ ok: true } satisfies Health);
  });
  onlyMethods(app, HEALTH_PATH, 'GET, HEAD');

  const openApi = openApiDocument();
  app.get(OPENAPI_PATH, (context) => context.json(openApi));
  onlyMethods(app, OPENAPI_PATH, 'GET, HEAD');

  app.all('/api/*', notFound);
  app.all('*', serveStatic(options.files));
  app.onError((error, context) => {
    options.onError(error);
    return refuse(context, 500, 'failed', 'the server failed; it has told its operator');
  });
  return app;
}

/** Seconds that a browser may remember what another origin may do; Chromium keeps it no longer than this. */
const PREFLIGHT_SECONDS = 7200;

/** Allows pages of one other origin to send reports and read the contact, without cookies, and nothing else. */
function allowOrigin(app: Hono<Env>, origin: string): void {
  const allow = { origin, allowHeaders: ['Content-Type'], maxAge: PREFLIGHT_SECONDS };
  // The app looks at both when it is told to come again later.
  const exposeHeaders = ['Retry-After', 'Date'];
  app.use(REPORTS_PATH, cors({ ...allow, exposeHeaders, allowMethods: ['POST'] }));
  app.use(CONFIG_PATH, cors({ ...allow, allowMethods: ['GET', 'HEAD'] }));
}
