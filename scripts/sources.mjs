// What a build is made of: `npm start` tells whether the one on disk is of these sources.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';

/** All that a build can have in it, or is made by. */
const INPUTS = [
  'src',
  'public',
  'scripts',
  'model/line.bin',
  'model/line.json',
  'model/model.json',
  'model/numbers.json',
  'model/number-check.json',
  'model/path.bin',
  'model/path.json',
  'model/weights.bin',
  'index.html',
  'maintain.html',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'tsconfig',
  'vite.config.ts',
];
/** It measures what is built. */
const BENCH = /^scripts\/bench\b/;
const MANIFEST = 'public/manifest.webmanifest';
export const STAMP = 'dist/.sources';

/**
 * Everything that goes into the build, as paths below the root.
 * @param {string} root
 */
export function sourceFiles(root) {
  /** @type {string[]} */
  const files = [];
  const add = (/** @type {string} */ path) => {
    const full = join(root, path);
    if (BENCH.test(path) || !existsSync(full)) return;
    if (!statSync(full).isDirectory()) files.push(path);
    else for (const name of readdirSync(full)) add(`${path}/${name}`);
  };
  for (const input of INPUTS) add(input);
  for (const { src } of screenshots(root)) add(`docs/screenshots/${basename(src)}`);
  return files.sort();
}

/**
 * The pictures that are put beside the manifest.
 * @param {string} root
 * @returns {{ src: string }[]}
 */
export function screenshots(root) {
  const manifest = join(root, MANIFEST);
  return existsSync(manifest) ? JSON.parse(readFileSync(manifest, 'utf8')).screenshots : [];
}

/**
 * A hash of everything that goes into the build.
 * @param {string} root
 */
export function hashSources(root) {
  const hash = createHash('sha256');
  for (const path of sourceFiles(root)) {
    hash
      .update(`${path}\0`)
      .update(readFileSync(join(root, path)))
      .update('\0');
  }
  // A build for a static host is another.
  hash.update(process.env.INGEST_ORIGIN ?? '');
  return hash.digest('hex');
}

/**
 * Whether the build on disk was made of the sources on disk.
 * @param {string} root
 */
export function isBuilt(root) {
  const stamp = join(root, STAMP);
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === hashSources(root);
}
