import type { NetworkFiles } from '../core/digit-reader';
import { ModelError, RecognizerError } from '../core/errors';
import { asObject } from '../core/json';
import { weightPaths } from '../core/weights';

/** A file that the worker was built with, and its digest then. */
export interface KnownFile {
  readonly url: string;
  /** Hexadecimal. */
  readonly sha256: string;
}

export interface VerifiedFiles extends NetworkFiles {
  /** Whether the digests were checked; browsers compute them on https and localhost only. */
  readonly verified: boolean;
}

/**
 * Fetches a network and verifies that it is the one that the worker was built with.
 *
 * @throws RecognizerError `network`, `missing` or `server` if a file cannot be fetched
 * @throws ModelError if a file is damaged
 */
export async function fetchNetwork(topology: KnownFile, weights: KnownFile): Promise<VerifiedFiles> {
  const [text, bytes] = await Promise.all([fetchVerified(topology), fetchVerified(weights)]);
  const json = parseJson(topology.url, text);
  const paths = weightPaths(asObject(json, topology.url));
  if (paths.length !== 1) {
    throw new ModelError(
      `${topology.url}: names ${paths.length} weight files (${paths.join(', ')}); the page loads one, export them as one`,
    );
  }
  return { json, weights: bytes, verified: canDigest() };
}

function canDigest(): boolean {
  return globalThis.crypto?.subtle !== undefined;
}

/**
 * Query strings of further attempts, all past the HTTP cache. The second also bypasses the service
 * worker, which knows files by their plain URLs.
 */
const FURTHER_ATTEMPTS = ['', '?again'];

/**
 * Fetches a file and verifies its SHA-256. A damaged copy may come from a cache, so the file is
 * fetched again past all caches, and an intact copy replaces the damaged one. Without digests the
 * bytes are not verified here; `decodeWeights` still checks their form.
 */
async function fetchVerified({ url, sha256 }: KnownFile): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = await fetchBytes(url);
  if (!canDigest() || (await digestOf(bytes)) === sha256) return bytes;
  for (const query of FURTHER_ATTEMPTS) {
    const again = await fetchBytes(`${url}${query}`, 'reload').catch((cause: unknown) => {
      throw damaged(url, sha256, cause);
    });
    if ((await digestOf(again)) !== sha256) continue;
    await replaceCached(url, again);
    return again;
  }
  throw damaged(url, sha256);
}

async function fetchBytes(url: string, cache: RequestCache = 'default'): Promise<Uint8Array<ArrayBuffer>> {
  let response: Response;
  try {
    response = await fetch(url, { credentials: 'omit', cache });
    if (response.ok) return new Uint8Array(await response.arrayBuffer());
  } catch (cause) {
    const message = `${url} could not be fetched; check the connection and load again.`;
    throw new RecognizerError('network', message, { cause });
  }
  const { status } = response;
  if (status === 404 || status === 410) {
    throw new RecognizerError(
      'missing',
      `${url} is not on the server (${status}); put it there, or reload the page.`,
    );
  }
  throw new RecognizerError('server', `${url} was answered with ${status}; load again later.`);
}

async function digestOf(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function damaged(url: string, sha256: string, cause?: unknown): ModelError {
  return new ModelError(
    `${url}: is damaged, its SHA-256 is not ${sha256}; load again, and if that does not help, upload the file to the server again`,
    { cause },
  );
}

function parseJson(url: string, bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch (cause) {
    throw new ModelError(
      `${url}: is not JSON; load again, and if that does not help, export the model again`,
      {
        cause,
      },
    );
  }
}

/** Replaces the file in all caches of the service worker. */
async function replaceCached(url: string, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
  try {
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys(url, { ignoreSearch: true })) {
        const cached = await cache.match(request);
        const type = cached?.headers.get('content-type') ?? 'application/octet-stream';
        await cache.put(request, new Response(bytes, { headers: { 'content-type': type } }));
      }
    }
  } catch (error) {
    // Harmless now; the next start finds the damaged copy again.
    console.warn(`The cached copy of ${url} could not be replaced.`, error);
  }
}
