import type { Aggregates } from '../../contract';
import {
  compareVersions,
  type Difference,
  type Part,
  type PartComparison,
  type VersionComparison,
} from '../../statistics';

/**
 * `regression`: even the low end of the judged interval is above what is allowed; `fine`: even its
 * high end is not; `open`: the data are too thin to tell.
 */
export type Verdict = 'regression' | 'fine' | 'open';

/** One part of a version, overall or a digit, beside that of the version before. */
export interface JudgedPart extends PartComparison {
  readonly part: Exclude<Part, 'unread'>;
  readonly verdict: Verdict;
}

/** A version and the one before it. */
export interface JudgedVersion extends VersionComparison {
  /** Overall first, then the digits. */
  readonly parts: readonly JudgedPart[];
}

/**
 * Compares each version with the one before, as the maintainers' page does.
 *
 * @param maxIncrease of a rate, a share of 1
 */
export function judgeVersions(aggregates: Aggregates, maxIncrease: number): readonly JudgedVersion[] {
  return compareVersions(aggregates).map((comparison) => ({
    ...comparison,
    parts: comparison.parts.flatMap(({ part, ...rest }): JudgedPart[] =>
      part === 'unread' ? [] : [{ ...rest, part, verdict: verdictOf(rest.judged, maxIncrease) }],
    ),
  }));
}

function verdictOf(judged: Difference | null, maxIncrease: number): Verdict {
  if (judged === null) return 'open';
  if (judged.low > maxIncrease) return 'regression';
  return judged.high <= maxIncrease ? 'fine' : 'open';
}

/** The parts of a version that came to a verdict. */
export function partsWith(verdict: Verdict, { parts }: JudgedVersion): readonly JudgedPart[] {
  return parts.filter((part) => part.verdict === verdict);
}
