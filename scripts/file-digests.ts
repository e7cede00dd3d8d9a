import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { Plugin } from 'vite';

const QUERY = '?sha256';
const PREFIX = '\0sha256:';
/** Without it the id would end in `.json`, and be parsed as such. */
const SUFFIX = '.sha256';

/**
 * A Vite plugin: `import { sha256 } from './file?sha256'` gives the SHA-256 of a file, as it is
 * when the bundle is built, in hexadecimal digits. With it the bundle knows whether a file that it
 * loads later is the one that it was built with.
 */
export function fileDigests(): Plugin {
  return {
    name: 'file-digests',
    enforce: 'pre',
    resolveId(id, importer) {
      if (!id.endsWith(QUERY) || !importer) return null;
      const file = resolve(dirname(importer), id.slice(0, -QUERY.length));
      return `${PREFIX}${file}${SUFFIX}`;
    },
    load(id) {
      if (!id.startsWith(PREFIX)) return null;
      const file = id.slice(PREFIX.length, -SUFFIX.length);
      this.addWatchFile(file);
      const digest = createHash('sha256').update(readFileSync(file)).digest('hex');
      return `export const sha256 = '${digest}';`;
    },
  };
}
