import {
  AGGREGATES_PATH,
  type Aggregates,
  aggregatesSchema,
  type Cell,
  parse,
  type Total,
} from '../contract';
import type { CountedCell } from './audit';

/** @throws Error where the server does not give it */
export async function fetchReleased(url: string, token: string): Promise<Aggregates> {
  const answer = await fetch(`${url}${AGGREGATES_PATH}`, { headers: { authorization: `Bearer ${token}` } });
  if (!answer.ok) throw new Error(`the server does not give its aggregates: status ${answer.status}`);
  const parsed = parse(aggregatesSchema, await answer.json());
  if (!parsed.ok) throw new Error(`the server's aggregates cannot be read: ${parsed.problem}`);
  return parsed.value;
}

/** A released sum of one digit, or over all. */
type Figure = Total & Partial<Pick<Cell, 'digit'>>;

/** What was released beside what was counted. */
export interface ReleaseFindings {
  /** Released figures that were compared. */
  readonly figures: number;
  /** Exact figures that are not what was counted, or intervals without the counted rate. */
  readonly misses: number;
  /** Most misses that are no fault: what chance explains for noisy figures. */
  readonly allowed: number;
}

/** Share of the intervals that may miss. */
const MISS_RATE = 0.05;
/** Standard deviations beyond the mean that chance is believed: one run in 3 million has more. */
const SIGMAS = 5;

/**
 * Compares what was released with what was counted. Exact figures have to be the same, and none may
 * be left out. Of 95% intervals few more than 5% may miss the counted rate.
 */
export function compareReleased(
  counted: readonly CountedCell[],
  { epsilon, cells, totals }: Aggregates,
): ReleaseFindings {
  const days = new Set(
    cells.filter(({ from, to }) => from === to).map(({ from, model }) => `${from} ${model}`),
  );
  /** The counted cells in a released one: a week has the days not released alone. */
  const partsOf = ({ from, to, model, digit }: Figure) =>
    counted.filter(
      (cell) =>
        cell.model === model &&
        (digit === undefined || cell.digit === digit) &&
        cell.day >= from &&
        cell.day <= to &&
        (from === to || !days.has(`${cell.day} ${model}`)),
    );
  const compared = [...cells, ...totals].map((cell: Figure) => {
    const parts = partsOf(cell);
    return {
      cell,
      parts: parts.length,
      attempts: parts.reduce((sum, part) => sum + part.attempts, 0),
      failures: parts.reduce((sum, part) => sum + part.failures, 0),
    };
  });
  if (epsilon === null) {
    const wrong = compared.filter(
      ({ cell, attempts, failures }) => cell.attempts !== attempts || cell.failures !== failures,
    );
    const released = compared.reduce(
      (sum, { cell, parts }) => sum + (cell.digit === undefined ? 0 : parts),
      0,
    );
    return {
      figures: compared.length,
      misses: wrong.length + Math.abs(counted.length - released),
      allowed: 0,
    };
  }
  const judged = compared.flatMap(({ cell: { low, high, digit }, attempts, failures }) => {
    // Unread readings fail by definition; without attempts there is no rate.
    if (low === null || high === null || attempts === 0 || digit === 'unread') return [];
    const rate = failures / attempts;
    return [rate < low || rate > high];
  });
  const mean = judged.length * MISS_RATE;
  return {
    figures: judged.length,
    misses: judged.filter((isMiss) => isMiss).length,
    allowed: Math.floor(mean + SIGMAS * Math.sqrt(mean * (1 - MISS_RATE))),
  };
}
