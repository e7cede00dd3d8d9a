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
  'not-implemented': 501,
  busy: 503,
  unavailable: 503,
} as const;

export type ErrorCode = keyof typeof ERROR_STATUS;

/** The `message` of an error; `null` where something else than our server, a proxy, answers. */
export function errorMessage(body: unknown): string | null {
  if (typeof body !== 'object' || body === null || !('message' in body)) return null;
  return typeof body.message === 'string' ? body.message : null;
}

/**
 * Reads the body of an error answer. `null` where something else than our server answers, such as a
 * proxy, or the login page of a network: the code must be one that our server gives this status.
 */
export function readError(
  status: number,
  body: unknown,
): { readonly code: ErrorCode; readonly message: string } | null {
  const message = errorMessage(body);
  const code = typeof body === 'object' && body !== null && 'error' in body ? body.error : null;
  if (message === null || typeof code !== 'string' || !isErrorCode(code)) return null;
  return ERROR_STATUS[code] === status ? { code, message } : null;
}

function isErrorCode(code: string): code is ErrorCode {
  return Object.keys(ERROR_STATUS).includes(code);
}
