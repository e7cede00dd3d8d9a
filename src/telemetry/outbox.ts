import { type Answer, backoffDelay, REPORT_LIFE_MS, REQUEST_TIMEOUT_MS } from './retry';

/** A report waiting to be sent. Its body never changes. Times are milliseconds since the epoch. */
export interface SealedReport {
  readonly id: string;
  /** The exact bytes of every request. */
  readonly body: string;
  readonly sealedAt: number;
  /** Not sent automatically before. */
  readonly dueAt: number;
  /** Not even sent by "Send now" before: the server's Retry-After. */
  readonly heldUntil: number;
  /** When the times above were set; an earlier clock was set back. */
  readonly setAt: number;
  readonly failedTries: number;
  /** Status and message of the last answer, for the log if the report expires. */
  readonly status: number | null;
  readonly message: string | null;
}

export function sealedReport(id: string, body: string, now: number, dueAt: number): SealedReport {
  return {
    id,
    body,
    sealedAt: now,
    dueAt,
    heldUntil: now,
    setAt: now,
    failedTries: 0,
    status: null,
    message: null,
  };
}

/** Shifts the times with a clock that was set back, so that no wait grows; else the same object. */
export function followClock(report: SealedReport, now: number): SealedReport {
  const back = report.setAt - now;
  if (back <= 0) return report;
  return {
    ...report,
    sealedAt: report.sealedAt - back,
    dueAt: report.dueAt - back,
    heldUntil: report.heldUntil - back,
    setAt: now,
  };
}

export function isExpired(report: SealedReport, now: number): boolean {
  return now - report.sealedAt >= REPORT_LIFE_MS;
}

/** Whether a request started now ends before the report expires: not both stored and expired. */
export function hasTimeLeft(report: SealedReport, now: number): boolean {
  return !isExpired(report, now + REQUEST_TIMEOUT_MS);
}

/** The same report with a later due time. `unit` is random in [0, 1). */
export function postpone(report: SealedReport, answer: Answer, now: number, unit: number): SealedReport {
  const failedTries = report.failedTries + 1;
  const held = answer.retryAfter ?? 0;
  return {
    ...report,
    dueAt: now + Math.max(backoffDelay(failedTries, unit), held),
    heldUntil: now + held,
    setAt: now,
    failedTries,
    status: answer.status,
    message: answer.message,
  };
}
