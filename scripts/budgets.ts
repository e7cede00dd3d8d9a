/**
 * `npm run budgets`: what a first visit loads, brotli-compressed, by kind, against its budget. Fails over budget.
 * Every file of the build counts to the page that loads it, lazily or not; maintain.html's own are apart.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';

const CLIENT = 'dist/client';

interface Budget {
  readonly kind: string;
  readonly matches: (file: string) => boolean;
  /** Most kB (1,000 bytes), brotli. */
  readonly most: number;
}

/** Files that only the maintainers' page loads. */
const maintainFiles = filesOf('maintain.html');
const appFiles = filesOf('index.html');
const onlyMaintain = (file: string) => maintainFiles.has(file) && !appFiles.has(file);

/** An earlier edition of the policy: loaded to mark what has changed since. */
const isEarlierPolicy = (file: string) => /\/v\d+-\d+-[\w-]+\.js$/.test(file);
/** The texts of a language other than English (src/app/i18n/messages). */
const isLanguage = (file: string) => /\/(zh-hans|ja)-[\w-]+\.js$/.test(file);
const isWebgl = (file: string) => /worker-webgl-[\w-]+\.js$/.test(file);

const BUDGETS: readonly Budget[] = [
  {
    kind: 'page JS',
    matches: (file) =>
      /\.js$/.test(file) &&
      !/worker|sw\.js|workbox/.test(file) &&
      !onlyMaintain(file) &&
      !isEarlierPolicy(file) &&
      !isLanguage(file),
    most: 100,
  },
  // Loaded only where the reader agreed to it and another edition holds now.
  { kind: 'earlier policies, on demand', matches: isEarlierPolicy, most: 20 },
  // A reader loads one of them, or none.
  { kind: 'other languages, on demand', matches: isLanguage, most: 15 },
  { kind: 'worker JS', matches: (file) => /worker.*\.js$/.test(file) && !isWebgl(file), most: 75 },
  // Loaded only where WebAssembly fails, or WebGL is asked for.
  { kind: 'WebGL JS, on demand', matches: (file) => isWebgl(file), most: 55 },
  { kind: 'service worker JS', matches: (file) => /(^|\/)(sw|workbox[^/]*)\.js$/.test(file), most: 12 },
  { kind: 'CSS', matches: (file) => /\.css$/.test(file) && !onlyMaintain(file), most: 12 },
  // One of the two is loaded: with SIMD wherever the browser has it.
  { kind: 'WASM (SIMD)', matches: (file) => /simd.*\.wasm$/.test(file), most: 115 },
  { kind: 'model', matches: (file) => /(weights.*\.bin|model.*\.json)$/.test(file), most: 125 },
  { kind: 'maintain JS and CSS', matches: onlyMaintain, most: 110 },
];

let over = false;
for (const { kind, matches, most } of BUDGETS) {
  const files = allFiles().filter(matches);
  const bytes = files.reduce((sum, file) => sum + compressedSize(join(CLIENT, file)), 0);
  const bad = files.length === 0 || bytes > most * 1000;
  over ||= bad;
  const figures = `${(bytes / 1000).toFixed(1).padStart(7)} kB of ${String(most).padStart(4)}`;
  console.log(`${bad ? 'FAIL' : 'ok  '}  ${kind.padEnd(28)} ${figures}  ${files.length} file(s)`);
}
process.exitCode = over ? 1 : 0;

function allFiles(): string[] {
  if (!existsSync(CLIENT)) throw new Error(`${CLIENT} is missing: run npm run build first`);
  return readdirSync(CLIENT, { recursive: true, encoding: 'utf8' }).filter(
    (file) => !/\.(br|gz)$/.test(file),
  );
}

function compressedSize(file: string): number {
  return existsSync(`${file}.br`)
    ? readFileSync(`${file}.br`).length
    : brotliCompressSync(readFileSync(file)).length;
}

/** The assets that a page's HTML names, and those named by these in turn. */
function filesOf(page: string): Set<string> {
  const found = new Set<string>();
  const visit = (file: string) => {
    if (found.has(file) || !existsSync(join(CLIENT, file))) return;
    found.add(file);
    if (!/\.(html|js|css)$/.test(file)) return;
    const text = readFileSync(join(CLIENT, file), 'utf8');
    for (const [, name] of text.matchAll(/["'(/]((?:assets\/)?[\w.-]+\.(?:js|css))["')]/g)) {
      if (!name) continue;
      visit(name.startsWith('assets/') ? name : `assets/${name}`);
    }
  };
  visit(page);
  return found;
}
