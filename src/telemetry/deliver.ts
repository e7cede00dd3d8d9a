import { errorMessage, REPORTS_PATH } from '../contract';
import type { Answer } from './outbox';
import type { TelemetryPorts } from './ports';
import { REQUEST_TIMEOUT_MS, retryAfterDelay } from './retry';

/** Longest server message in the log, in characters. */
const MAX_MESSAGE_LENGTH = 200;

const UNANSWERED: Answer = { status: null, message: null, retryAfter: null };

/**
 * Posts one report once.
 *
 * @returns the answer, of status null after a network failure or timeout; null if `signal` aborted
 */
export async function deliver(
  ports: Pick<TelemetryPorts, 'fetch' | 'setTimer' | 'now'>,
  body: string,
  signal: AbortSignal,
): Promise<Answer | null> {
  if (signal.aborted) return null;
  const request = new AbortController();
  const abort = () => request.abort();
  signal.addEventListener('abort', abort);
  const cancelTimeout = ports.setTimer(REQUEST_TIMEOUT_MS, abort);
  try {
    const response = await ports.fetch(REPORTS_PATH, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      cache: 'no-store',
      mode: 'same-origin',
      redirect: 'error',
      signal: request.signal,
    });
    const { status, headers } = response;
    const retryAfter = retryAfterDelay(headers.get('retry-after'), headers.get('date'), ports.now());
    return { status, retryAfter, message: response.ok ? null : await serverMessage(response) };
  } catch {
    return signal.aborted ? null : UNANSWERED;
  } finally {
    cancelTimeout();
    signal.removeEventListener('abort', abort);
  }
}

/** The `message` of an error; null if it did not come from our server, but from a proxy, say. */
async function serverMessage(response: Response): Promise<string | null> {
  const body: unknown = await response.json().catch(() => null);
  return errorMessage(body)?.slice(0, MAX_MESSAGE_LENGTH) ?? null;
}
