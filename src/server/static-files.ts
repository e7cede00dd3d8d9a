import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { parseAccept } from 'hono/utils/accept';
import { getMimeType } from 'hono/utils/mime';

/** The suffixes of the build's compressed siblings by encoding, best first; last the plain file. */
const ENCODINGS = Object.entries({ br: '.br', gzip: '.gz', identity: '' });

/** Files here have a hash of their content in the name, so they never change. */
export const HASHED = '/assets/';
export const KEEP_FOREVER = 'public, max-age=31536000, immutable';
/** Cached, but revalidated before each use. */
const REVALIDATE = 'no-cache';

/** A file in one encoding, with the headers of its answer. */
interface Variant {
  readonly encoding: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly headers: Record<string, string>;
}

/** The variants of each file, best first, by URL path, such as `/assets/app-1a2b.js`. */
export type StaticFiles = ReadonlyMap<string, readonly Variant[]>;

/** Reads a folder into memory: requests never reach the disk. A missing one has no files. */
export async function readStaticFiles(folder: string): Promise<StaticFiles> {
  const names = new Set(await fileNames(folder));
  const files = new Map<string, Variant[]>();
  for (const name of names) {
    const compressed = /^(.+)\.(br|gz)$/.exec(name);
    if (compressed?.[1] && names.has(compressed[1])) continue;
    const path = `/${name.split(sep).join('/')}`;
    const encodings = ENCODINGS.filter(([, suffix]) => names.has(name + suffix));
    const headers = {
      'content-type': mediaType(name),
      'cache-control': path.startsWith(HASHED) ? KEEP_FOREVER : REVALIDATE,
      ...(encodings.length > 1 && { vary: 'Accept-Encoding' }),
    };
    const variants = encodings.map(async ([encoding, suffix]) => {
      const bytes = new Uint8Array(await readFile(join(folder, name + suffix)));
      const hash = createHash('sha256').update(bytes).digest('base64url').slice(0, 22);
      const own = { 'content-length': String(bytes.byteLength), etag: `"${hash}"` };
      const encoded = suffix !== '' && { 'content-encoding': encoding };
      return { encoding, bytes, headers: { ...headers, ...own, ...encoded } };
    });
    files.set(path, await Promise.all(variants));
  }
  return files;
}

/** The names of the files in a folder and below; links are not followed. */
async function fileNames(folder: string): Promise<string[]> {
  try {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    return entries
      .filter((entry) => entry.isFile())
      .map((entry) => relative(folder, join(entry.parentPath, entry.name)));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
}

function mediaType(name: string): string {
  const type = getMimeType(name) ?? 'application/octet-stream';
  return type.endsWith('json') ? `${type}; charset=utf-8` : type;
}

/** The best variant that a client accepts (RFC 9110, 12.5.3), otherwise the plain file. */
export function chooseVariant(variants: readonly Variant[], acceptEncoding = ''): Variant | undefined {
  const weights = new Map(parseAccept(acceptEncoding).map(({ type, q }) => [type.toLowerCase(), q]));
  const takes = (encoding: string) => (weights.get(encoding) ?? weights.get('*') ?? 0) > 0;
  return variants.find(({ encoding }) => encoding === 'identity' || takes(encoding));
}
