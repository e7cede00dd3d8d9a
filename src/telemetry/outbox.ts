import { backoffDelay, REPORT_LIFE_MS, REQUEST_TIMEOUT_MS } from './retry';

/** What came of one request. `status` is null where there was no answer (network failure, timeout). */
export interface Answer {
  readonly status: number | null;
  /** The server's own words, for the log; null where it gave none. */
  readonly message: string | null;
  /** Milliseconds that the server asked to wait, or null. */
  readonly retryAfter: number | null;
}

/** A report that waits to be sent. Its body never changes. All times are milliseconds since the epoch. */
export interface SealedReport {
  readonly id: string;
  /** Exactly the bytes of every request. */
  readonly body: string;
  readonly sealedAt: number;
  /** Not sent by itself before. */
  readonly dueAt: number;
  /** Not sent at all before, also not by "Send now": the server asked for it with Retry-After. */
  readonly heldUntil: number;
  /** When the times above were set; a clock that shows less was set back. */
  readonly setAt: number;
  readonly failedTries: number;
  /** The last answer's status and message, for the log if it expires. */
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

/** Moves the times along with a clock that was set back, so that no wait grows by it; else the same report. */
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

/** Whether a request begun now would end before the report expires; otherwise it might be taken and expire. */
export function hasTimeLeft(report: SealedReport, now: number): boolean {
  return !isExpired(report, now + REQUEST_TIMEOUT_MS);
}

/** The same bytes, to be tried again later. `unit` is random in [0, 1). */
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
