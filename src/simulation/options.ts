import type { ParseArgsConfig } from 'node:util';
import { CommandError, parseOptions } from '../command';
import {
  DIGIT_COUNT,
  isDay,
  isModelVersion,
  MAX_REPORT_FAILURES,
  PUBLISHED_MODELS,
  startOfDay,
} from '../contract';
import type { ClockJump, Liar, ModelRelease, Population } from './population';
import type { Plan } from './run';

/** A server believes a clock that is off by two days. */
const LEAST_JUMP_DAYS = 3;
const MOST_JUMP_DAYS = 36_500;

export const USAGE = `Usage: npm run simulate -- [options]

Lives days of simulated installations: the real telemetry code of the app, each on a storage and a virtual clock of its own, against
a real server process that is made for the run and deleted after it. Compares, to the last report, what was sent with what the server
counted. Exit status: 0 nothing is lost or doubled, 1 something is, 2 wrong use or no server.

  --installs N               installations, 1 to 100000 (default 100)
  --days D                   virtual days, 1 to 366 (default 7)
  --first-day YYYY-MM-DD     the first of them (default 2026-01-05, a Monday)
  --seed S                   whole number; the same seed repeats the run (default 1). Not repeated: which requests a kill of the
                             server cuts off, and noise
  --readings-per-day X       mean number of readings of an installation, 0.1 to 200 (default 8)
  --opt-in SHARE             installations whose users share, 0 to 1 (default 0.7)
  --model VERSION[@DAY]      model the installations read with, from a day of the run on (0 is the first); again for a later
                             model (default: the newest published one)
  --failure-rate [VERSION:]RATE            readings that fail, 0 to 1, of all models or one (default 0.02)
  --digit-failure-rate [VERSION:]DIGIT=RATE  the same of one digit; both may be given several times

Faults, none by default; shares are 0 to 1:
  --lost-requests SHARE      requests that never reach the server
  --lost-answers SHARE       requests that reach it, and whose answer is lost
  --duplicates SHARE         requests that reach it twice, at once or a day later
  --wrong-clocks SHARE       installations whose clock is up to two days wrong and is set again now and then
  --made-up N@DAY            N made-up reports of 50 readings, 1 to 100000, on a day of the run (from 0): are its figures marked as unusual?
                             They need a week of history, so DAY should be 7 or later
  --made-up-failures F       how many of the 50 fail, 0 to 25 (default 25)
  --clock-jump N@DAY         the server's clock is N days ahead on a day of the run (from 1): does it refuse all reports meanwhile, and are
                             all counted once in the end? 3 to 36500, or behind: --clock-jump=-30@4
  --server-restarts N        kill -9 of the server while requests are under way, and a start, 0 to 100

The server:
  --epsilon E                release with differential privacy, from 0.01 to 20, and look whether the intervals hold what was counted
                             (default off: exact sums are released and must be the same)
  --database-url URL         on PostgreSQL, in a new schema that is dropped at the end (default: DATABASE_URL, else SQLite)
  --url URL                  send to a server that runs already. It stays on its real day, and its sums cannot be seen before they are
                             released, so only the devices' side is compared. It counts these reports as real ones: never use one in service
  --help                     this text`;

/** What was asked for. */
export interface Asked {
  readonly plan: Plan;
  /** A server that runs already, or null. */
  readonly url: string | null;
  readonly databaseUrl: string | null;
  /** Null: exact sums. */
  readonly epsilon: string | null;
}

type Values = ReturnType<typeof parse>;

/** Null where the usage was asked for. @throws CommandError saying what would be right */
export function readOptions(
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): Asked | null {
  const values = parse(args);
  if (values.help) return null;
  refuseTogether(values);
  const epsilon = values.epsilon === undefined || values.epsilon === 'off' ? null : values.epsilon;
  if (epsilon !== null) between('epsilon', epsilon, 0.01, 20);
  const days = whole('days', values.days, 1, 366);
  return {
    plan: {
      population: populationOf(values, days),
      days,
      start: firstDay(values['first-day']),
      quietDays: 7,
      seed: whole('seed', values.seed, 0, 2 ** 31 - 1),
    },
    url: address('url', values.url, ['http:', 'https:']),
    databaseUrl:
      values.url === undefined
        ? address('database-url', values['database-url'] ?? (environment.DATABASE_URL || undefined), [
            'postgres:',
            'postgresql:',
          ])
        : null,
    epsilon,
  };
}

function parse(args: readonly string[]) {
  const options = {
    installs: { type: 'string', default: '100' },
    days: { type: 'string', default: '7' },
    'first-day': { type: 'string', default: '2026-01-05' },
    seed: { type: 'string', default: '1' },
    'readings-per-day': { type: 'string', default: '8' },
    'opt-in': { type: 'string', default: '0.7' },
    model: { type: 'string', multiple: true, default: [PUBLISHED_MODELS.at(-1) ?? ''] },
    'failure-rate': { type: 'string', multiple: true, default: ['0.02'] },
    'digit-failure-rate': { type: 'string', multiple: true, default: [] },
    'lost-requests': { type: 'string', default: '0' },
    'lost-answers': { type: 'string', default: '0' },
    duplicates: { type: 'string', default: '0' },
    'wrong-clocks': { type: 'string', default: '0' },
    'server-restarts': { type: 'string', default: '0' },
    'made-up': { type: 'string' },
    'clock-jump': { type: 'string' },
    'made-up-failures': { type: 'string', default: '25' },
    epsilon: { type: 'string' },
    'database-url': { type: 'string' },
    url: { type: 'string' },
    help: { type: 'boolean', short: 'h', default: false },
  } satisfies ParseArgsConfig['options'];
  return parseOptions({ args: [...args], options }, USAGE).values;
}

/** A server that runs already has its own database, release and life. */
function refuseTogether(values: Values): void {
  if (values.url === undefined) return;
  for (const name of ['database-url', 'epsilon', 'made-up', 'clock-jump'] as const) {
    if (values[name] !== undefined) refuse(name, 'cannot be given with --url', 'leave one of them out');
  }
  if (values['server-restarts'] !== '0') {
    refuse('server-restarts', 'cannot be given with --url', 'leave one of them out');
  }
}

function populationOf(values: Values, days: number): Population {
  return {
    installs: whole('installs', values.installs, 1, 100_000),
    optIn: between('opt-in', values['opt-in'], 0, 1),
    readingsPerDay: between('readings-per-day', values['readings-per-day'], 0.1, 200),
    models: modelsOf(values, days),
    faults: {
      lostRequests: between('lost-requests', values['lost-requests'], 0, 1),
      lostAnswers: between('lost-answers', values['lost-answers'], 0, 1),
      duplicates: between('duplicates', values.duplicates, 0, 1),
      wrongClocks: between('wrong-clocks', values['wrong-clocks'], 0, 1),
      serverRestarts: whole('server-restarts', values['server-restarts'], 0, 100),
      liar: liarOf(values, days),
      clockJump: clockJumpOf(values, days),
    },
  };
}

function liarOf(values: Values, days: number): Liar | null {
  const failures = whole('made-up-failures', values['made-up-failures'], 0, MAX_REPORT_FAILURES);
  const text = values['made-up'];
  if (text === undefined) return null;
  const [reports = '', day = '', ...rest] = text.split('@');
  if (rest.length > 0 || day === '') {
    refuse('made-up', `cannot read ${JSON.stringify(text)}`, 'give reports and day such as 500@20');
  }
  return {
    reports: whole('made-up', reports, 1, 100_000),
    day: whole('made-up', day, 0, days - 1),
    failures,
  };
}

function clockJumpOf(values: Values, days: number): ClockJump | null {
  const text = values['clock-jump'];
  if (text === undefined) return null;
  const [, sign, count = '', day = ''] = /^(-?)(\d+)@(\d+)$/.exec(text) ?? [];
  if (count === '') {
    refuse('clock-jump', `cannot read ${JSON.stringify(text)}`, 'give days and day such as 400@3 or -30@3');
  }
  const jump = {
    days: whole('clock-jump', count, LEAST_JUMP_DAYS, MOST_JUMP_DAYS) * (sign === '-' ? -1 : 1),
    day: whole('clock-jump', day, 1, days - 1),
  };
  if (values['made-up']?.endsWith(`@${jump.day}`)) {
    refuse(
      'clock-jump',
      'is on the day of --made-up',
      'give another day: none of its reports would be taken',
    );
  }
  return jump;
}

function modelsOf(values: Values, days: number): readonly ModelRelease[] {
  const models = values.model.map((text) => {
    const [, version = '', day = '0'] = /^([^@]*)(?:@(.*))?$/.exec(text) ?? [];
    if (!isModelVersion(version))
      refuse('model', `${JSON.stringify(text)} is no model version`, 'give one such as m5 or m6@30');
    return {
      version,
      fromDay: whole('model', day, 0, days - 1),
      failureRates: new Array<number>(DIGIT_COUNT).fill(0),
    };
  });
  models.sort((a, b) => a.fromDay - b.fromDay);
  if (models[0]?.fromDay !== 0)
    refuse('model', 'none is there from day 0', 'give the first one without a day');
  if (new Set(models.map(({ version }) => version)).size < models.length)
    refuse('model', 'the same version is given twice', 'give each one once');
  if (new Set(models.map(({ fromDay }) => fromDay)).size < models.length)
    refuse('model', 'two come out on the same day', 'give the later one a day, such as m6@30');
  const ofVersion = (option: string, version: string | undefined) => {
    const found = version === undefined ? models : models.filter((model) => model.version === version);
    if (found.length === 0)
      refuse(option, `${version} is no model of this run`, `give it with --model ${version}`);
    return found;
  };
  for (const text of values['failure-rate']) {
    const [, version, rate = ''] = /^(?:(.*):)?(.*)$/.exec(text) ?? [];
    const value = between('failure-rate', rate, 0, 1);
    for (const model of ofVersion('failure-rate', version)) model.failureRates.fill(value);
  }
  for (const text of values['digit-failure-rate']) {
    const parts = /^(?:(.*):)?(\d)=(.*)$/.exec(text);
    if (!parts)
      refuse(
        'digit-failure-rate',
        `cannot read ${JSON.stringify(text)}`,
        'give it such as 7=0.1 or m5:7=0.1',
      );
    const [, version, digit = '', rate = ''] = parts;
    const value = between('digit-failure-rate', rate, 0, 1);
    for (const model of ofVersion('digit-failure-rate', version)) model.failureRates[Number(digit)] = value;
  }
  return models;
}

function firstDay(text: string): number {
  if (!isDay(text) || text < '1970') {
    refuse('first-day', `${JSON.stringify(text)} is no day`, 'give one from 1970 on such as 2026-01-05');
  }
  return startOfDay(text);
}

function whole(option: string, text: string, min: number, max: number): number {
  if (!/^\d{1,10}$/.test(text) || Number(text) < min || Number(text) > max) {
    refuse(option, `${JSON.stringify(text)} is not right`, `give a whole number from ${min} to ${max}`);
  }
  return Number(text);
}

function between(option: string, text: string, min: number, max: number): number {
  const value = /^\d*\.?\d+$/.test(text) ? Number(text) : Number.NaN;
  if (!(value >= min && value <= max)) {
    refuse(
      option,
      `${JSON.stringify(text)} is not right`,
      `give a number from ${min} to ${max}, such as ${max === 1 ? 0.05 : 1}`,
    );
  }
  return value;
}

function address(option: string, text: string | undefined, protocols: readonly string[]): string | null {
  if (text === undefined) return null;
  if (!URL.canParse(text) || !protocols.includes(new URL(text).protocol)) {
    // Not repeated: it may hold a password.
    refuse(option, 'is no address that can be used', `give one that begins with ${protocols[0]}//`);
  }
  return option === 'url' ? new URL(text).origin : text;
}

function refuse(option: string, problem: string, remedy: string): never {
  throw new CommandError(`--${option}: ${problem}; ${remedy}. All options: npm run simulate -- --help`);
}
