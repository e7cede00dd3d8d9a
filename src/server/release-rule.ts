import { type Day, isoWeek } from '../contract';

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

/**
 * The privacy rule of exact release (`PRIVACY_EPSILON=off`). A number may be seen only where it is summed from at least
 * `minReports` reports, and each report is seen in one cell only, once:
 *
 * 1. A closed day of a model with at least `minReports` reports is released as that day.
 * 2. A thinner day waits until its ISO week (Monday to Sunday, UTC) is closed. The thin days of the week and model are then
 *    released as one cell from that Monday to that Sunday, if together they have at least `minReports` reports. Days of that week
 *    that were released under 1 are not in it.
 * 3. Thin days that stay below the minimum even as a week are deleted unreleased: nobody ever sees them.
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
