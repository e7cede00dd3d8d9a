import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

/** How long a login lasts, in seconds: a working day. */
export const SESSION_SECONDS = 12 * 3600;

/**
 * Knows the maintainer: by the token, or by a session value that was signed with a key derived from the token. Nothing
 * is stored, so any process with the same token takes the session, and a new token ends them all.
 */
export class MaintainerKey {
  readonly #tokenHash: Buffer;
  readonly #sessionKey: Buffer;

  constructor(token: string) {
    this.#tokenHash = sha256(token);
    this.#sessionKey = createHmac('sha256', token).update('inktally session v1').digest();
  }

  /** Compares in a time that does not depend on the texts. */
  isToken(text: string): boolean {
    return timingSafeEqual(sha256(text), this.#tokenHash);
  }

  /** A session value that holds until SESSION_SECONDS after `now` (milliseconds since the epoch). */
  newSession(now: number): string {
    const expires = String(Math.floor(now / 1000) + SESSION_SECONDS);
    return `${expires}.${this.#sign(expires)}`;
  }

  /** Whether a session value was signed here and has not expired. */
  isSession(text: string, now: number): boolean {
    const [, expires, signature] = /^(\d{1,12})\.([A-Za-z0-9_-]{43})$/.exec(text) ?? [];
    if (expires === undefined || signature === undefined) return false;
    const isSigned = timingSafeEqual(sha256(signature), sha256(this.#sign(expires)));
    return isSigned && Number(expires) * 1000 > now;
  }

  #sign(expires: string): string {
    return createHmac('sha256', this.#sessionKey).update(expires).digest('base64url');
  }
}

function sha256(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
