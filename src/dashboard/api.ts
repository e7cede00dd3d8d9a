import type { GenericSchema, InferOutput } from 'valibot';
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
import type { DayRange } from './range';

/** A request unanswered for so long (ms) has failed; figures take far less. */
export const REQUEST_TIMEOUT_MS = 20_000;

/** Why a request came to nothing. `retryAfter` is in seconds. */
export type Failure =
  | { readonly kind: 'offline' }
  | { readonly kind: 'timeout' }
  | { readonly kind: 'busy'; readonly retryAfter: number | null }
  | { readonly kind: 'refused'; readonly status: number; readonly message: string }
  | { readonly kind: 'unreadable'; readonly problem: string };

/** What was asked for, or why it did not come. */
export type Answer<T> = 'signed-out' | { readonly kind: 'read'; readonly value: T } | Failure;
export type SignInAnswer =
  | 'signed-in'
  | 'wrong-token'
  | { readonly kind: 'too-many'; readonly retryAfter: number | null }
  | Failure;

/** Kinds of file that the figures can be saved as. */
export type ExportFormat = 'csv' | 'json';

/** The maintainer's side of the server. An aborted call ends as `offline`. */
export interface MaintainerApi {
  session(signal?: AbortSignal): Promise<'signed-in' | 'signed-out' | Failure>;
  signIn(token: string): Promise<SignInAnswer>;
  signOut(): Promise<'signed-out' | Failure>;
  /** Released sums whose periods touch the range, of all model versions. */
  aggregates(range: DayRange, signal?: AbortSignal): Promise<Answer<Aggregates>>;
  /** By what rule sums are released, and of which days there are some. */
  releases(signal?: AbortSignal): Promise<Answer<Releases>>;
  /** The same as a file, of one model version or, where it is null, of all. */
  file(range: DayRange, model: string | null, format: ExportFormat): Promise<Answer<Blob>>;
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

  /** The answer to a maintainer; `signed-out` to everyone else. */
  async function ask(
    path: string,
    init: RequestInit,
    signal?: AbortSignal,
  ): Promise<Response | 'signed-out' | Failure> {
    const response = await request(path, init, signal);
    if ('kind' in response) return response;
    if (response.status === 401) return 'signed-out';
    return response.ok ? response : failure(response);
  }

  /** The JSON at a path, checked. */
  async function read<Schema extends GenericSchema>(
    path: string,
    schema: Schema,
    signal: AbortSignal | undefined,
  ): Promise<Answer<InferOutput<Schema>>> {
    const response = await ask(path, { headers: { accept: 'application/json' } }, signal);
    if (isRefused(response)) return response;
    try {
      const parsed = parse(schema, await response.json());
      return parsed.ok
        ? { kind: 'read', value: parsed.value }
        : { kind: 'unreadable', problem: parsed.problem };
    } catch {
      return signal?.aborted ? { kind: 'offline' } : { kind: 'unreadable', problem: 'answer: is no JSON' };
    }
  }

  return {
    async session(signal) {
      const answer = await ask(SESSION_PATH, {}, signal);
      return isRefused(answer) ? answer : 'signed-in';
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
      const answer = await ask(SESSION_PATH, { method: 'DELETE' });
      return isRefused(answer) ? answer : 'signed-out';
    },

    aggregates: ({ from, to }, signal) =>
      read(`${AGGREGATES_PATH}?${new URLSearchParams({ from, to })}`, aggregatesSchema, signal),

    releases: (signal) => read(RELEASES_PATH, releasesSchema, signal),

    async file({ from, to }, model, format) {
      const query = new URLSearchParams({ from, to, ...(model === null ? {} : { model }) });
      const accept = format === 'csv' ? 'text/csv' : 'application/json';
      const response = await ask(`${AGGREGATES_PATH}?${query}`, { headers: { accept } });
      if (isRefused(response)) return response;
      try {
        return { kind: 'read', value: await response.blob() };
      } catch {
        return { kind: 'offline' };
      }
    },
  };
}

function isRefused(answer: Response | 'signed-out' | Failure): answer is 'signed-out' | Failure {
  return answer === 'signed-out' || 'kind' in answer;
}

/** `AbortSignal.any`, which not all our browsers have. */
function anyOf(signals: readonly AbortSignal[]): AbortSignal {
  const either = new AbortController();
  for (const signal of signals) {
    const abort = () => either.abort(signal.reason);
    if (signal.aborted) abort();
    else signal.addEventListener('abort', abort, { once: true, signal: either.signal });
  }
  return either.signal;
}

/** Seconds from now that Retry-After (RFC 9110, 10.2.3) asks for; null without it. */
function retryAfterSeconds(response: Response, now: number): number | null {
  const header = response.headers.get('retry-after');
  if (header === null) return null;
  if (/^\d+$/.test(header)) return Number(header);
  const time = Date.parse(header);
  return Number.isNaN(time) ? null : Math.max(0, Math.ceil((time - now) / 1000));
}
