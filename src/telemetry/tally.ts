import {
  type DayNumber,
  type Digit,
  encodeReport,
  MIN_REPORT_COUNTS,
  REPORT_VERSION,
  type Report,
  reportCounts,
} from '../contract';
import { addCounts, type Cells, type Counts, cellsOf, countsOf, NO_COUNTS, sum } from './counts';
import { selectCounts } from './selection';

/**
 * UTC days that a count is kept: the day it was made and the six after. So nothing older than 7 days (in hours,
 * too) is ever kept or sent, whatever the time of day it was made.
 */
export const COUNT_LIFE_DAYS = 7;

/** Counts made on one UTC day. */
export interface Bucket extends Counts {
  readonly day: DayNumber;
}

/** Counts of one model version that are in no report yet. */
export interface Tally {
  readonly model: string;
  /** Id that the next report of this model will have; it exists from the first count on. */
  readonly draftId: string;
  /** By day, oldest first, never empty. */
  readonly buckets: readonly Bucket[];
}

/** What one finished reading adds. */
export function attemptCounts(read: Digit | null, meant: Digit): Counts {
  const one = NO_COUNTS.attempts.map((_, digit) => (digit === meant ? 1 : 0));
  return { attempts: one, failures: read === meant ? NO_COUNTS.failures : one, unread: 0 };
}

/** What one refused reading adds that the user left without a label. */
export const UNREAD_COUNTS: Counts = { ...NO_COUNTS, unread: 1 };

/** All counts of a tally, over its days. */
export function tallyCounts(tally: Tally): Counts {
  return tally.buckets.reduce<Counts>((total, bucket) => addCounts(total, bucket), NO_COUNTS);
}

/** The tallies with counts added to one model's bucket of today; `freshId` names the draft of a new tally. */
export function addToTallies(
  tallies: readonly Tally[],
  model: string,
  counts: Counts,
  today: DayNumber,
  freshId: string,
): readonly Tally[] {
  const old = tallies.find((tally) => tally.model === model);
  const tally: Tally = {
    model,
    draftId: old?.draftId ?? freshId,
    buckets: mergeDays([...(old?.buckets ?? []), { ...counts, day: today }]),
  };
  return replaceTally(tallies, model, tally);
}

/**
 * Drops counts that have lived their days. Days after today (the clock was set back since) count as today: a
 * count must not live longer because the clock was once wrong.
 *
 * @returns the same array where nothing changes
 */
export function dropOldCounts(tallies: readonly Tally[], today: DayNumber): readonly Tally[] {
  const isCurrent = ({ day }: Bucket) => day <= today && today - day < COUNT_LIFE_DAYS;
  if (tallies.every((tally) => tally.buckets.every(isCurrent))) return tallies;
  return tallies
    .map((tally) => ({
      ...tally,
      buckets: mergeDays(
        tally.buckets
          .map((bucket) => (bucket.day > today ? { ...bucket, day: today } : bucket))
          .filter(isCurrent),
      ),
    }))
    .filter((tally) => tally.buckets.length > 0);
}

/**
 * The tally whose report goes next: among those with enough counts the one with the oldest; while none has
 * enough, the one that lacks least. Ties go to the first model by name.
 */
export function nextTally(tallies: readonly Tally[]): Tally | null {
  const ranked = tallies.map((tally) => {
    const total = reportCounts(tallyCounts(tally));
    const enough = total >= MIN_REPORT_COUNTS;
    return { tally, enough, rank: enough ? (tally.buckets[0]?.day ?? 0) : -total };
  });
  ranked.sort(
    (a, b) =>
      Number(b.enough) - Number(a.enough) || a.rank - b.rank || (a.tally.model < b.tally.model ? -1 : 1),
  );
  return ranked[0]?.tally ?? null;
}

/** The report that a tally makes now. With fewer than 20 counts it is a draft only: it may not go yet. */
export function draftReport(tally: Tally): Report {
  return { v: REPORT_VERSION, id: tally.draftId, model: tally.model, ...selectCounts(tallyCounts(tally)) };
}

/** The body of `draftReport`. */
export function draftBody(tally: Tally): string {
  return encodeReport(draftReport(tally));
}

/** The tallies without counts that went into a report, oldest taken first; the next draft has a fresh id. */
export function takeFromTallies(
  tallies: readonly Tally[],
  model: string,
  taken: Counts,
  freshId: string,
): readonly Tally[] {
  const old = tallies.find((tally) => tally.model === model);
  if (!old) return tallies;
  let wanted: Cells = cellsOf(taken);
  const buckets: Bucket[] = [];
  for (const bucket of old.buckets) {
    const cells = cellsOf(bucket);
    const from = cells.map((n, cell) => Math.min(n, wanted[cell] ?? 0));
    wanted = wanted.map((n, cell) => n - (from[cell] ?? 0));
    const rest = cells.map((n, cell) => n - (from[cell] ?? 0));
    if (sum(rest) > 0) buckets.push({ ...countsOf(rest), day: bucket.day });
  }
  return replaceTally(tallies, model, buckets.length > 0 ? { model, draftId: freshId, buckets } : null);
}

function replaceTally(tallies: readonly Tally[], model: string, tally: Tally | null): readonly Tally[] {
  const others = tallies.filter((other) => other.model !== model);
  return (tally ? [...others, tally] : others).sort((a, b) => (a.model < b.model ? -1 : 1));
}

/** Adds up the buckets of the same day and puts the oldest first. */
function mergeDays(buckets: readonly Bucket[]): Bucket[] {
  const byDay = new Map<DayNumber, Counts>();
  for (const { day, ...counts } of buckets) byDay.set(day, addCounts(byDay.get(day) ?? NO_COUNTS, counts));
  return [...byDay].sort(([a], [b]) => a - b).map(([day, counts]) => ({ ...counts, day }));
}
