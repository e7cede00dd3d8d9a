import type { HttpBindings } from '@hono/node-server';
import type { Context } from 'hono';
import { ERROR_STATUS, type ErrorBody, type ErrorCode } from '../../contract';

/** `error`: the code of the error answer, for the metrics. */
export type Env = { Bindings: HttpBindings; Variables: { error?: ErrorCode } };
export type ServerContext = Context<Env>;

export const SERVER_FAILED = 'the server failed; it has told its operator';

/** The body of an error answer. */
export function errorBody(error: ErrorCode, message: string): ErrorBody {
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
  return context.json(errorBody(error, message), ERROR_STATUS[error], headers);
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
