import { ModelError, RecognizerError } from '../core/errors';
import { asObject } from '../core/json';
import { weightPaths } from '../core/weights';

/** A file that the worker was built with. */
export interface KnownFile {
  readonly url: string;
  /** In hexadecimal digits. */
  readonly sha256: string;
}

export interface ModelFiles {
  readonly json: unknown;
  readonly weights: Uint8Array;
  /** False where the digests could not be computed (see `fetchWhole`). */
  readonly verified: boolean;
}

/**
 * Fetches the model and makes sure that it is the one that the worker was built with.
 *
 * @throws RecognizerError `network`, `missing` or `server` where a file is not to be had
 * @throws ModelError where a file is damaged
 */
export async function fetchModel(model: KnownFile, weights: KnownFile): Promise<ModelFiles> {
  const [text, bytes] = await Promise.all([fetchWhole(model), fetchWhole(weights)]);
  const json = parseJson(model.url, text);
  const paths = weightPaths(asObject(json, 'model.json'));
  if (paths.length !== 1) {
    throw new ModelError(
      `model.json: names ${paths.length} weight files (${paths.join(', ')}); the page loads one, export them as one`,
    );
  }
  return { json, weights: bytes, verified: canDigest() };
}

/** Browsers give digests to pages with https and on localhost only. */
function canDigest(): boolean {
  return globalThis.crypto?.subtle !== undefined;
}

/** Past the browser's own cache; then past the service worker, too, which knows files by their plain addresses. */
const FURTHER_ATTEMPTS = ['', '?again'];

/**
 * The bytes of a file, checked by their SHA-256. A copy that does not fit may have gone bad in a cache: it is asked for
 * again past all of them, and if that one is whole, it takes the place of the bad one. Where the browser gives no digests the
 * bytes are taken as they are; what is made of them is then checked by its form only (`decodeWeights`).
 */
async function fetchWhole({ url, sha256 }: KnownFile): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = await fetchBytes(url);
  if (!canDigest() || (await digestOf(bytes)) === sha256) return bytes;
  for (const query of FURTHER_ATTEMPTS) {
    const again = await fetchBytes(`${url}${query}`, 'reload').catch((cause: unknown) => {
      throw damaged(url, sha256, cause);
    });
    if ((await digestOf(again)) !== sha256) continue;
    await replaceKept(url, again);
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
      `${url} is not on the server (${status}); put it there, or load the page anew.`,
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
    `${url}: is damaged, its SHA-256 is not ${sha256}; load again, and if that does not help, put the file on the server anew`,
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

/** Puts a whole copy in the place of every bad one that is kept for use without a network. */
async function replaceKept(url: string, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
  try {
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys(url, { ignoreSearch: true })) {
        const kept = await cache.match(request);
        const type = kept?.headers.get('content-type') ?? 'application/octet-stream';
        await cache.put(request, new Response(bytes, { headers: { 'content-type': type } }));
      }
    }
  } catch (error) {
    // It is read all the same; the next start meets the bad copy again.
    console.warn(`The kept copy of ${url} could not be replaced.`, error);
  }
}
