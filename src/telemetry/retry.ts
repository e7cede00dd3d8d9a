import { DAY_MS, type ErrorCode } from '../contract';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** Longest random delay between sealing and sending: it hides the time of drawing. */
export const MAX_SEND_DELAY_MS = 4 * HOUR_MS;
/** A report that was never accepted expires after this: outdated data, short retention. */
export const REPORT_LIFE_MS = 7 * DAY_MS;
/** Shortest backoff after a failed try. */
export const MIN_BACKOFF_MS = MINUTE_MS;
/** Longest backoff after a failed try, unless the server asks for more. */
export const MAX_BACKOFF_MS = 6 * HOUR_MS;
/** Nothing is sent for so long after the server answered 410 "stop sending". */
export const PAUSE_MS = 30 * DAY_MS;
/** Timeout of a request; a report has 170 bytes, so a slower network is as good as none. */
export const REQUEST_TIMEOUT_MS = 15_000;
/** Reports kept in the log of sent reports. */
export const LOG_LENGTH = 30;

/** The result of one request. `status` is null without an answer (network failure, timeout). */
export interface Answer {
  readonly status: number | null;
  /** The code of an error that our server gave, or null. */
  readonly code: ErrorCode | null;
  /** Its message, for the log, or null. */
  readonly message: string | null;
  /** The server's Retry-After in milliseconds, or null. */
  readonly retryAfter: number | null;
}

/**
 * The meaning of an answer for the report. `stored`: it arrived, delete it. `refused`: never to be
 * accepted, drop and log it. `stop`: pause all reports. `later`: keep the same bytes and back off.
 */
export type Verdict = 'stored' | 'refused' | 'stop' | 'later';

const REFUSED = new Set([400, 413, 415, 422]);

/**
 * The meaning of an answer; its status is null without one. Only our server ends a report: by 204,
 * or by an error with a code of ours. Anything else comes from a proxy, the login page of a network
 * or an unfinished deployment: `later`.
 */
export function verdictOf({ status, code }: Pick<Answer, 'status' | 'code'>): Verdict {
  if (status === 204) return 'stored';
  if (status === null || code === null) return 'later';
  if (REFUSED.has(status)) return 'refused';
  return status === 410 ? 'stop' : 'later';
}

/** The delay before the first try, 0 to 4 h. `unit` is random in [0, 1). */
export function sendDelay(unit: number): number {
  return Math.floor(unit * MAX_SEND_DELAY_MS);
}

/**
 * The delay before the next try, in milliseconds: exponential backoff with full jitter, uniform
 * from 1 min to a ceiling that doubles with each failed try (2 min, 4 min, …) up to 6 h.
 *
 * @param failedTries at least 1
 * @param unit random in [0, 1)
 */
export function backoffDelay(failedTries: number, unit: number): number {
  const ceiling = Math.min(MAX_BACKOFF_MS, MIN_BACKOFF_MS * 2 ** failedTries);
  return Math.floor(MIN_BACKOFF_MS + unit * (ceiling - MIN_BACKOFF_MS));
}
