import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Hono } from 'hono';
import { deleteCookie, getSignedCookie, setSignedCookie } from 'hono/cookie';
import * as v from 'valibot';
import { loginSchema, SESSION_PATH, utcDay } from '../../contract';
import { addressPrefix, type Sender } from '../client-address';
import type { RateLimiter } from '../rate-limit';
import type { Store } from '../store';
import { type Env, refuse, refuseForNow, type ServerContext } from './answers';
import { readJsonBody } from './json-body';

export const COOKIE = 'inktally_session';
/** The value of the cookie: when the session ends, in seconds since the epoch, and its id. */
const SESSION = /^(\d{1,12})_([0-9a-f]{24})$/;
const SESSION_ID_BYTES = 12;
/** How long a login lasts, in seconds: a working day. */
const SESSION_SECONDS = 12 * 3600;
/** Largest body of a login; a token has at most 256 characters. */
const MAX_LOGIN_BYTES = 1024;

/**
 * Wrong tokens that one network may try at once, and per hour, before they are only told to wait.
 * The right token is never refused, or anyone could lock the maintainers out: nobody can guess 96
 * bits anyway.
 */
export const LOGIN_LIMIT = { burst: 10, perHour: 40 };
/**
 * Public reads that one network may make at once, and per hour. An answer over years takes the
 * processor a while, and reports need it.
 */
export const PUBLIC_READ_LIMIT = { burst: 120, perHour: 1200 };

export interface MaintainerOptions {
  readonly token: string;
  readonly limiter: RateLimiter;
  readonly store: Pick<Store, 'endSession' | 'hasSessionEnded'>;
  readonly now: () => number;
  readonly senderOf: (context: ServerContext) => Sender;
}

/** Why a request is refused, as the answer to it; `null` when it comes from a maintainer. */
export type MaintainerGuard = (context: ServerContext) => Promise<Response | null>;

/**
 * Adds the login (`/api/v1/session`) and returns the guard of all that only maintainers may see.
 * A session is a cookie with its expiry time and an id, signed with a key derived from the token.
 * Every process with the same token accepts it, and a new token ends all sessions. Only those that
 * were ended by a logout are stored, until they would have ended anyway.
 */
export function addMaintainerLogin(app: Hono<Env>, options: MaintainerOptions): MaintainerGuard {
  const { token, limiter, store, now, senderOf } = options;
  const tokenHash = sha256(token);
  const sessionKey = createHmac('sha256', token).update('inktally session').digest('base64url');
  const cookieFlags = (context: ServerContext) =>
    ({ httpOnly: true, sameSite: 'Strict', secure: senderOf(context).encrypted }) as const;

  /** The answer to a wrong token; `null` for the right one, whoever has tried wrong ones before. */
  const tokenProblem = (context: ServerContext, given: string): Response | null => {
    if (timingSafeEqual(sha256(given), tokenHash)) return null;
    const seconds = limiter.take(addressPrefix(senderOf(context).address));
    if (seconds > 0) {
      return refuseForNow(context, 'too-many', 'too many wrong tokens: wait before the next try', seconds);
    }
    const headers = { 'www-authenticate': 'Bearer' };
    return refuse(context, 'wrong-token', 'this is not the maintainer token', headers);
  };

  /** The session of the cookie, unless its time is over. */
  const sessionOf = async (context: ServerContext) => {
    const cookie = await getSignedCookie(context, sessionKey, COOKIE);
    const [, seconds = '', id = ''] = SESSION.exec(cookie || '') ?? [];
    const expires = Number(seconds) * 1000;
    return now() < expires ? { id, expires } : null;
  };

  const guard: MaintainerGuard = async (context) => {
    const bearer = /^Bearer +(\S+)$/i.exec(context.req.header('authorization') ?? '')?.[1];
    if (bearer !== undefined) return tokenProblem(context, bearer);
    const session = await sessionOf(context);
    if (session && !(await store.hasSessionEnded(session.id))) return null;
    const message = 'log in at /maintain, or send the maintainer token as Authorization: Bearer';
    return refuse(context, 'unauthorized', message, { 'www-authenticate': 'Bearer' });
  };

  app.get(SESSION_PATH, async (context) => (await guard(context)) ?? context.body(null, 204));
  app.post(SESSION_PATH, async (context) => {
    const body = await readJsonBody(context, MAX_LOGIN_BYTES);
    if (!('value' in body)) return body;
    const login = v.safeParse(loginSchema, body.value);
    if (!login.success)
      return refuse(context, 'malformed', 'the body: must be {"token":"…"} and nothing else');
    const problem = tokenProblem(context, login.output.token);
    if (problem) return problem;
    const expires = Math.floor(now() / 1000) + SESSION_SECONDS;
    const session = `${expires}_${randomBytes(SESSION_ID_BYTES).toString('hex')}`;
    const flags = { ...cookieFlags(context), maxAge: SESSION_SECONDS };
    await setSignedCookie(context, COOKIE, session, sessionKey, flags);
    return context.body(null, 204);
  });
  app.delete(SESSION_PATH, async (context) => {
    const session = await sessionOf(context);
    if (session) {
      await store.endSession({ id: session.id, lastDay: utcDay(session.expires), today: utcDay(now()) });
    }
    deleteCookie(context, COOKIE, cookieFlags(context));
    return context.body(null, 204);
  });
  return guard;
}

/** Lets everyone read within the limit, and maintainers without one; refuses a wrong token. */
export function readerGuard(
  maintainers: MaintainerGuard,
  limiter: RateLimiter,
  senderOf: (context: ServerContext) => Sender,
): MaintainerGuard {
  return async (context) => {
    const denied = await maintainers(context);
    if (denied === null || context.req.header('authorization') !== undefined) return denied;
    const seconds = limiter.take(addressPrefix(senderOf(context).address));
    if (seconds === 0) return null;
    return refuseForNow(context, 'too-many', 'too many readings from this network: wait', seconds);
  };
}

/** Hashes have the same length, so comparing them always takes the same time. */
function sha256(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
