// What a build is made of, so that `npm start` can tell whether the build on disk is of these sources.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

const INPUTS = [
  'src',
  'public',
  'docs/screenshots',
  'model/model.json',
  'model/weights.bin',
  'index.html',
  'maintain.html',
  'vite.config.ts',
  'scripts/build.ts',
  'scripts/static-host.ts',
  'package-lock.json',
];
const STAMP = 'dist/.sources';

/**
 * A hash of everything that goes into the build.
 * @param {string} root
 */
export function hashSources(root) {
  const hash = createHash('sha256');
  const add = (/** @type {string} */ path) => {
    const full = join(root, path);
    if (!existsSync(full)) return;
    if (statSync(full).isDirectory()) {
      for (const name of readdirSync(full).sort()) add(`${path}/${name}`);
      return;
    }
    hash.update(`${path}\0`).update(readFileSync(full)).update('\0');
  };
  for (const input of INPUTS) add(input);
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

export { STAMP };
