import type { HttpBindings } from '@hono/node-server';
import type { Context, Hono } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { ErrorBody, ErrorCode } from '../../contract';

/** `error`: the code of the error that is answered. */
export type Env = { Bindings: HttpBindings; Variables: { error?: ErrorCode } };
export type ServerContext = Context<Env>;

/** The body of an error answer. */
export function errorBody(error: ErrorCode, message: string): ErrorBody {
  return { error, message };
}

/** An error answer. */
export function refuse(
  context: ServerContext,
  status: ContentfulStatusCode,
  error: ErrorCode,
  message: string,
  headers: Record<string, string> = {},
): Response {
  context.set('error', error);
  return context.json(errorBody(error, message), status, headers);
}

/** An error answer that tells when to try again, in whole seconds. */
export function refuseForNow(
  context: ServerContext,
  status: 429 | 503,
  error: ErrorCode,
  message: string,
  seconds: number,
): Response {
  return refuse(context, status, error, message, { 'retry-after': String(seconds) });
}

/** Answers 405 to every other method of a path; to be called after its handlers. */
export function onlyMethods(app: Hono<Env>, path: string, allow: string): void {
  app.all(path, (context) =>
    refuse(
      context,
      405,
      'method-not-allowed',
      `${path} does not take ${context.req.method}; it takes ${allow}`,
      {
        allow,
      },
    ),
  );
}
