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

/** UTC days that a count is kept, its own included: never longer than 7 x 24 hours. */
export const COUNT_LIFE_DAYS = 7;

/** Counts of one UTC day. */
export interface Bucket extends Counts {
  readonly day: DayNumber;
}

/** Counts of one model version that are not in a report yet. */
export interface Tally {
  readonly model: string;
  /** Id of the next report of this model, fixed from the first count on. */
  readonly draftId: string;
  /** By day, oldest first, never empty. */
  readonly buckets: readonly Bucket[];
}

/** Where the counts of one finished reading were added. In memory only. */
export interface CountReceipt {
  readonly model: string;
  /** Of their tally at the time: a tally that was sealed since has another. */
  readonly draftId: string;
  readonly day: DayNumber;
  readonly counts: Counts;
}

/** The counts of one finished reading. */
export function attemptCounts(read: Digit | null, meant: Digit): Counts {
  const one = NO_COUNTS.attempts.map((_, digit) => (digit === meant ? 1 : 0));
  return { attempts: one, failures: read === meant ? NO_COUNTS.failures : one, unread: 0 };
}

/** The counts of one refused reading without a label. */
export const UNREAD_COUNTS: Counts = { ...NO_COUNTS, unread: 1 };

/** The counts of a tally over all days. */
export function tallyCounts(tally: Tally): Counts {
  return tally.buckets.reduce<Counts>((total, bucket) => addCounts(total, bucket), NO_COUNTS);
}

/** Adds counts to one model's bucket of today; `newId` becomes the draft id of a new tally. */
export function addToTallies(
  tallies: readonly Tally[],
  model: string,
  counts: Counts,
  today: DayNumber,
  newId: string,
): readonly Tally[] {
  const old = tallies.find((tally) => tally.model === model);
  const tally: Tally = {
    model,
    draftId: old?.draftId ?? newId,
    buckets: mergeDays([...(old?.buckets ?? []), { ...counts, day: today }]),
  };
  return replaceTally(tallies, model, tally);
}

/**
 * Drops old counts; else gives the same array. Days after today (the clock was set back) become
 * today: a wrong clock must not keep a count longer.
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

/** The tally to report: the oldest with enough counts, else the largest; ties by name. */
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

/** The report of a tally as of now; below 20 counts it is a draft that may not be sent. */
export function draftReport(tally: Tally): Report {
  return { v: REPORT_VERSION, id: tally.draftId, model: tally.model, ...selectCounts(tallyCounts(tally)) };
}

/** The body of `draftReport`. */
export function draftBody(tally: Tally): string {
  return encodeReport(draftReport(tally));
}

/** Subtracts the counts of a report, oldest first; the next draft gets a new id. */
export function takeFromTallies(
  tallies: readonly Tally[],
  model: string,
  taken: Counts,
  newId: string,
): readonly Tally[] {
  const old = tallies.find((tally) => tally.model === model);
  if (!old) return tallies;
  let wanted: Cells = cellsOf(taken);
  const buckets: Bucket[] = [];
  for (const bucket of old.buckets) {
    const cells = cellsOf(bucket);
    const used = cells.map((n, cell) => Math.min(n, wanted[cell] ?? 0));
    wanted = wanted.map((n, cell) => n - (used[cell] ?? 0));
    const rest = cells.map((n, cell) => n - (used[cell] ?? 0));
    if (sum(rest) > 0) buckets.push({ ...countsOf(rest), day: bucket.day });
  }
  return replaceTally(tallies, model, buckets.length > 0 ? { model, draftId: newId, buckets } : null);
}

/** Takes counts out again; null unless all are still in the very tallies they were added to. */
export function takeBackFromTallies(
  tallies: readonly Tally[],
  receipts: readonly CountReceipt[],
): readonly Tally[] | null {
  let left = tallies;
  for (const { model, draftId, day, counts } of receipts) {
    const tally = left.find((one) => one.model === model && one.draftId === draftId);
    const bucket = tally?.buckets.find((one) => one.day === day);
    if (!tally || !bucket) return null;
    const taken = cellsOf(counts);
    const rest = cellsOf(bucket).map((n, cell) => n - (taken[cell] ?? 0));
    if (rest.some((n) => n < 0)) return null;
    const buckets = tally.buckets.flatMap((one) => {
      if (one !== bucket) return [one];
      return sum(rest) > 0 ? [{ ...countsOf(rest), day }] : [];
    });
    left = replaceTally(left, model, buckets.length > 0 ? { ...tally, buckets } : null);
  }
  return left;
}

function replaceTally(tallies: readonly Tally[], model: string, tally: Tally | null): readonly Tally[] {
  const others = tallies.filter((other) => other.model !== model);
  return (tally ? [...others, tally] : others).sort((a, b) => (a.model < b.model ? -1 : 1));
}

/** Merges buckets of the same day, oldest first. */
function mergeDays(buckets: readonly Bucket[]): Bucket[] {
  const byDay = new Map<DayNumber, Counts>();
  for (const { day, ...counts } of buckets) byDay.set(day, addCounts(byDay.get(day) ?? NO_COUNTS, counts));
  return [...byDay].sort(([a], [b]) => a - b).map(([day, counts]) => ({ ...counts, day }));
}
