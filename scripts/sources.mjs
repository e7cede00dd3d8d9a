// What a build is made of, so that `npm start` can tell whether the build on disk
// is of these sources.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';

/** Whole folders, and files that nothing imports. */
const INPUTS = [
  'src',
  'public',
  'model/model.json',
  'model/numbers.json',
  'model/weights.bin',
  'index.html',
  'maintain.html',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'tsconfig',
];
/** Programs of the build: what they import, or name as a file, is part of it. */
const PROGRAMS = ['scripts/build.ts', 'vite.config.ts'];
const IMPORTED = /\b(?:from|import)\s*\(?\s*'(\.[^']+)'/g;
const NAMED = /'((?:scripts|src)\/[\w./-]+\.\w+)'/g;
const MANIFEST = 'public/manifest.webmanifest';
const STAMP = 'dist/.sources';

/**
 * Everything that goes into the build, as paths below the root.
 * @param {string} root
 */
export function sourceFiles(root) {
  /** @type {Set<string>} */
  const files = new Set();
  const add = (/** @type {string} */ path) => {
    const full = join(root, path);
    if (!existsSync(full)) return;
    if (!statSync(full).isDirectory()) files.add(path);
    else for (const name of readdirSync(full)) add(`${path}/${name}`);
  };
  const follow = (/** @type {string} */ path) => {
    if (files.has(path)) return;
    add(path);
    const text = readFileSync(join(root, path), 'utf8');
    const imported = [...text.matchAll(IMPORTED)].map(([, name]) => join(path, '..', name ?? ''));
    const named = [...text.matchAll(NAMED)].map(([, name]) => name ?? '');
    for (const name of [...imported, ...named]) {
      const file = [name, `${name}.ts`].find((each) => files.has(each) || isFile(join(root, each)));
      if (file) follow(file);
    }
  };
  for (const input of INPUTS) add(input);
  for (const program of PROGRAMS) if (existsSync(join(root, program))) follow(program);
  for (const { src } of screenshots(root)) add(`docs/screenshots/${basename(src)}`);
  return [...files].sort();
}

/** @param {string} path */
function isFile(path) {
  return existsSync(path) && statSync(path).isFile();
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

export { STAMP };
