import { type CellDigit, type Day, isoWeek } from '../../contract';
import { type NoiseScales, noiseScales, scaleNumber, thinDayReports } from '../../statistics';
import { type ByteSource, drawDiscreteLaplace } from '../discrete-laplace';
import type { ReleasedCell } from './released';

/** The exact sums of one UTC day and model, by how many reports they come from. */
export interface OpenDay {
  readonly day: Day;
  readonly model: string;
  readonly reports: number;
}

/** Days of one model that leave the exact sums together, as one cell from `from` to `to`. */
export interface DayGroup {
  readonly from: Day;
  readonly to: Day;
  readonly model: string;
  readonly days: readonly Day[];
}

export interface ReleasePlan {
  readonly release: readonly DayGroup[];
  /** Sums to delete without anyone having seen them. */
  readonly discard: readonly DayGroup[];
}

/** Exact sums of a digit. */
export interface ExactCell {
  readonly digit: CellDigit;
  readonly attempts: number;
  readonly failures: number;
}

/** What a release may decide on. */
export interface ClosedDays {
  /** Days that take no more reports and still have their exact sums. */
  readonly open: readonly OpenDay[];
  /** The days that this release closes. */
  readonly closing: ReadonlySet<Day>;
  /** The last closed day. */
  readonly closedThrough: Day;
}

/** Which days leave the exact sums, and what is released of them. */
export interface ReleaseRule {
  /** Released even without reports, so that a release does not tell whether there were any. */
  readonly models: readonly string[];
  readonly plan: (days: ClosedDays) => ReleasePlan;
  /** @param sums of a group, one for each digit in order */
  readonly cells: (
    sums: readonly ExactCell[],
  ) => readonly Pick<ReleasedCell, 'digit' | 'attempts' | 'failures' | 'noise'>[];
}

/** How days are released with noise. */
export interface NoisyRule {
  /** Privacy loss of one report. */
  readonly epsilon: number;
  /** Model versions that are released, whether reports of them came or not. */
  readonly models: readonly string[];
  /** Random bytes; the system's cryptographic ones unless a test gives others. */
  readonly bytes?: ByteSource | undefined;
}

/** Exact sums of at least `minReports` reports (`PRIVACY_EPSILON=off`). See `planRelease`. */
export function exactRule(minReports: number): ReleaseRule {
  return {
    models: [],
    plan: ({ open, closedThrough }) => planRelease(open, closedThrough, minReports),
    cells: (sums) => sums.map((sum) => ({ ...sum, noise: 0 })),
  };
}

/**
 * Sums with discrete Laplace noise, drawn once for each number:
 *
 * 1. A closed day of a model whose number of reports, with noise, reaches `thinDayReports` is
 *    released as that day. This is decided once, when the day closes.
 * 2. The other days of an ISO week and model are released as one cell when the week has ended,
 *    however few reports they had.
 * 3. Sums of another model, which was taken off the list, are deleted unreleased when their week has
 *    ended: to release them would tell that there were any.
 */
export function noisyRule({ epsilon, models, bytes }: NoisyRule): ReleaseRule {
  const scales = noiseScales(epsilon);
  return {
    models,
    plan: ({ open, closing, closedThrough }) => {
      const days = open
        .filter(({ model }) => models.includes(model))
        .map((row) => ({
          ...row,
          // A day that closed before was found thin then.
          reports: closing.has(row.day) ? row.reports + drawDiscreteLaplace(scales.reports, bytes) : 0,
        }));
      const { release, discard } = planRelease(days, closedThrough, thinDayReports(scales));
      const others = open.filter(({ model }) => !models.includes(model));
      return { release: [...release, ...discard], discard: endedWeeks(others, closedThrough) };
    },
    cells: (sums) => [
      ...sums.map(({ digit, ...counts }) => {
        const cell = addNoise(counts, scales.digits, bytes);
        // Unread readings have no passes, and so no noise on them.
        return { ...cell, digit, attempts: digit === 'unread' ? cell.failures : cell.attempts };
      }),
      { ...addNoise(totalOf(sums), scales.totals, bytes), digit: 'all' },
    ],
  };
}

function addNoise(
  { attempts, failures }: Omit<ExactCell, 'digit'>,
  scale: NoiseScales['digits'],
  bytes: ByteSource | undefined,
) {
  const noisyFailures = failures + drawDiscreteLaplace(scale, bytes);
  const noisyPasses = attempts - failures + drawDiscreteLaplace(scale, bytes);
  return { attempts: noisyFailures + noisyPasses, failures: noisyFailures, noise: scaleNumber(scale) };
}

function totalOf(sums: readonly ExactCell[]): Omit<ExactCell, 'digit'> {
  return {
    attempts: sums.reduce((total, { attempts }) => total + attempts, 0),
    failures: sums.reduce((total, { failures }) => total + failures, 0),
  };
}

/** Days whose week has ended, by week and model. */
export function endedWeeks(days: readonly OpenDay[], closedThrough: Day): readonly DayGroup[] {
  const empty = days.map((day) => ({ ...day, reports: 0 }));
  return planRelease(empty, closedThrough, 1).discard;
}

/**
 * The privacy rule of exact release. A number may be seen only where it is summed from at least
 * `minReports` reports, and each report is seen in one cell only, once:
 *
 * 1. A closed day of a model with at least `minReports` reports is released as that day.
 * 2. A thinner day waits until its ISO week (Monday to Sunday, UTC) is closed. The thin days of the
 *    week and model are then released as one cell from that Monday to that Sunday, if together they
 *    have at least `minReports` reports. Days of that week that were released under 1 are not in
 *    it.
 * 3. Thin days that stay below the minimum even as a week are deleted unreleased: nobody ever sees
 *    them.
 *
 * @param closed days that take no more reports
 * @param closedThrough the last closed day
 */
export function planRelease(closed: readonly OpenDay[], closedThrough: Day, minReports: number): ReleasePlan {
  const release: DayGroup[] = [];
  const thinWeeks = new Map<string, DayGroup & { days: Day[]; reports: number }>();
  for (const { day, model, reports } of closed) {
    if (reports >= minReports) {
      release.push({ from: day, to: day, model, days: [day] });
      continue;
    }
    const week = isoWeek(day);
    if (week.to > closedThrough) continue;
    const name = `${week.from} ${model}`;
    const thin = thinWeeks.get(name) ?? { ...week, model, days: [], reports: 0 };
    thin.days.push(day);
    thin.reports += reports;
    thinWeeks.set(name, thin);
  }
  const discard: DayGroup[] = [];
  for (const { reports, ...group } of thinWeeks.values()) {
    (reports >= minReports ? release : discard).push(group);
  }
  return { release, discard };
}
