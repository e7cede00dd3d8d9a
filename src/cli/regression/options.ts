import { readFileSync } from 'node:fs';
import type { ParseArgsConfig } from 'node:util';
import { CommandError, parseOptions } from '../../command';
import { DAY_MS, type Day, isModelVersion, MAX_AGGREGATES_DAYS, utcDay } from '../../contract';
import { SMALL_DIFFERENCE } from '../../statistics';

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

export const USAGE = `Usage: npm run check-regression -- [options]

Compares the failure rate of each model version with that of the version before it, overall and digit by digit, in the released sums of a
server; on the days when both were in use, unless these tell far less than all days. Exit status: 0 none is known to have risen by more than is allowed, 1 one has, or figures look tampered with, 2 it could not be told
because of an error (or an alert could not be delivered). Thin data are no regression: what cannot be told yet is said. Figures that leave what
the 28 days before make likely by far, as made-up reports do, are named and left out.

A rise is a regression only where the whole interval of the difference lies above what is allowed. Overall that is the 95% interval of the
maintainers' page. Each of the ten digits is judged by a 99.5% interval (Bonferroni), so that ten looks do not make ten times the false alarms.

  --max-increase N pp    by how much a rate may rise, in percentage points (default ${100 * SMALL_DIFFERENCE}pp)
  --days N               the last so many days that have ended (UTC), 1 to ${MAX_AGGREGATES_DAYS} (default 90)
  --model VERSION        judge this version only
  --url URL              the server (default: INKTALLY_URL, else http://localhost:8787)
  --token-file FILE      file with the maintainer token (default: MAINTAINER_TOKEN; none for a server that shows its figures to all)
  --webhook URL          post each finding there as JSON, until it is answered 2xx: at least once. A repeat has the same id
  --alerts DIR           folder of what is to be delivered and was (default ./inktally-alerts)
  --help                 this text`;

/** Where the sums are read, and which. */
export interface Source {
  /** Without a slash at its end. */
  readonly url: string;
  readonly token: string | null;
  /** UTC days, both included. */
  readonly from: Day;
  readonly to: Day;
}

export interface Asked extends Source {
  /** A share of 1. */
  readonly maxIncrease: number;
  /** The version to judge, or null for all. */
  readonly model: string | null;
  readonly webhook: string | null;
  readonly alerts: string;
}

/** Null where the usage was asked for. @throws CommandError saying what would be right */
export function readOptions(
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
  now: number,
): Asked | null {
  const values = parse(args);
  if (values.help) return null;
  const { model } = values;
  if (model !== undefined && !isModelVersion(model)) {
    throw new CommandError(`--model: "${model}" is no model version; give one such as m5`);
  }
  const days = wholeDays(values.days);
  const dayBefore = (count: number) => utcDay(now - count * DAY_MS);
  const url = address('--url or INKTALLY_URL', values.url ?? (environment.INKTALLY_URL || DEFAULT_URL));
  if (url.search !== '' || url.hash !== '') {
    throw new CommandError('--url or INKTALLY_URL: give the address of the server alone, nothing behind it');
  }
  const token = values['token-file'] ? tokenIn(values['token-file']) : environment.MAINTAINER_TOKEN || null;
  if (token !== null && url.protocol === 'http:' && !LOOPBACK.has(url.hostname)) {
    throw new CommandError(
      `--url: the token would go to ${url.host} without encryption; give its https:// address`,
    );
  }
  return {
    url: url.href.replace(/\/+$/, ''),
    token,
    from: dayBefore(days),
    to: dayBefore(1),
    maxIncrease: points(values['max-increase']),
    model: model ?? null,
    webhook: values.webhook === undefined ? null : address('--webhook', values.webhook).href,
    alerts: values.alerts,
  };
}

const DEFAULT_URL = 'http://localhost:8787';

function parse(args: readonly string[]) {
  const options = {
    'max-increase': { type: 'string', default: `${100 * SMALL_DIFFERENCE}pp` },
    days: { type: 'string', default: '90' },
    model: { type: 'string' },
    url: { type: 'string' },
    'token-file': { type: 'string' },
    webhook: { type: 'string' },
    alerts: { type: 'string', default: 'inktally-alerts' },
    help: { type: 'boolean', short: 'h', default: false },
  } satisfies ParseArgsConfig['options'];
  return parseOptions({ args: [...args], options }, USAGE).values;
}

function points(text: string): number {
  const [, number] = /^(\d{1,3}(?:\.\d{1,6})?) ?pp$/.exec(text) ?? [];
  if (number === undefined || Number(number) > 100) {
    throw new CommandError(
      `--max-increase: "${text}" is not right; give percentage points from 0 to 100, such as 0.5pp`,
    );
  }
  return Number(number) / 100;
}

function wholeDays(text: string): number {
  const days = /^\d{1,4}$/.test(text) ? Number(text) : 0;
  if (days < 1 || days > MAX_AGGREGATES_DAYS) {
    throw new CommandError(
      `--days: "${text}" is not right; give a whole number from 1 to ${MAX_AGGREGATES_DAYS}`,
    );
  }
  return days;
}

/** Addresses may hold secrets, so that a wrong one is not repeated. */
function address(name: string, text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (!url || !['http:', 'https:'].includes(url.protocol)) {
    throw new CommandError(`${name}: must be an address that begins with http:// or https://`);
  }
  if (url.username !== '' || url.password !== '') {
    throw new CommandError(`${name}: must have no user and no password in it`);
  }
  return url;
}

function tokenIn(file: string): string {
  let text: string;
  try {
    text = readFileSync(file, 'utf8').trim();
  } catch (error) {
    const why = error instanceof Error && 'code' in error ? error.code : 'unknown error';
    throw new CommandError(
      `--token-file: ${file} cannot be read (${why}); give the file that holds the token`,
    );
  }
  if (!/^[\x21-\x7e]+$/.test(text)) {
    throw new CommandError(`--token-file: ${file} does not hold a token alone; give the file that does`);
  }
  return text;
}
