import type { Transaction } from 'kysely';
import { addDays, type Day, isoWeek } from '../../contract';
import { type NoiseScales, noiseScales, scaleNumber, thinDayReports } from '../../statistics';
import { type ByteSource, drawDiscreteLaplace } from '../discrete-laplace';
import type { DayGroup } from '../release-rule';
import { type Database, inTransaction } from './database';
import { closedThrough, closeThrough, deleteExact, exactSums, forgetIds, wipeLog } from './release';
import { isRetired } from './retire';
import type { Tables } from './schema';

/** Most days that are closed in one go, however long no server ran. What is older is not decided by day: it goes out with its week. */
const MAX_DAYS = 366;

/** How days are released with noise. */
export interface NoisyRule {
  /** Privacy loss of one report. */
  readonly epsilon: number;
  /** Model versions that are released, whether reports of them came or not. */
  readonly models: readonly string[];
  /** Random bytes; the system's cryptographic ones unless a test gives others. */
  readonly bytes?: ByteSource | undefined;
}

/**
 * Closes every day before `today` and releases it with discrete Laplace noise, in one transaction: noise is drawn once for each cell, and the
 * noisy cell appears in the moment its exact one is gone. A crash before the commit leaves everything as it was, and noise that nobody
 * saw; after it the day is closed, and no process draws for it again. Of several processes that do it at once, one does the work; the others wait
 * at the row lock and then find nothing to do.
 *
 * 1. A closed day of a model whose number of reports, with noise, reaches `thinDayReports` is released as that day.
 * 2. The other days of an ISO week and model are released as one cell when the week has ended, however few reports they had.
 *
 * Days without reports are treated like any other, so that what is released does not tell whether there were any.
 */
export async function releaseNoisyDays(database: Database, today: Day, rule: NoisyRule): Promise<void> {
  const scales = noiseScales(rule.epsilon);
  await inTransaction(database, async (transaction) => {
    const before = await closedThroughOf(transaction);
    // Everything is deleted, and stays so: not even noise is released any more.
    if (await isRetired(transaction)) return;
    const after = await closeThrough(transaction, addDays(today, -1));
    for (const day of daysBetween(before, after)) {
      for (const model of rule.models) await closeDay(transaction, day, model, scales, rule);
    }
    for (const group of await endedWeeks(transaction, after, rule.models)) {
      await publish(transaction, group, scales, rule);
    }
    await forgetIds(transaction, today);
  });
  await wipeLog(database);
}

/** The last closed day before this release, under the lock that `closeThrough` takes. */
async function closedThroughOf(transaction: Transaction<Tables>): Promise<Day> {
  await transaction
    .updateTable('meta')
    .set((eb) => ({ value: eb.ref('value') }))
    .where('key', '=', 'closed_through')
    .execute();
  const value = await closedThrough(transaction);
  // A new database has closed nothing: the first day that got reports is the first of all.
  if (value !== NEVER) return value;
  const { first } = await transaction
    .selectFrom('open_days')
    .select(({ fn }) => fn.min('day').as('first'))
    .executeTakeFirstOrThrow();
  return first ? addDays(first, -1) : FAR;
}

/** `closed_through` of a new database. */
const NEVER = '0001-01-01';
const FAR = '9999-12-31';

function daysBetween(before: Day, after: Day): Day[] {
  const days: Day[] = [];
  for (let day = before; day < after && days.length < MAX_DAYS; ) {
    day = addDays(day, 1);
    days.push(day);
  }
  return days;
}

/** Releases a day that is not thin; a thin one waits for its week, marked by a row even where no report came. */
async function closeDay(
  transaction: Transaction<Tables>,
  day: Day,
  model: string,
  scales: NoiseScales,
  { bytes }: NoisyRule,
): Promise<void> {
  const row = await transaction
    .selectFrom('open_days')
    .select('reports')
    .where('day', '=', day)
    .where('model', '=', model)
    .executeTakeFirst();
  const reports = Number(row?.reports ?? 0) + drawDiscreteLaplace(scales.reports, bytes);
  if (reports >= thinDayReports(scales)) {
    await publish(transaction, { from: day, to: day, model, days: [day] }, scales, { bytes });
    return;
  }
  await transaction
    .insertInto('open_days')
    .values({ day, model, reports: 0 })
    .onConflict((conflict) => conflict.columns(['day', 'model']).doNothing())
    .execute();
}

/** The thin days of weeks that have ended. */
async function endedWeeks(
  transaction: Transaction<Tables>,
  closedThrough: Day,
  models: readonly string[],
): Promise<readonly DayGroup[]> {
  const rows = await transaction
    .selectFrom('open_days')
    .select(['day', 'model'])
    .where('day', '<=', closedThrough)
    .where('model', 'in', models)
    .execute();
  const weeks = new Map<string, DayGroup & { days: Day[] }>();
  for (const { day, model } of rows) {
    const week = isoWeek(day);
    if (week.to > closedThrough) continue;
    const name = `${week.from} ${model}`;
    const group = weeks.get(name) ?? { ...week, model, days: [] };
    group.days.push(day);
    weeks.set(name, group);
  }
  return [...weeks.values()];
}

/** Draws the noise of each digit and of the sum over all, writes them, and deletes the exact sums. */
async function publish(
  transaction: Transaction<Tables>,
  group: DayGroup,
  scales: NoiseScales,
  { bytes }: Pick<NoisyRule, 'bytes'>,
): Promise<void> {
  const sums = await exactSums(transaction, group);
  const place = { from_day: group.from, to_day: group.to, model: group.model };
  const noisy = (
    counts: { readonly attempts: number; readonly failures: number },
    scale: NoiseScales['digits'],
  ) => {
    const failures = counts.failures + drawDiscreteLaplace(scale, bytes);
    const passes = counts.attempts - counts.failures + drawDiscreteLaplace(scale, bytes);
    return { ...place, failures, attempts: failures + passes, noise: scaleNumber(scale) };
  };
  const digits = sums.map(({ digit, ...counts }) => {
    const released = noisy(counts, scales.digits);
    // Unread readings have no passes, and so no noise on them.
    return { ...released, digit, attempts: digit === 'unread' ? released.failures : released.attempts };
  });
  const all = {
    attempts: sums.reduce((sum, { attempts }) => sum + attempts, 0),
    failures: sums.reduce((sum, { failures }) => sum + failures, 0),
  };
  await transaction
    .insertInto('released')
    .values([...digits, { ...noisy(all, scales.totals), digit: 'all' as const }])
    .execute();
  await deleteExact(transaction, group);
}
