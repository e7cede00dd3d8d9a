import { MAX_REPORT_COUNTS, MAX_REPORT_FAILURES, MIN_REPORT_COUNTS, reportCounts } from './report';
import { type Report, reportSchema } from './report-schema';
import { parse } from './schema';

export type ReportCheck =
  | { readonly ok: true; readonly report: Report }
  | { readonly ok: false; readonly code: 'malformed' | 'out-of-bounds'; readonly message: string };

/** Checks a parsed JSON value; the server says whether it knows the model. */
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
  const failed = report.failures.reduce((sum, n) => sum + n, report.unread);
  if (failed > MAX_REPORT_FAILURES) {
    return `failures and unread: add up to ${failed}; a report holds at most ${MAX_REPORT_FAILURES}`;
  }
  return null;
}
