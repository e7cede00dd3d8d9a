import { type Aggregates, DIGIT_COUNT, DIGITS, type Digit } from '../../contract';
import {
  type Difference,
  failureRateOf,
  LEVEL,
  newestFirst,
  pairWithPrevious,
  type Rate,
  type ReleasedCounts,
  rateDifference,
  withNoise,
  withoutUnusual,
} from '../../statistics';

/** What of a version is compared: everything, or the readings of one digit that was meant. */
export type Part = 'all' | Digit;

/**
 * Ten digits are ten chances of a false alarm, so each is judged by an interval that errs a tenth
 * as often (Bonferroni).
 */
export const DIGIT_LEVEL = 1 - (1 - LEVEL) / DIGIT_COUNT;

/**
 * `regression`: even the low end of the judged interval is above what is allowed; `fine`: even its
 * high end is not; `open`: the data are too thin to tell.
 */
export type Verdict = 'regression' | 'fine' | 'open';

/** One part of a version beside that of the version before. Rates are shares of 1. */
export interface Comparison {
  readonly part: Part;
  /** With 95% intervals; `null` where there are no attempts. */
  readonly before: Rate | null;
  readonly now: Rate | null;
  /** With the 95% interval that the maintainers' page shows; `null` where a rate is missing. */
  readonly difference: Difference | null;
  /** The same with the interval of the verdict: 95% overall, wider for a digit. */
  readonly judged: Difference | null;
  readonly verdict: Verdict;
}

/** A version and the one before it. */
export interface VersionComparison {
  readonly model: string;
  readonly before: string;
  /** Overall first, then the digits. */
  readonly parts: readonly Comparison[];
}

/**
 * Compares each version with the one before, by figures that do not look tampered with.
 *
 * @param maxIncrease of a rate, a share of 1
 */
export function compareVersions(aggregates: Aggregates, maxIncrease: number): readonly VersionComparison[] {
  const { totals, cells } = withNoise(withoutUnusual(aggregates));
  const countsOf = (model: string, part: Part): readonly ReleasedCounts[] =>
    part === 'all'
      ? totals.filter((total) => total.model === model)
      : cells.filter((cell) => cell.model === model && cell.digit === String(part));
  const models = newestFirst([...new Set(totals.map(({ model }) => model))]);
  const pairs = pairWithPrevious(models, (model) => failureRateOf(countsOf(model, 'all')).rate !== null);
  return pairs.flatMap(({ version: model, before }): VersionComparison[] => {
    if (before === null) return [];
    const parts = (['all', ...DIGITS] as const).map((part) =>
      compare(part, countsOf(before, part), countsOf(model, part), maxIncrease),
    );
    return [{ model, before, parts }];
  });
}

function compare(
  part: Part,
  before: readonly ReleasedCounts[],
  now: readonly ReleasedCounts[],
  maxIncrease: number,
): Comparison {
  const rates = { before: failureRateOf(before).rate, now: failureRateOf(now).rate };
  const judged = differenceAt(part === 'all' ? LEVEL : DIGIT_LEVEL, before, now);
  return {
    part,
    ...rates,
    difference: differenceAt(LEVEL, before, now),
    judged,
    verdict: judged === null ? 'open' : verdictOf(judged, maxIncrease),
  };
}

function differenceAt(
  level: number,
  before: readonly ReleasedCounts[],
  now: readonly ReleasedCounts[],
): Difference | null {
  const [rateBefore, rate] = [failureRateOf(before, level).rate, failureRateOf(now, level).rate];
  return rateBefore && rate && rateDifference(rate, rateBefore);
}

function verdictOf({ low, high }: Difference, maxIncrease: number): Verdict {
  if (low > maxIncrease) return 'regression';
  return high <= maxIncrease ? 'fine' : 'open';
}

/** The comparisons of a version that came to a verdict. */
export function partsWith(verdict: Verdict, { parts }: VersionComparison): readonly Comparison[] {
  return parts.filter((part) => part.verdict === verdict);
}
