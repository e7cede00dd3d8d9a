/** Paths of the server, below its origin. Scripts, probes and bookmarks rely on them. */
export const REPORTS_PATH = '/api/v1/reports';
export const AGGREGATES_PATH = '/api/v1/aggregates';
export const RELEASES_PATH = '/api/v1/releases';
/** The maintainer's login: asked for, made and ended. */
export const SESSION_PATH = '/api/v1/session';
export const CONFIG_PATH = '/api/v1/config';
export const OPENAPI_PATH = '/api/v1/openapi.json';
/** For load balancers: whether reports can be stored. */
export const HEALTH_PATH = '/healthz';
/** Whether the process answers at all, whatever its database does: if not, restart it. */
export const LIVE_PATH = '/livez';
/** For Prometheus, on a port of its own. */
export const METRICS_PATH = '/metrics';
/** The maintainers' page. */
export const MAINTAIN_PATH = '/maintain';
/** The same page for everyone, without a token, where the operator allows it. */
export const FIGURES_PATH = '/figures';

/** The pages of the app. Other apps share pictures to `image`. */
export const APP_PATHS = {
  draw: '/',
  number: '/number',
  practice: '/practice',
  image: '/image',
  privacy: '/privacy',
  settings: '/settings',
  diagnostics: '/diagnostics',
} as const;
