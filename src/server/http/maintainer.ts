import type { Hono } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import * as v from 'valibot';
import { loginSchema, SESSION_PATH } from '../../contract';
import { addressPrefix, type Sender } from '../client-address';
import type { RateLimiter } from '../rate-limit';
import { type MaintainerKey, SESSION_SECONDS } from '../session';
import { type Env, onlyMethods, refuse, refuseForNow, type ServerContext } from './answers';
import { readJsonBody } from './json-body';

export const COOKIE = 'inktally_session';
/** Largest body of a login: a token of 256 characters fits well. */
const MAX_LOGIN_BYTES = 1024;

/**
 * Wrong tokens that one network may try at once, and how many more in an hour. There is no limit over all networks: with it anyone
 * could lock the maintainers out, and no number of networks guesses the 96 bits of the shortest token.
 */
export const LOGIN_LIMIT = { burst: 10, perHour: 40 };

export interface MaintainerOptions {
  readonly key: MaintainerKey;
  readonly limiter: RateLimiter;
  readonly now: () => number;
  readonly senderOf: (context: ServerContext) => Sender;
}

/** What stands in the way of a request, as its answer; `null` when it comes from a maintainer. */
export type MaintainerGuard = (context: ServerContext) => Response | null;

/** Adds the login (`/api/v1/session`) and gives the guard of everything else that only maintainers may see. */
export function addMaintainerLogin(app: Hono<Env>, options: MaintainerOptions): MaintainerGuard {
  const { key, now, senderOf } = options;

  app.post(SESSION_PATH, async (context) => {
    const body = await readJsonBody(context, MAX_LOGIN_BYTES);
    if (!body.ok) return body.answer;
    const login = v.safeParse(loginSchema, body.value);
    if (!login.success)
      return refuse(context, 400, 'malformed', 'the body: must be {"token":"…"} and nothing else');
    const problem = tokenProblem(context, options, login.output.token);
    if (problem) return problem;
    setCookie(context, COOKIE, key.newSession(now()), {
      path: '/',
      httpOnly: true,
      sameSite: 'Strict',
      secure: senderOf(context).encrypted,
      maxAge: SESSION_SECONDS,
    });
    return context.body(null, 204);
  });
  app.delete(SESSION_PATH, (context) => {
    deleteCookie(context, COOKIE, {
      path: '/',
      httpOnly: true,
      sameSite: 'Strict',
      secure: senderOf(context).encrypted,
    });
    return context.body(null, 204);
  });
  const guard: MaintainerGuard = (context) => {
    const bearer = /^Bearer +(\S+)$/i.exec(context.req.header('authorization') ?? '')?.[1];
    if (bearer !== undefined) return tokenProblem(context, options, bearer);
    if (key.isSession(getCookie(context, COOKIE) ?? '', now())) return null;
    return refuse(
      context,
      401,
      'unauthorized',
      'log in at /maintain, or send the maintainer token as Authorization: Bearer',
      {
        'www-authenticate': 'Bearer',
      },
    );
  };
  app.get(SESSION_PATH, (context) => guard(context) ?? context.body(null, 204));
  onlyMethods(app, SESSION_PATH, 'GET, HEAD, POST, DELETE');
  return guard;
}

/** The answer to a wrong token, or to any token after too many wrong ones; `null` for the right one. */
function tokenProblem(context: ServerContext, options: MaintainerOptions, token: string): Response | null {
  const { key, limiter, senderOf } = options;
  const prefix = addressPrefix(senderOf(context).address);
  const seconds = limiter.wait(prefix);
  if (seconds > 0) {
    return refuseForNow(context, 429, 'too-many', 'too many wrong tokens: wait before the next try', seconds);
  }
  if (key.isToken(token)) return null;
  limiter.spend(prefix);
  return refuse(context, 401, 'wrong-token', 'this is not the maintainer token', {
    'www-authenticate': 'Bearer',
  });
}
