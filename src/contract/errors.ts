/** The HTTP status of each error code. */
export const ERROR_STATUS = {
  /** No HTTP that could be understood. */
  'bad-request': 400,
  'bad-parameter': 400,
  malformed: 400,
  unauthorized: 401,
  'wrong-token': 401,
  'not-found': 404,
  'method-not-allowed': 405,
  timeout: 408,
  /** The service has ended: stop sending. */
  stopped: 410,
  'too-large': 413,
  'wrong-type': 415,
  'out-of-bounds': 422,
  'unknown-model': 422,
  'too-many': 429,
  'headers-too-large': 431,
  failed: 500,
  busy: 503,
  unavailable: 503,
} as const;

export type ErrorCode = keyof typeof ERROR_STATUS;

/** The `message` of an error; `null` where something else than our server, a proxy, answers. */
export function errorMessage(body: unknown): string | null {
  if (typeof body !== 'object' || body === null || !('message' in body)) return null;
  return typeof body.message === 'string' ? body.message : null;
}
