import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { build } from 'vite';
import { describe, expect, it } from 'vitest';
import { hashSources, sourceFiles } from '../../scripts/sources.mjs';
import { temporaryFolder } from '../fixtures/temporary-folder';

const known = new Set(sourceFiles('.'));
const folder = temporaryFolder();

describe('what a build is made of', () => {
  it('has every module of the programs that build', async () => {
    const modules: string[] = [];
    await build({
      configFile: false,
      logLevel: 'silent',
      publicDir: false,
      plugins: [
        {
          name: 'modules',
          moduleParsed: ({ id }) => {
            if (!/^\0|node_modules/.test(id)) modules.push(relative('.', id));
          },
        },
      ],
      build: {
        ssr: true,
        write: false,
        rolldownOptions: {
          input: [
            'scripts/build.ts',
            'vite.config.ts',
            'scripts/backup.ts',
            'scripts/retire.ts',
            'scripts/repair-clock.ts',
          ],
        },
      },
    });
    expect(modules).toContain('scripts/licenses.ts');
    expect(modules.filter((file) => !known.has(file))).toEqual([]);
  });

  it('has every module of the built server', () => {
    const maps = readdirSync('dist/server').filter((name) => name.endsWith('.map'));
    const modules = maps.flatMap((name) => {
      const { sources }: { sources: string[] } = JSON.parse(readFileSync(`dist/server/${name}`, 'utf8'));
      return sources.map((source) => relative('.', resolve('dist/server', source)));
    });
    expect(modules).toContain('src/server/main.ts');
    // The last is what stands for a package that is not there.
    expect(modules.filter((file) => !/node_modules|^__vite/.test(file) && !known.has(file))).toEqual([]);
  });

  it('has every file that the app and the worker import from elsewhere', () => {
    const outside = [...known]
      .filter((file) => /^src\/(?!cli\/).*\.tsx?$/.test(file))
      .flatMap((file) =>
        [...readFileSync(file, 'utf8').matchAll(/from '(\.[^']+)'/g)].map(([, path = '']) =>
          join(dirname(file), path.replace(/\?.*/, '')),
        ),
      )
      .filter((file) => !file.startsWith('src/'));
    expect(outside).toContain('model/weights.bin');
    expect(outside.filter((file) => !known.has(file))).toEqual([]);
  });

  it('has the pictures of the manifest, and no others', () => {
    const pictures = [...known].filter((file) => file.startsWith('docs/'));
    const { screenshots } = JSON.parse(readFileSync('public/manifest.webmanifest', 'utf8'));
    expect(pictures).toHaveLength(screenshots.length);
    expect(readdirSync('docs/screenshots').length).toBeGreaterThan(pictures.length);
  });

  it('is another when any of it changes, and the same when something else does', () => {
    for (const name of ['scripts', 'public', 'vite.config.ts', 'index.html'])
      cpSync(name, join(folder, name), { recursive: true });
    const hashes = [hashSources(folder)];
    for (const file of [
      'scripts/licenses.ts',
      'scripts/retire.ts',
      'vite.config.ts',
      'public/first-paint.js',
    ]) {
      writeFileSync(join(folder, file), `${readFileSync(file, 'utf8')}\n`);
      hashes.push(hashSources(folder));
    }
    expect(new Set(hashes).size).toBe(hashes.length);
    writeFileSync(join(folder, 'scripts/bench.ts'), '');
    expect(hashSources(folder)).toBe(hashes.at(-1));
  });
});
