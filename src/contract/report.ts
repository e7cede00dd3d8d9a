import type { Report } from './report-schema';

/** Version of the report format. */
export const REPORT_VERSION: Report['v'] = 1;
/** Largest body of a report in bytes; a full report is about 170. */
export const MAX_REPORT_BYTES = 512;
/** Fewest counts in a report: below it, one report would say much about one person. */
export const MIN_REPORT_COUNTS = 20;
/** Most counts in a report. It bounds what one report can change, and with it the privacy noise. */
export const MAX_REPORT_COUNTS = 50;
/** Most failures in a report, unread included; for the same reason. */
export const MAX_REPORT_FAILURES = 25;
/**
 * Days that the server knows an id after the day on which it took the report. A client gives a
 * report up after 7 days by its clock, which is 14 for one that was a week ahead when it sealed.
 */
export const REPORT_ID_DAYS = 15;
/** Random bytes in a report id (128 bits), written as 22 characters of base64url. */
export const REPORT_ID_BYTES = 16;

/** All counts of a report: attempts of every digit and unread. */
export function reportCounts(report: Pick<Report, 'attempts' | 'unread'>): number {
  return report.attempts.reduce((sum, n) => sum + n, report.unread);
}

/** The bytes of a report, always the same for the same report; the Privacy page shows them. */
export function encodeReport(report: Report): string {
  const { v: version, id, model, attempts, failures, unread } = report;
  return JSON.stringify({ v: version, id, model, attempts, failures, unread });
}
