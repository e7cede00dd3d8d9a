import * as v from 'valibot';
import { DIGITS } from '../contract';
import { isDay } from './day';
import { EPSILON_DECIMALS } from './privacy-budget';

/** Where released sums are read. */
export const AGGREGATES_PATH = '/api/v1/aggregates';

/** Digit of a cell: the one that was meant, or "unread" for refused readings that nobody labelled. */
export const CELL_DIGITS = [...DIGITS.map(String), 'unread'];

const day = v.pipe(v.string(), v.check(isDay, 'is no day in the form YYYY-MM-DD'));
const count = v.pipe(v.number(), v.finite());
const share = v.nullable(v.pipe(v.number(), v.minValue(0), v.maxValue(1)));

/** Privacy loss of a report with noise added, or null where sums are released as they are. */
const epsilon = v.nullable(v.pipe(v.number(), v.minValue(10 ** -EPSILON_DECIMALS)));

const figures = {
  /** First and last UTC day: the same for a day's cell, further apart where thin days were released as a week. */
  from: day,
  to: day,
  model: v.string(),
  /** Counts; with noise added they can be any whole number, below 0 too. */
  attempts: count,
  failures: count,
  /** Failures by attempts and its 95% interval; null where there are no attempts. */
  rate: share,
  low: share,
  high: share,
  /** Of the noise on this cell, where it is another than the answer's. */
  epsilon: v.exactOptional(epsilon),
};

const total = v.object(figures);
const cell = v.object({ ...figures, digit: v.picklist(CELL_DIGITS) });

/** The answer of `GET /api/v1/aggregates`. Keys it does not name are ignored, so that the server may add some. */
export const aggregatesSchema = v.object({
  epsilon,
  cells: v.array(cell),
  totals: v.array(total),
});

/** Released sums of one period and model over all digits, unread readings included. */
export type Total = Readonly<v.InferOutput<typeof total>>;
/** Released sums of one period, model and digit. */
export type Cell = Readonly<v.InferOutput<typeof cell>>;

export interface Aggregates {
  readonly epsilon: number | null;
  readonly cells: readonly Cell[];
  readonly totals: readonly Total[];
}

/** Reads the server's answer; on failure `problem` names the place and what is wrong there. */
export function parseAggregates(
  value: unknown,
): { readonly ok: true; readonly aggregates: Aggregates } | { readonly ok: false; readonly problem: string } {
  const parsed = v.safeParse(aggregatesSchema, value, { abortEarly: true });
  if (parsed.success) return { ok: true, aggregates: parsed.output };
  const [issue] = parsed.issues;
  return { ok: false, problem: `${v.getDotPath(issue) ?? 'answer'}: ${issue.message}` };
}
