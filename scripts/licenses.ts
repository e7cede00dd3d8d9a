import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Plugin } from 'vite';

/** Where the licences of what is bundled can be read, in the folder of the built app. */
const FILE = 'licenses.txt';
/** What the packages themselves want to be kept of their sources. */
const NOTICE = /\/\*(?:(?!\*\/)[\s\S])*@license(?:(?!\*\/)[\s\S])*\*\//g;
const LICENCE_FILE = /^licen[cs]e/i;

/** Files of packages that have been bundled in this process. */
const bundled = new Set<string>();

/** Notes the packages of a bundle. Left in the worker, their notices were a quarter of it. */
export function noteLicenses(): Plugin {
  return {
    name: 'note-licenses',
    apply: 'build',
    generateBundle(_, bundle) {
      for (const output of Object.values(bundle)) {
        const ids = output.type === 'chunk' ? output.moduleIds : [];
        for (const id of ids) if (/^[^\0].*node_modules/.test(id)) bundled.add(id.replace(/\?.*$/, ''));
      }
    },
  };
}

/** Writes licences and notices of all that was bundled. @throws Error where one is missing */
export function writeLicenses(folder: string): void {
  writeFileSync(join(folder, FILE), licenceText(bundled));
}

function licenceText(modules: ReadonlySet<string>): string {
  const notices = new Map<string, Set<string>>();
  for (const file of modules) {
    const folder = packageOf(file);
    const ofPackage = notices.get(folder) ?? new Set();
    notices.set(folder, ofPackage);
    for (const [notice] of readFileSync(file, 'utf8').matchAll(NOTICE)) ofPackage.add(plain(notice));
  }
  const parts = [...notices].sort().map(([folder, ofPackage]) => {
    const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    if (!license) throw new Error(`${name} ${version}: names no licence`);
    const file = readdirSync(folder).find((entry) => LICENCE_FILE.test(entry));
    const text = file ? readFileSync(join(folder, file), 'utf8').trim() : '';
    return [`${name} ${version} (${license})`, text, ...ofPackage].filter(Boolean).join('\n\n');
  });
  return `Inktally contains the following packages.\n\n${parts.join(`\n\n${'-'.repeat(72)}\n\n`)}\n`;
}

/** A comment without its signs. */
function plain(comment: string): string {
  return comment
    .replace(/^\/\*+|\*+\/$/g, '')
    .replace(/^\s*\*? ?/gm, '')
    .replace('@license', '')
    .trim();
}

/** The folder of the package that a file belongs to: the nearest with a named version. */
function packageOf(file: string): string {
  for (let folder = dirname(file); folder !== dirname(folder); folder = dirname(folder)) {
    const path = join(folder, 'package.json');
    if (existsSync(path) && JSON.parse(readFileSync(path, 'utf8')).version) return folder;
  }
  throw new Error(`${file}: belongs to no package`);
}
