/** `npm run build`: both pages, the service worker, the server, compressed copies of files. */
import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { build } from 'vite';
import config from '../vite.config';
import { CHECKS, quietly } from './build-options';
import { ingestOrigin } from './ingest-origin';
import { writeLicenses } from './licenses';
import { hashSources, STAMP, screenshots } from './sources.mjs';
import { writeHostFiles } from './static-host';

const CLIENT = 'dist/client';
const SERVER = 'dist/server';
/** What shrinks; images are compressed already. */
const COMPRESSIBLE = /\.(js|css|html|json|webmanifest|svg|wasm|bin|txt|xml)$/;
/** Smaller files are not worth a second file. */
const LEAST_BYTES = 512;

// A caller's own NODE_ENV (a test runner sets one) would make it a development build.
process.env.NODE_ENV = 'production';
rmSync('dist', { recursive: true, force: true });
await build({ ...config, configFile: false, ...quietly() });
writeLicenses(CLIENT);
copyScreenshots();
await build({
  configFile: false,
  ...quietly(),
  // One file starts in half the time. A native module cannot be bundled.
  ssr: { noExternal: true, external: ['better-sqlite3'] },
  build: {
    ssr: true,
    rolldownOptions: {
      checks: CHECKS,
      // With what an operator needs beside the server, so that an installation without
      // sources has it, too.
      input: {
        main: 'src/server/main.ts',
        backup: 'scripts/backup.ts',
        retire: 'scripts/retire.ts',
        'repair-clock': 'scripts/repair-clock.ts',
      },
      // In one folder: the server looks for its writing thread beside its own file.
      output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
    },
    outDir: SERVER,
    target: 'node20',
    emptyOutDir: true,
    copyPublicDir: false,
    sourcemap: true,
  },
});
// A thread starts from a file of its own.
copyFileSync('src/server/store/sqlite-writer.mjs', `${SERVER}/sqlite-writer.mjs`);
const ingest = ingestOrigin();
if (ingest !== null) writeHostFiles(CLIENT, ingest);
await compress(CLIENT);
writeFileSync(STAMP, hashSources('.'));

/** Puts the pictures of the manifest beside it, after the service worker was built without them. */
function copyScreenshots(): void {
  mkdirSync(join(CLIENT, 'screenshots'), { recursive: true });
  for (const { src } of screenshots('.')) {
    copyFileSync(join('docs/screenshots', basename(src)), join(CLIENT, src));
  }
}

/** Writes `.br` and `.gz` beside every file that shrinks, at the highest level: it is done once. */
async function compress(folder: string): Promise<void> {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((file) => COMPRESSIBLE.test(file));
  await Promise.all(
    files.map(async (file) => {
      const bytes = readFileSync(file);
      if (bytes.length < LEAST_BYTES) return;
      const encodings = {
        br: await promisify(brotliCompress)(bytes),
        gz: await promisify(gzip)(bytes, { level: constants.Z_BEST_COMPRESSION }),
      };
      for (const [extension, encoded] of Object.entries(encodings)) {
        if (encoded.length < bytes.length) writeFileSync(`${file}.${extension}`, encoded);
      }
    }),
  );
}
