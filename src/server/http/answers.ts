import type { HttpBindings } from '@hono/node-server';
import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { ReportErrorCode } from '../../contract';

/** The HTTP status of each error code. */
export const STATUS_OF = {
  'bad-request': 400,
  'bad-parameter': 400,
  malformed: 400,
  unauthorized: 401,
  'wrong-token': 401,
  'not-found': 404,
  'method-not-allowed': 405,
  timeout: 408,
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
} as const satisfies Record<ReportErrorCode, ContentfulStatusCode> & Record<string, ContentfulStatusCode>;

export type ErrorCode = keyof typeof STATUS_OF;

/** `error`: the code of the error answer, for the metrics. */
export type Env = { Bindings: HttpBindings; Variables: { error?: ErrorCode } };
export type ServerContext = Context<Env>;

export const SERVER_FAILED = 'the server failed; it has told its operator';

/** The body of an error answer. */
export function errorBody(error: ErrorCode, message: string): { error: ErrorCode; message: string } {
  return { error, message };
}

/** An error answer. */
export function refuse(
  context: ServerContext,
  error: ErrorCode,
  message: string,
  headers: Record<string, string> = {},
): Response {
  context.set('error', error);
  return context.json(errorBody(error, message), STATUS_OF[error], headers);
}

/** An error answer that asks to try again after this many seconds. */
export function refuseForNow(
  context: ServerContext,
  error: ErrorCode,
  message: string,
  seconds: number,
): Response {
  return refuse(context, error, message, { 'retry-after': String(seconds) });
}

/** 405 for a path that takes only these methods. */
export function refuseMethod(context: ServerContext, methods: readonly string[]): Response {
  const allow = methods.join(', ');
  const message = `this path does not take ${context.req.method}; it takes ${allow}`;
  return refuse(context, 'method-not-allowed', message, { allow });
}
