import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { LoadGraph } from '../../scripts/load-graph';

const graph = new LoadGraph();
const scripts = graph.files.filter((file) => file.endsWith('.js'));
const textOf = (file: string) => readFileSync(join('dist/client', file), 'utf8');
/** The files that a text names by whole names, in an import or as an address. */
const namedIn = (text: string) =>
  scripts.filter((file) => new RegExp(`(?<![\\w-])${basename(file)}`).test(text));

describe('the build', () => {
  it('imports the entry of a worker from nowhere: WebKit would run it a second time', () => {
    const entries = scripts.flatMap((file) =>
      [...textOf(file).matchAll(/new Worker\(new URL\([`"']([^`"']+)/g)].map(([, path]) =>
        basename(path ?? ''),
      ),
    );
    expect(entries).toEqual([expect.stringMatching(/^worker-[\w-]{8}\.js$/)]);
    for (const file of scripts.filter((name) => name.includes('/worker-'))) {
      const named = namedIn(textOf(file)).map((name) => basename(name));
      expect(named.filter((name) => entries.includes(name) || !name.startsWith('worker-'))).toEqual([]);
    }
    // The service worker is one file.
    expect(textOf('sw.js')).not.toMatch(/\bimport\s*[("'`{*]|\bfrom\s*["'`]/);
    expect(scripts.filter((file) => /\b(import|from)\W+sw\.js/.test(textOf(file)))).toEqual([]);
  });

  it('names the licences of what the page, the worker and the service worker contain', () => {
    const text = textOf('licenses.txt');
    for (const name of ['react-dom', '@tensorflow/tfjs-core', 'workbox-precaching', 'uplot']) {
      expect(text).toMatch(new RegExp(`^${name} [\\d.]+ \\([\\w.-]+\\)$`, 'm'));
    }
  });

  it('has nothing that the oldest browsers of README lack', () => {
    for (const file of graph.files.filter((name) => name.endsWith('.css'))) {
      expect(textOf(file), file).not.toMatch(/light-dark\(|@starting-style|:has\(|&[.:#[]/);
    }
    for (const file of scripts) {
      expect(textOf(file), file).not.toMatch(
        /AbortSignal\.any\b|Promise\.(withResolvers|try)\b|(Array\.fromAsync|Object\.groupBy|Map\.groupBy|URL\.(canParse|parse))\b/,
      );
    }
  });
});
