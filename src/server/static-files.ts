import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';

/** Compressed siblings that the build makes, best first, by the name of the encoding. */
const ENCODINGS = [
  ['br', '.br'],
  ['gzip', '.gz'],
] as const;

const TYPES: Readonly<Record<string, string>> = {
  '.bin': 'application/octet-stream',
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
};

/** Files under this path have a hash of their content in the name, so they never change. */
export const HASHED = '/assets/';
export const KEEP_FOREVER = 'public, max-age=31536000, immutable';
/** Kept, but asked about before each use. */
const REVALIDATE = 'no-cache';

/** A file in one encoding. */
export interface Variant {
  /** Content-Encoding; `null` for the file as it is. */
  readonly encoding: string | null;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly etag: string;
}

export interface StaticFile {
  readonly type: string;
  readonly cacheControl: string;
  /** Best first; the last is the file as it is. */
  readonly variants: readonly Variant[];
}

/** Files by URL path, such as `/assets/app-1a2b.js`. */
export type StaticFiles = ReadonlyMap<string, StaticFile>;

/**
 * Reads every file of a folder into memory, with its `.br` and `.gz` siblings. Requests are then looked up in a map and never
 * reach the file system. A folder that is not there has no files.
 */
export async function readStaticFiles(folder: string): Promise<StaticFiles> {
  const names = new Set(await fileNames(folder));
  const files = new Map<string, StaticFile>();
  for (const name of names) {
    if (ENCODINGS.some(([, suffix]) => name.endsWith(suffix) && names.has(name.slice(0, -suffix.length))))
      continue;
    const path = `/${name.split(sep).join('/')}`;
    const variants: Variant[] = [];
    for (const [encoding, suffix] of ENCODINGS) {
      if (names.has(name + suffix)) variants.push(await readVariant(join(folder, name + suffix), encoding));
    }
    variants.push(await readVariant(join(folder, name), null));
    files.set(path, {
      type: TYPES[extname(name).toLowerCase()] ?? 'application/octet-stream',
      cacheControl: path.startsWith(HASHED) ? KEEP_FOREVER : REVALIDATE,
      variants,
    });
  }
  return files;
}

async function fileNames(folder: string): Promise<string[]> {
  try {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    return entries
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(join(folder, sep).length));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
}

async function readVariant(file: string, encoding: string | null): Promise<Variant> {
  const bytes = new Uint8Array(await readFile(file));
  const hash = createHash('sha256').update(bytes).digest('base64url').slice(0, 22);
  return { encoding, bytes, etag: `"${encoding === null ? hash : `${hash}-${encoding}`}"` };
}

/** The best variant that a client takes (RFC 9110, 12.5.3); the plain file where it names none of them. */
export function chooseVariant(file: StaticFile, acceptEncoding: string | undefined): Variant | undefined {
  const accepted = new Map(
    (acceptEncoding ?? '').split(',').map((item) => {
      const [name = '', ...parameters] = item.split(';').map((part) => part.trim().toLowerCase());
      const weight = parameters.find((parameter) => parameter.startsWith('q='));
      return [name, weight === undefined ? 1 : Number(weight.slice(2))] as const;
    }),
  );
  const takes = (encoding: string) => (accepted.get(encoding) ?? accepted.get('*') ?? 0) > 0;
  return (
    file.variants.find(({ encoding }) => encoding !== null && takes(encoding)) ??
    file.variants.find(({ encoding }) => encoding === null)
  );
}

/** Whether `If-None-Match` names this entity tag (RFC 9110, 13.1.2). */
export function matchesEtag(ifNoneMatch: string | undefined, etag: string): boolean {
  if (ifNoneMatch === undefined) return false;
  return ifNoneMatch
    .split(',')
    .map((item) => item.trim().replace(/^W\//, ''))
    .some((item) => item === '*' || item === etag);
}
