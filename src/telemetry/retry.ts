import { DAY_MS } from '../contract';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** Longest random wait between sealing and sending: the time of sending must not tell the time of drawing. */
export const MAX_SEND_DELAY_MS = 4 * HOUR_MS;
/** A sealed report that was never taken is given up after this: old news, and as short a retention as serves. */
export const REPORT_LIFE_MS = 7 * DAY_MS;
/** Shortest wait after a failed try. */
export const MIN_BACKOFF_MS = MINUTE_MS;
/** Longest wait after a failed try, unless the server asks for more. */
export const MAX_BACKOFF_MS = 6 * HOUR_MS;
/** How long nothing is sent after the server said 410 "stop sending". */
export const PAUSE_MS = 30 * DAY_MS;
/** A request without an answer is given up after this; a report is 170 bytes, so slower is as good as never. */
export const REQUEST_TIMEOUT_MS = 15_000;
/** Reports kept in the log of sent reports. */
export const LOG_LENGTH = 30;

/**
 * What an answer means for the report.
 *
 * `stored`: it arrived, delete it. `refused`: these bytes will never be taken, drop them and say so.
 * `stop`: no more reports for a while. `later`: keep the same bytes and back off.
 */
export type Verdict = 'stored' | 'refused' | 'stop' | 'later';

const REFUSED = new Set([400, 413, 415, 422]);

/**
 * The meaning of an HTTP status; null where there was no answer.
 *
 * Beyond the contract's list, other statuses (401, 403, 404, 405, …) do not speak about the report: most likely a
 * proxy, a login page or a half-finished deployment stands in the way. So they are `later` too.
 */
export function verdictOf(status: number | null): Verdict {
  if (status === null) return 'later';
  if (status >= 200 && status <= 299) return 'stored';
  if (REFUSED.has(status)) return 'refused';
  if (status === 410) return 'stop';
  return 'later';
}

/** A fresh random wait before the first try, from 0 to 4 h. `unit` is random in [0, 1). */
export function sendDelay(unit: number): number {
  return Math.floor(unit * MAX_SEND_DELAY_MS);
}

/**
 * Wait before the next try, in milliseconds: full jitter, evenly random from 1 min to a ceiling that doubles with
 * each failed try (2 min, 4 min, …) up to 6 h.
 *
 * @param failedTries at least 1
 * @param unit random in [0, 1)
 */
export function backoffDelay(failedTries: number, unit: number): number {
  const ceiling = Math.min(MAX_BACKOFF_MS, MIN_BACKOFF_MS * 2 ** failedTries);
  return Math.floor(MIN_BACKOFF_MS + unit * (ceiling - MIN_BACKOFF_MS));
}

/**
 * The wait that a Retry-After header asks for (RFC 9110, section 10.2.3: seconds, or an HTTP date), in milliseconds
 * from 0 to the life of a report; null where there is none or it cannot be read.
 *
 * @param date the Date header of the same answer: it makes an HTTP date independent of this device's clock
 * @param now milliseconds since the epoch, used where `date` cannot be read
 */
export function retryAfterDelay(header: string | null, date: string | null, now: number): number | null {
  const text = header?.trim() ?? '';
  let delay: number;
  if (/^\d+$/.test(text)) {
    delay = Number(text) * 1000;
  } else {
    delay = httpDate(text) - (httpDate(date ?? '') || now);
  }
  return Number.isNaN(delay) ? null : Math.min(Math.max(delay, 0), REPORT_LIFE_MS);
}

/** Milliseconds since the epoch of an HTTP date, or NaN. All of its forms that servers send end in GMT. */
function httpDate(text: string): number {
  return text.endsWith('GMT') ? Date.parse(text) : Number.NaN;
}
