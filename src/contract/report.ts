import * as v from 'valibot';
import { DIGIT_COUNT } from './digits';
import { modelVersionSchema } from './models';
import { type Infer, parse } from './schema';

/** Version of the report format. */
export const REPORT_VERSION = 1;
/** Largest body of a report in bytes; a full report is about 170. */
export const MAX_REPORT_BYTES = 512;
/** Fewest counts in a report: below it, one report would say much about one person. */
export const MIN_REPORT_COUNTS = 20;
/** Most counts in a report. It bounds what one report can change, and with it the privacy noise. */
export const MAX_REPORT_COUNTS = 50;
/** Most failures (labelled failures and unread) that a client puts into a report; for the same reason. */
export const MAX_REPORT_FAILURES = 25;
/** Random bytes in a report id (128 bits), written as 22 characters of base64url. */
export const REPORT_ID_BYTES = 16;

const count = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(Number.MAX_SAFE_INTEGER));
const countsByDigit = v.pipe(v.array(count), v.length(DIGIT_COUNT));

/** The form of a report: exactly these keys, nothing optional. Bounds between the counts are `boundsProblem`. */
export const reportSchema = v.strictObject({
  v: v.literal(REPORT_VERSION),
  /** Names the report, not its sender: fresh for each, so that a repeat can be ignored. */
  id: v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{22}$/)),
  /** Version of the model that read the digits. */
  model: modelVersionSchema,
  /** Finished readings by the digit that was meant. */
  attempts: countsByDigit,
  /** Those among them that were misread or refused. */
  failures: countsByDigit,
  /** Readings refused and never labelled. */
  unread: count,
});

/** A sealed, anonymous count of recognition failures. */
export type Report = Infer<typeof reportSchema>;

export type ReportCheck =
  | { readonly ok: true; readonly report: Report }
  | { readonly ok: false; readonly code: 'malformed' | 'out-of-bounds'; readonly message: string };

/**
 * Checks a parsed JSON value against the contract. Whether the model is known is for the server to say.
 *
 * @returns the report, or why it is none, naming the key
 */
export function checkReport(value: unknown): ReportCheck {
  const parsed = parse(reportSchema, value, 'report');
  if (!parsed.ok) return { ok: false, code: 'malformed', message: parsed.problem };
  const problem = boundsProblem(parsed.value);
  if (problem) return { ok: false, code: 'out-of-bounds', message: problem };
  return { ok: true, report: parsed.value };
}

/** What is wrong with the counts of a well-formed report, or `null`. */
function boundsProblem(report: Report): string | null {
  const excess = report.failures.findIndex((failures, digit) => failures > (report.attempts[digit] ?? 0));
  if (excess >= 0) return `failures[${excess}]: is more than attempts[${excess}]`;
  const counts = reportCounts(report);
  if (counts < MIN_REPORT_COUNTS || counts > MAX_REPORT_COUNTS) {
    return `attempts and unread: add up to ${counts}; a report holds ${MIN_REPORT_COUNTS} to ${MAX_REPORT_COUNTS}`;
  }
  return null;
}

/** All counts of a report: attempts of every digit and unread. */
export function reportCounts(report: Pick<Report, 'attempts' | 'unread'>): number {
  return report.attempts.reduce((sum, n) => sum + n, report.unread);
}

/**
 * The bytes of a report, always the same for the same report: keys in the contract's order, no spaces.
 * What the privacy page shows is this text.
 */
export function encodeReport(report: Report): string {
  const { v: version, id, model, attempts, failures, unread } = report;
  return JSON.stringify({ v: version, id, model, attempts, failures, unread });
}
