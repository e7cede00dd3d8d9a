import { BlockList, isIP } from 'node:net';
import * as v from 'valibot';
import { PUBLISHED_MODELS } from '../contract';
import { EPSILON_DECIMALS } from '../statistics';

/** Shortest maintainer token: 16 characters of base64 are 96 bits. */
export const MIN_TOKEN_LENGTH = 16;
const MAX_TOKEN_LENGTH = 256;
const MAX_CONTACT_LENGTH = 200;
const MIN_EPSILON = 0.01;
const MAX_EPSILON = 20;

/** A setting could not be used. The message is one line for the person who starts the server. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError';
}

const wholeNumber = (min: number, max: number) =>
  v.pipe(
    v.string(),
    v.regex(/^\d{1,9}$/, `must be a whole number from ${min} to ${max}`),
    v.transform(Number),
    v.minValue(min, `must be a whole number from ${min} to ${max}`),
    v.maxValue(max, `must be a whole number from ${min} to ${max}`),
  );

const path = v.pipe(v.string(), v.excludes('\0', 'must be a path'));

const list = (isItem: (item: string) => boolean, message: string) =>
  v.pipe(
    v.string(),
    v.transform((text): readonly string[] => text.split(',').map((item) => item.trim())),
    v.check((items) => items.every(isItem), message),
  );

/** Whether a text is an address, or an address range such as `10.0.0.0/8`. */
function isAddressRange(text: string): boolean {
  const [address = '', bits, ...rest] = text.split('/');
  const family = isIP(address);
  if (family === 0 || rest.length > 0) return false;
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128));
}

/** The addresses of a list that was validated as address ranges. */
export function addressRanges(ranges: readonly string[]): BlockList {
  const addresses = new BlockList();
  for (const range of ranges) {
    const [address = '', bits] = range.split('/');
    const family = isIP(address) === 4 ? 'ipv4' : 'ipv6';
    if (bits === undefined) addresses.addAddress(address, family);
    else addresses.addSubnet(address, Number(bits), family);
  }
  return addresses;
}

function isPostgresUrl(text: string): boolean {
  return /^postgres(ql)?:\/\//.test(text) && URL.canParse(text);
}

function isEpsilon(text: string): boolean {
  const decimals = /^\d{1,2}(?:\.(\d+))?$/.exec(text);
  if (!decimals) return text === 'off';
  const [, digits = ''] = decimals;
  const value = Number(text);
  return digits.length <= EPSILON_DECIMALS && value >= MIN_EPSILON && value <= MAX_EPSILON;
}

const isTrue = v.pipe(
  v.picklist(['true', 'false'], 'must be true or false'),
  v.transform((text) => text === 'true'),
);

/**
 * Every setting of the server: the name of its environment variable, its default (`null`: none, it may stay unset),
 * what it does, and what is accepted. `secret` values are never repeated in a message. Documentation is made from this.
 */
export const SETTINGS = {
  port: {
    env: 'PORT',
    default: '8787',
    help: 'TCP port to serve on; 0 takes a free one.',
    schema: wholeNumber(0, 65_535),
  },
  host: {
    env: 'HOST',
    default: '127.0.0.1',
    help: 'Address to serve on. The default is reached from this machine only; 0.0.0.0 or :: serve every interface (in a container, say).',
    schema: v.pipe(v.string(), v.regex(/^[A-Za-z0-9.:_-]{1,253}$/, 'must be a host name or an address')),
  },
  dataDir: {
    env: 'DATA_DIR',
    default: './data',
    help: 'Folder for the SQLite database and the maintainer token; made when it is missing.',
    schema: path,
  },
  staticDir: {
    env: 'STATIC_DIR',
    default: 'dist/client',
    help: 'Folder of the built app, relative to the working directory. Anyone can fetch every file in it, so DATA_DIR must not be inside.',
    schema: path,
  },
  databaseUrl: {
    env: 'DATABASE_URL',
    default: null,
    help: 'postgres:// address of a PostgreSQL database, shared by any number of server processes. Unset: SQLite in DATA_DIR.',
    secret: true,
    schema: v.pipe(v.string(), v.check(isPostgresUrl, 'must start with postgres:// and be a valid address')),
  },
  maintainerToken: {
    env: 'MAINTAINER_TOKEN',
    default: null,
    help: 'Token that opens the aggregates and /maintain. Unset: made at the first start, printed once, and kept in DATA_DIR/maintainer-token. Several processes need the same one.',
    secret: true,
    schema: v.pipe(
      v.string(),
      v.regex(/^[\x21-\x7e]+$/, 'must be printable ASCII without spaces'),
      v.minLength(MIN_TOKEN_LENGTH, `must have at least ${MIN_TOKEN_LENGTH} characters`),
      v.maxLength(MAX_TOKEN_LENGTH, `must have at most ${MAX_TOKEN_LENGTH} characters`),
    ),
  },
  privacyEpsilon: {
    env: 'PRIVACY_EPSILON',
    default: '1',
    help: 'Privacy loss of one report (differential privacy): noise is added to every sum before it can be read, the less the larger it is. From 0.01 to 20, with at most 3 decimals. off: exact sums are released, of days or weeks with at least PRIVACY_MIN_REPORTS reports.',
    schema: v.pipe(
      v.string(),
      v.check(
        isEpsilon,
        `must be off, or a number from ${MIN_EPSILON} to ${MAX_EPSILON} with at most ${EPSILON_DECIMALS} decimals`,
      ),
      v.transform((text) => (text === 'off' ? null : Number(text))),
    ),
  },
  privacyMinReports: {
    env: 'PRIVACY_MIN_REPORTS',
    default: '20',
    help: 'With PRIVACY_EPSILON=off: fewest reports that a released cell is summed from.',
    schema: wholeNumber(1, 1_000_000),
  },
  rateLimitPerHour: {
    env: 'RATE_LIMIT_PER_HOUR',
    default: '0',
    help: 'Reports taken per hour from one address prefix (/24 or /48), counted in memory only; 0 is no limit.',
    schema: wholeNumber(0, 1_000_000),
  },
  trustedProxies: {
    env: 'TRUSTED_PROXIES',
    default: null,
    help: 'Addresses or ranges of reverse proxies, separated by commas, whose X-Forwarded-For and X-Forwarded-Proto are believed.',
    schema: list(isAddressRange, 'must be addresses or ranges such as 10.0.0.0/8, separated by commas'),
  },
  contact: {
    env: 'CONTACT',
    default: null,
    help: "The operator's contact, shown in the privacy policy.",
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
    schema: list(
      (item) => /^[a-z0-9][a-z0-9._-]{0,31}$/.test(item),
      'must be model versions such as m1, separated by commas',
    ),
  },
  reportsStopped: {
    env: 'REPORTS_STOPPED',
    default: 'false',
    help: 'true: answers every report with 410, which tells the apps to stop sending.',
    schema: isTrue,
  },
  publicAggregates: {
    env: 'PUBLIC_AGGREGATES',
    default: 'false',
    help: 'true: everyone can read the released figures without the token, at /figures and /api/v1/aggregates, and the app’s Privacy page links to them.',
    schema: isTrue,
  },
} as const satisfies Record<string, SettingDescription>;

/** How a setting is described; `schema` turns the text of the variable into the value. */
export interface SettingDescription {
  readonly env: string;
  readonly default: string | null;
  readonly help: string;
  readonly secret?: boolean;
  readonly schema: v.GenericSchema<string, unknown>;
}

type Value<D extends SettingDescription> =
  | v.InferOutput<D['schema']>
  | (D['default'] extends null ? null : never);

/** The validated settings. */
export type Settings = { readonly [K in keyof typeof SETTINGS]: Value<(typeof SETTINGS)[K]> };

/**
 * Reads the settings from environment variables; an empty variable counts as unset.
 *
 * @throws SettingsError naming each variable that cannot be used, and why, in one line
 */
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
