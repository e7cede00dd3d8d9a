import {
  AGGREGATES_PATH,
  type Aggregates,
  aggregatesSchema,
  errorMessage,
  type Login,
  parse,
  RELEASES_PATH,
  type Releases,
  releasesSchema,
  SESSION_PATH,
} from '../contract';
import { anyOf } from './any-signal';
import type { DayRange } from './range';

/**
 * A request unanswered for so long (ms) has failed; released sums are read from a
 * table and take far less.
 */
export const REQUEST_TIMEOUT_MS = 20_000;

/** Why a request came to nothing. `retryAfter` is in seconds. */
export type Failure =
  | { readonly kind: 'offline' }
  | { readonly kind: 'timeout' }
  | { readonly kind: 'busy'; readonly retryAfter: number | null }
  | { readonly kind: 'refused'; readonly status: number; readonly message: string }
  | { readonly kind: 'unreadable'; readonly problem: string };

export type SessionAnswer = 'signed-in' | 'signed-out' | Failure;
export type SignInAnswer =
  | 'signed-in'
  | 'wrong-token'
  | { readonly kind: 'too-many'; readonly retryAfter: number | null }
  | Failure;
export type SignOutAnswer = 'signed-out' | Failure;
export type AggregatesAnswer =
  | 'signed-out'
  | { readonly kind: 'aggregates'; readonly aggregates: Aggregates }
  | Failure;
export type ReleasesAnswer =
  | 'signed-out'
  | { readonly kind: 'releases'; readonly releases: Releases }
  | Failure;

/** Kinds of file that the figures can be saved as. */
export type ExportFormat = 'csv' | 'json';
export type FileAnswer = 'signed-out' | { readonly kind: 'file'; readonly content: Blob } | Failure;

/**
 * The maintainer's side of the server. An aborted call ends as `offline`; its caller has
 * lost interest anyway.
 */
export interface MaintainerApi {
  session(signal?: AbortSignal): Promise<SessionAnswer>;
  signIn(token: string): Promise<SignInAnswer>;
  signOut(): Promise<SignOutAnswer>;
  /** Released sums whose periods touch the range, of all model versions. */
  aggregates(range: DayRange, signal?: AbortSignal): Promise<AggregatesAnswer>;
  /** By what rule sums are released, and of which days there are some. */
  releases(signal?: AbortSignal): Promise<ReleasesAnswer>;
  /** The same as a file, of one model version or, where it is null, of all. */
  file(range: DayRange, model: string | null, format: ExportFormat): Promise<FileAnswer>;
}

export interface MaintainerApiOptions {
  readonly fetch: typeof fetch;
  /** Milliseconds since the epoch; Retry-After may name a time. */
  readonly now: () => number;
}

/** The API over `fetch`, with paths on the page's own origin. */
export function createMaintainerApi({ fetch, now }: MaintainerApiOptions): MaintainerApi {
  async function request(path: string, init: RequestInit, signal?: AbortSignal): Promise<Response | Failure> {
    const timeout = AbortSignal.timeout(REQUEST_TIMEOUT_MS);
    try {
      return await fetch(path, {
        ...init,
        credentials: 'same-origin',
        cache: 'no-store',
        signal: signal ? anyOf([signal, timeout]) : timeout,
      });
    } catch {
      return { kind: timeout.aborted ? 'timeout' : 'offline' };
    }
  }

  async function failure(response: Response): Promise<Failure> {
    if (response.status === 429 || response.status === 503) {
      return { kind: 'busy', retryAfter: retryAfterSeconds(response, now()) };
    }
    return {
      kind: 'refused',
      status: response.status,
      message: errorMessage(await response.json().catch(() => null)) ?? '',
    };
  }

  /** The JSON at a path. */
  async function read(
    path: string,
    signal: AbortSignal | undefined,
  ): Promise<'signed-out' | { readonly kind: 'body'; readonly body: unknown } | Failure> {
    const response = await request(path, { headers: { accept: 'application/json' } }, signal);
    if ('kind' in response) return response;
    if (response.status === 401) return 'signed-out';
    if (!response.ok) return failure(response);
    try {
      return { kind: 'body', body: await response.json() };
    } catch {
      return signal?.aborted ? { kind: 'offline' } : { kind: 'unreadable', problem: 'answer: is no JSON' };
    }
  }

  return {
    async session(signal) {
      const response = await request(SESSION_PATH, {}, signal);
      if ('kind' in response) return response;
      if (response.status === 401) return 'signed-out';
      return response.ok ? 'signed-in' : failure(response);
    },

    async signIn(token) {
      const response = await request(SESSION_PATH, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ token } satisfies Login),
      });
      if ('kind' in response) return response;
      if (response.status === 401) return 'wrong-token';
      if (response.status === 429)
        return { kind: 'too-many', retryAfter: retryAfterSeconds(response, now()) };
      return response.ok ? 'signed-in' : failure(response);
    },

    async signOut() {
      const response = await request(SESSION_PATH, { method: 'DELETE' });
      if ('kind' in response) return response;
      return response.ok || response.status === 401 ? 'signed-out' : failure(response);
    },

    async aggregates({ from, to }, signal) {
      const answer = await read(`${AGGREGATES_PATH}?${new URLSearchParams({ from, to })}`, signal);
      if (answer === 'signed-out' || answer.kind !== 'body') return answer;
      const parsed = parse(aggregatesSchema, answer.body);
      return parsed.ok
        ? { kind: 'aggregates', aggregates: parsed.value }
        : { kind: 'unreadable', problem: parsed.problem };
    },

    async releases(signal) {
      const answer = await read(RELEASES_PATH, signal);
      if (answer === 'signed-out' || answer.kind !== 'body') return answer;
      const parsed = parse(releasesSchema, answer.body);
      return parsed.ok
        ? { kind: 'releases', releases: parsed.value }
        : { kind: 'unreadable', problem: parsed.problem };
    },

    async file({ from, to }, model, format) {
      const query = new URLSearchParams({ from, to, ...(model === null ? {} : { model }) });
      const accept = format === 'csv' ? 'text/csv' : 'application/json';
      const response = await request(`${AGGREGATES_PATH}?${query}`, { headers: { accept } });
      if ('kind' in response) return response;
      if (response.status === 401) return 'signed-out';
      if (!response.ok) return failure(response);
      try {
        return { kind: 'file', content: await response.blob() };
      } catch {
        return { kind: 'offline' };
      }
    },
  };
}

/**
 * The header Retry-After, in seconds or as an HTTP date (RFC 9110, 10.2.3), as seconds from
 * now; null without one.
 */
function retryAfterSeconds(response: Response, now: number): number | null {
  const header = response.headers.get('retry-after');
  if (header === null) return null;
  if (/^\d+$/.test(header)) return Number(header);
  const time = Date.parse(header);
  return Number.isNaN(time) ? null : Math.max(0, Math.ceil((time - now) / 1000));
}
