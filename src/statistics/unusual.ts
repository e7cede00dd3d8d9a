import {
  type Aggregates,
  type Day,
  type DayNumber,
  dayNumber,
  MAX_REPORT_FAILURES,
  type Total,
} from '../contract';
import { laplaceCumulants } from './noise';
import { isInUse, type ReleasedCounts } from './released-sum';

/** Days before a period that say what is usual. */
const HISTORY_DAYS = 28;
/** With fewer days or periods of history nothing is judged. */
const MIN_HISTORY_DAYS = 7;
const MIN_HISTORY_PERIODS = 3;
/** Standard deviations that are "by far"; Laplace noise exceeds them once in 20,000 times. */
const FAR = 7;
/** Least change of a rate that counts: as a share of 1, and as a share of the usual rate. */
const LEAST_CHANGE = { points: 0.005, relative: 0.5 };
/** Least change of the failures: a report or two may be a child's. */
const LEAST_FAILURES = 2 * MAX_REPORT_FAILURES;
/** Failure rate that additional honest readings stay below: beginners fail more than others. */
const HONEST_RATE = { relative: 3, points: 0.02 };
/** The same for a version without a usual rate. Reports allow half. */
const HONEST_RATE_OF_NEW = 0.25;
/** Least factor between an unusual and the usual volume, and its standard deviations. */
const UNUSUAL_VOLUME = 2;
const FAR_VOLUME = 4;
/** Standard deviation of normal numbers by their median absolute deviation. */
const DEVIATION_OF_MAD = 1.4826;

/** What was released of some days and a model version. */
export interface ReleasedPeriod {
  /** First and last UTC day: the same for a day; Monday and Sunday for the thin days of a week. */
  readonly from: Day;
  readonly to: Day;
  readonly model: string;
  readonly total: ReleasedCounts;
  /** Of the digits 0 to 9. */
  readonly digits: readonly ReleasedCounts[];
}

/**
 * Why a period looks tampered with. `volume`: there were unusually many readings, and they fail
 * unlike honest ones. `rate`: the failures alone are unlike those before.
 */
export type Unusual = NonNullable<Total['unusual']>;

/** A period with what is computed of it once. */
interface Entry {
  readonly period: ReleasedPeriod;
  readonly first: DayNumber;
  /** The days that it is of: a week is of those not released alone. */
  readonly days: readonly DayNumber[];
  readonly perDay: number;
}

/** What a rate is judged by. */
interface Usual {
  readonly rate: number;
  /** Spread of honest days in standard deviations of sampling and noise, 1 or more. */
  readonly spread: number;
}

/**
 * Marks periods that leave what the 28 days before make likely by far, in the way that made-up
 * reports do. It uses released figures only, so it costs no privacy.
 *
 * A version with a history is judged by it. Its failures, overall or of a digit, must be far from
 * the usual rate; where it has more readings than usual, the additional ones must fail more often
 * than those of beginners, or hardly ever. A newer version is judged only on a day with an unusual
 * volume of all versions: its share of the additional readings must fail about as often as reports
 * allow. What is usual is a median, so a change becomes usual when it lasts for two weeks.
 *
 * @param periods all that was released, in any order
 * @returns a mark or `null` for each period, in the same order, computed one by one
 */
export function* markUnusual(periods: readonly ReleasedPeriod[]): Generator<Unusual | null, void> {
  const entries = entriesOf(periods);
  const volumes = new Map<DayNumber, number>();
  const byModel = new Map<string, Entry[]>();
  for (const entry of entries) {
    for (const day of entry.days) volumes.set(day, (volumes.get(day) ?? 0) + entry.perDay);
    const { model, total } = entry.period;
    // Before a version comes out, its weeks are released as noise.
    if (!isInUse(total)) continue;
    const own = byModel.get(model);
    if (own) own.push(entry);
    else byModel.set(model, [entry]);
  }
  for (const entry of entries) {
    const before = (others: readonly Entry[]) =>
      others.filter(
        ({ first, days }) => first >= entry.first - HISTORY_DAYS && (days.at(-1) ?? first) < entry.first,
      );
    const own = before(byModel.get(entry.period.model) ?? []);
    const usualVolume = usualVolumeOf(entry, volumes);
    if (isHistory(own)) {
      yield leavesOwnHistory(entry, own) ? (usualVolume.isUnusual ? 'volume' : 'rate') : null;
    } else if (usualVolume.isUnusual) {
      yield isMadeUp(entry, before(entries), usualVolume.share) ? 'volume' : null;
    } else yield null;
  }
}

function entriesOf(periods: readonly ReleasedPeriod[]): readonly Entry[] {
  const single = new Set(
    periods.flatMap(({ from, to, model }) => (from === to ? [`${dayNumber(from)} ${model}`] : [])),
  );
  return periods.map((period) => {
    const [first, last] = [dayNumber(period.from), dayNumber(period.to)];
    const all = Array.from({ length: last - first + 1 }, (_, index) => first + index);
    const rest = all.filter((day) => first === last || !single.has(`${day} ${period.model}`));
    const days = rest.length > 0 ? rest : all;
    return { period, first, days, perDay: Math.max(0, period.total.attempts) / days.length };
  });
}

function isHistory(entries: readonly Entry[]): boolean {
  const days = entries.reduce((sum, entry) => sum + entry.days.length, 0);
  return entries.length >= MIN_HISTORY_PERIODS && days >= MIN_HISTORY_DAYS;
}

function leavesOwnHistory(entry: Entry, own: readonly Entry[]): boolean {
  const usualAttempts = median(own.map(({ perDay }) => perDay)) * entry.days.length;
  const parts = (of: (period: ReleasedPeriod) => ReleasedCounts | undefined, share: number) => {
    const counts = of(entry.period);
    const history = own.map(({ period }) => of(period)).filter((part) => part !== undefined);
    return counts !== undefined && leavesRate(counts, history, usualAttempts * share);
  };
  if (parts(({ total }) => total, 1)) return true;
  return entry.period.digits.some((_, digit) => {
    const usual = own.reduce((sum, { period }) => sum + (period.digits[digit]?.attempts ?? 0), 0);
    const all = own.reduce((sum, { period }) => sum + period.total.attempts, 0);
    return parts(({ digits }) => digits[digit], all > 0 ? Math.max(0, usual) / all : 0);
  });
}

/** Whether failures are far from the usual rate, in the way that made-up reports make them. */
function leavesRate(
  counts: ReleasedCounts,
  history: readonly ReleasedCounts[],
  usualAttempts: number,
): boolean {
  const usual = usualRate(history);
  if (usual === null) return false;
  const { rate, spread } = usual;
  const { surplus, deviations } = surplusOf(counts, rate);
  const leastRate = Math.max(LEAST_CHANGE.points, LEAST_CHANGE.relative * rate);
  const least = Math.max(LEAST_FAILURES, leastRate * counts.attempts);
  if (Math.abs(deviations) < FAR * spread || Math.abs(surplus) < least) return false;
  const additional = Math.max(0, counts.attempts - usualAttempts);
  if (surplus > 0) return surplus >= ((HONEST_RATE.relative - 1) * rate + HONEST_RATE.points) * additional;
  // Readings that never fail lower the rate by their number; half of it must be there.
  return rate * additional >= -surplus / 2;
}

/** Whether a version without history has as many failures as only made-up reports bring. */
function isMadeUp({ period: { total } }: Entry, before: readonly Entry[], usualShare: number): boolean {
  const usual = usualRate(before.map(({ period }) => period.total));
  if (usual === null) return false;
  const honest = Math.max(0, total.attempts) * usualShare;
  const { surplus, deviations } = surplusOf(total, usual.rate);
  return (
    deviations >= FAR * usual.spread &&
    surplus >= (HONEST_RATE_OF_NEW - usual.rate) * Math.max(0, total.attempts - honest)
  );
}

/**
 * The usual rate, which is the median reading's, and how far honest periods are from it. No period
 * weighs more than the median one: a few days full of made-up readings must not be the usual.
 */
function usualRate(history: readonly ReleasedCounts[]): Usual | null {
  const present = history.filter(({ attempts }) => attempts > 0);
  const most = median(present.map(({ attempts }) => attempts));
  const rates = present
    .map(({ attempts, failures }) => ({ weight: Math.min(attempts, most), rate: failures / attempts }))
    .sort((a, b) => a.rate - b.rate);
  let half = rates.reduce((sum, { weight }) => sum + weight, 0) / 2;
  const middle = rates.find(({ weight }) => {
    half -= weight;
    return half <= 0;
  });
  if (!middle) return null;
  const rate = Math.min(1, Math.max(0, middle.rate));
  const deviations = history.map((counts) => Math.abs(surplusOf(counts, rate).deviations));
  return { rate, spread: Math.max(1, DEVIATION_OF_MAD * median(deviations)) };
}

/** Failures beyond a rate, and how many standard deviations of sampling and noise they are. */
function surplusOf({ attempts, failures, noise }: ReleasedCounts, rate: number) {
  const surplus = failures - rate * attempts;
  const sampling = Math.max(1, attempts) * rate * (1 - rate);
  const variance = sampling + ((1 - rate) ** 2 + rate ** 2) * laplaceCumulants(noise).variance;
  // A reading more or less is not far, even where nothing has ever failed.
  return { surplus, deviations: surplus / Math.sqrt(Math.max(1, variance)) };
}

/** Whether the volume of all versions is far above the usual one, and the usual share of it. */
function usualVolumeOf(
  { first, days }: Entry,
  volumes: ReadonlyMap<DayNumber, number>,
): { readonly isUnusual: boolean; readonly share: number } {
  const volume = days.reduce((sum, day) => sum + (volumes.get(day) ?? 0), 0) / days.length;
  const before = Array.from({ length: HISTORY_DAYS }, (_, index) => volumes.get(first - 1 - index))
    .filter((one) => one !== undefined)
    // Without it, the logarithm of almost nothing would have no bounds.
    .map((one) => Math.log(Math.max(1, one)));
  if (before.length < MIN_HISTORY_DAYS) return { isUnusual: false, share: 1 };
  const usual = median(before);
  const spread = DEVIATION_OF_MAD * median(before.map((one) => Math.abs(one - usual)));
  const excess = Math.log(Math.max(1, volume)) - usual;
  return {
    isUnusual: excess > Math.max(Math.log(UNUSUAL_VOLUME), FAR_VOLUME * spread),
    share: Math.min(1, Math.exp(-excess)),
  };
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  return ((sorted[Math.ceil(middle) - 1] ?? 0) + (sorted[Math.floor(middle)] ?? 0)) / 2;
}

/** Without the figures that may have been tampered with: no verdict may rest on them. */
export function withoutUnusual(aggregates: Aggregates): Aggregates {
  const nameOf = ({ from, to, model }: Pick<Total, 'from' | 'to' | 'model'>) => `${from} ${to} ${model}`;
  const unusual = new Set(aggregates.totals.filter((total) => total.unusual).map(nameOf));
  if (unusual.size === 0) return aggregates;
  const isUsual = (figure: Total) => !unusual.has(nameOf(figure));
  return {
    ...aggregates,
    cells: aggregates.cells.filter(isUsual),
    totals: aggregates.totals.filter(isUsual),
  };
}
