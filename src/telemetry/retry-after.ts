import { REPORT_LIFE_MS } from './retry';

/**
 * The delay of a Retry-After header (RFC 9110, section 10.2.3: seconds, or an HTTP date), in
 * milliseconds from 0 to the lifetime of a report; null if it is missing or malformed.
 *
 * @param date the Date header of the same answer, so that the device's clock does not matter
 * @param now milliseconds since the epoch, used if `date` is missing or malformed
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

/** An HTTP date in milliseconds since the epoch, or NaN. All forms that servers send end in GMT. */
function httpDate(text: string): number {
  return text.endsWith('GMT') ? Date.parse(text) : Number.NaN;
}
