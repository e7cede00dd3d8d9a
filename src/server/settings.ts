import * as v from 'valibot';
import { PUBLISHED_MODELS } from '../contract';
import {
  addressList,
  epsilon,
  host,
  modelList,
  origin,
  path,
  postgresUrl,
  secret,
  wholeNumber,
  yesOrNo,
} from './setting-values';

/** Shortest maintainer token: 16 characters of base64 are 96 bits. */
export const MIN_TOKEN_LENGTH = 16;
const MAX_TOKEN_LENGTH = 256;
const MAX_CONTACT_LENGTH = 200;

/** A setting cannot be used. The message is one line for the operator. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError';
}

/**
 * Every setting; `default: null` may stay unset. Messages never repeat `secret` values.
 * `npm run settings` writes docs/settings.md from this.
 */
export const SETTINGS = {
  port: {
    env: 'PORT',
    default: '8787',
    help: 'TCP port to serve on; 0 takes a free one.',
    ...wholeNumber(0, 65_535),
  },
  host: {
    env: 'HOST',
    default: '127.0.0.1',
    help: 'Address to serve on. The default is reached from this machine only; 0.0.0.0 or :: serve every interface (in a container, say).',
    ...host,
  },
  dataDir: {
    env: 'DATA_DIR',
    default: './data',
    help: 'Folder for the SQLite database and the maintainer token; made when it is missing.',
    ...path,
  },
  staticDir: {
    env: 'STATIC_DIR',
    default: 'dist/client',
    help: 'Folder of the built app, relative to the working directory. Anyone can fetch every file in it, so DATA_DIR must not be inside.',
    ...path,
  },
  databaseUrl: {
    env: 'DATABASE_URL',
    default: null,
    help: 'postgres:// address of a PostgreSQL database, shared by any number of server processes. Of several hosts the one that takes writes is used. Unset: SQLite in DATA_DIR.',
    secret: true,
    ...postgresUrl,
  },
  maintainerToken: {
    env: 'MAINTAINER_TOKEN',
    default: null,
    help: 'Token that opens the aggregates and /maintain. Unset: made at the first start, printed once, and kept in DATA_DIR/maintainer-token. Several processes need the same one.',
    secret: true,
    range: `${MIN_TOKEN_LENGTH} to ${MAX_TOKEN_LENGTH} printable ASCII characters without spaces, ${secret.range}`,
    schema: v.pipe(
      v.string(),
      v.regex(/^[\x21-\x7e]+$/, 'must be printable ASCII without spaces'),
      v.minLength(MIN_TOKEN_LENGTH, `must have at least ${MIN_TOKEN_LENGTH} characters`),
      v.maxLength(MAX_TOKEN_LENGTH, `must have at most ${MAX_TOKEN_LENGTH} characters`),
      secret.schema,
    ),
  },
  privacyEpsilon: {
    env: 'PRIVACY_EPSILON',
    default: '1',
    help: 'Privacy loss of one report (differential privacy): noise is added to every sum before it can be read, the less the larger it is. off: exact sums are released, of days or weeks with at least PRIVACY_MIN_REPORTS reports.',
    ...epsilon,
  },
  privacyMinReports: {
    env: 'PRIVACY_MIN_REPORTS',
    default: '20',
    help: 'With PRIVACY_EPSILON=off: fewest reports that a released cell is summed from.',
    ...wholeNumber(1, 1_000_000),
  },
  rateLimitPerHour: {
    env: 'RATE_LIMIT_PER_HOUR',
    default: '60',
    help: 'Reports taken per hour from one address prefix (/24 or /48), counted in memory only. This machine itself (loopback) has no limit; 0 is none for anyone.',
    ...wholeNumber(0, 1_000_000),
  },
  trustedProxies: {
    env: 'TRUSTED_PROXIES',
    default: null,
    help: 'Addresses or ranges of reverse proxies, separated by commas, whose X-Forwarded-For and X-Forwarded-Proto are believed.',
    ...addressList,
  },
  contact: {
    env: 'CONTACT',
    default: null,
    help: "The operator's contact, shown in the privacy policy.",
    range: `one line of at most ${MAX_CONTACT_LENGTH} characters`,
    schema: v.pipe(
      v.string(),
      v.regex(/^\P{Cc}+$/u, 'must be one line'),
      v.maxLength(MAX_CONTACT_LENGTH, `must have at most ${MAX_CONTACT_LENGTH} characters`),
    ),
  },
  modelVersions: {
    env: 'MODEL_VERSIONS',
    default: PUBLISHED_MODELS.join(','),
    help: 'Model versions whose reports are taken, separated by commas.',
    ...modelList,
  },
  reportsStopped: {
    env: 'REPORTS_STOPPED',
    default: 'false',
    help: 'true: answers every report with 410, which tells the apps to stop sending.',
    ...yesOrNo,
  },
  corsOrigin: {
    env: 'CORS_ORIGIN',
    default: null,
    help: 'The one other origin whose pages may send reports here and ask for the contact: that of a static host of the app. Unset: none.',
    ...origin,
  },
  publicAggregates: {
    env: 'PUBLIC_AGGREGATES',
    default: 'false',
    help: 'true: everyone can read the released figures without the token, at /figures and /api/v1/aggregates, and the app’s Privacy page links to them.',
    ...yesOrNo,
  },
  metricsPort: {
    env: 'METRICS_PORT',
    default: null,
    help: 'Port of its own for /metrics, for Prometheus; 0 takes a free one. Unset: there are no metrics.',
    ...wholeNumber(0, 65_535),
  },
  metricsHost: {
    env: 'METRICS_HOST',
    default: '127.0.0.1',
    help: 'Address to serve the metrics on; they need no token, so let only the collector reach it.',
    ...host,
  },
  logFormat: {
    env: 'LOG_FORMAT',
    default: 'text',
    help: 'How the server writes its lines: text, or json (one object a line with level, event and message). Neither has a time: journald and container engines add it.',
    range: 'text or json',
    schema: v.picklist(['text', 'json'], 'must be text or json'),
  },
} as const satisfies Record<string, SettingDescription>;

/** How a setting is described; `schema` turns the text of the variable into the value. */
export interface SettingDescription {
  readonly env: string;
  readonly default: string | null;
  /** What it does, in a sentence or two. */
  readonly help: string;
  /** What is accepted, in words. */
  readonly range: string;
  readonly secret?: boolean;
  readonly schema: v.GenericSchema<string, unknown>;
}

type Value<D extends SettingDescription> =
  | v.InferOutput<D['schema']>
  | (D['default'] extends null ? null : never);

/** The validated settings. */
export type Settings = { readonly [K in keyof typeof SETTINGS]: Value<(typeof SETTINGS)[K]> };

/** Reads the environment; an empty variable is unset. @throws SettingsError with all problems */
export function readSettings(env: Readonly<Record<string, string | undefined>>): Settings {
  const problems: string[] = [];
  const entries = Object.entries(SETTINGS).map(([key, setting]: [string, SettingDescription]) => {
    const text = env[setting.env] || setting.default;
    if (text === null) return [key, null];
    const parsed = v.safeParse(setting.schema, text, { abortEarly: true, abortPipeEarly: true });
    if (parsed.success) return [key, parsed.output];
    const shown = setting.secret ? '' : ` (it is ${JSON.stringify(text)})`;
    problems.push(`${setting.env} ${parsed.issues[0].message}${shown}`);
    return [key, null];
  });
  if (problems.length > 0) throw new SettingsError(problems.join('; '));
  return Object.fromEntries(entries) as Settings;
}
