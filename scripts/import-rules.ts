/**
 * `tsx scripts/import-rules.ts`: fails on imports that `ROOMS` does not allow. A room is a folder
 * that others enter by its doors only. Biome finds cycles, and what a runtime does not have: Node's
 * modules in a browser, React in a worker.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';

const PURE = ['src/ink', 'src/picture', 'src/contract', 'src/design', 'src/statistics', 'src/random'];
const MODEL_FILES = [
  'model/model.json',
  'model/weights.bin',
  'model/path.json',
  'model/path.bin',
  'model/line.json',
  'model/line.bin',
  'model/numbers.json',
  'model/number-check.json',
];
const READING = ['src/recognizer/core', 'src/recognizer/line', 'src/recognizer/number'];

/**
 * What each room may import besides itself; `*` is every door, `**` every file. A file belongs to
 * the longest name that it begins with.
 */
const ROOMS: Readonly<Record<string, readonly string[]>> = {
  'src/ink': [],
  'src/picture': [],
  'src/contract': [],
  'src/design': ['src/contract'],
  'src/random': [],
  'src/command': [],
  'src/picture-file': ['src/picture'],
  'src/sqlite': [],
  'src/statistics': ['src/contract'],
  'src/telemetry': ['src/contract'],
  'src/recognizer/core': ['src/ink', 'src/contract'],
  'src/recognizer/number': ['src/recognizer/core', 'src/ink', 'src/picture', 'src/contract', ...MODEL_FILES],
  'src/recognizer/line': [
    'src/recognizer/core',
    'src/recognizer/number',
    'src/ink',
    'src/picture',
    'src/contract',
    ...MODEL_FILES,
  ],
  'src/recognizer/worker': [...READING, 'src/ink', 'src/picture', ...MODEL_FILES],
  'src/recognizer/page': ['src/recognizer/core', 'src/recognizer/worker', 'src/ink', 'src/picture'],
  'src/recognizer': [...READING, 'src/recognizer/page', 'src/ink', 'src/picture', 'src/contract'],
  'src/app': ['src/telemetry', 'src/recognizer', 'src/ink', 'src/picture', 'src/contract', 'src/design'],
  'src/dashboard': ['src/statistics', 'src/contract', 'src/design'],
  'src/server': ['src/statistics', 'src/contract', 'src/sqlite'],
  'src/cli': [
    'src/recognizer',
    'src/ink',
    'src/picture',
    'src/picture-file',
    'src/contract',
    'src/statistics',
    'src/command',
  ],
  // It starts the server as a process, by its file.
  'src/simulation': ['src/telemetry', 'src/contract', 'src/sqlite', 'src/command', 'src/random'],
  ...Object.fromEntries(MODEL_FILES.map((file) => [file, []])),
  model: [
    'src/recognizer',
    'src/ink',
    'src/picture',
    'src/picture-file',
    'src/contract',
    'src/command',
    'src/random',
  ],
  scripts: [...PURE, 'src/command', 'src/sqlite', 'src/server', 'scripts/bench', 'vite.config.ts'],
  // Keeps of the WebAssembly binaries what these kernels call.
  'scripts/slim-wasm.ts': ['src/recognizer/core', 'scripts'],
  'vite.config.ts': ['scripts'],
  // Measures the parts of rooms.
  'scripts/bench': ['**'],
  // Tests of a room look into it, and enter others by their doors.
  test: ['*'],
  // Tests of the product as a whole.
  'test/browser': ['**'],
  'test/deploy': ['**'],
  'test/engines': ['**'],
  'test/promises': ['**'],
  'test/soak': ['**'],
};

/** Doors besides each room's `index.ts`. Every file in a folder with a slash is one. */
const DOORS: readonly string[] = [
  // For Node; `index.ts` is for the page.
  'src/recognizer/node.ts',
  'src/server/store/index.ts',
  'src/server/discrete-laplace.ts',
  // A static host gives the same headers.
  'src/server/http/headers.ts',
  'src/server/static-files.ts',
  // Rooms within the recognizer are rooms to each other only.
  'src/recognizer/core/',
  'src/recognizer/line/',
  'src/recognizer/number/',
  'src/recognizer/page/bridge.ts',
  'src/recognizer/worker/messages.ts',
  // The model of telemetry counts as the app does.
  'src/app/sharing/useCount.ts',
  'src/app/number/counting.ts',
  'src/app/draw/counting.ts',
  // A page has its styles by it.
  'src/design/styles.css',
  'vite.config.ts',
  'model/',
  'scripts/',
];

/** By file, what it imports: files of the project by their paths, packages by their names. */
type Imports = ReadonlyMap<string, readonly string[]>;

/** What breaks the rules, a line for each import. */
export function brokenRules(imports: Imports): string[] {
  return [...imports].flatMap(([file, imported]) =>
    imported.filter((target) => !mayImport(file, target)).map((target) => `${file} imports ${target}`),
  );
}

/** Folders of the app that import each other, each as a path back to its start. */
export function folderCycles(imports: Imports): string[] {
  const folderOf = (file: string) => /^(src\/app\/[^/]+)\//.exec(file)?.[1];
  const edges = new Map<string, Set<string>>();
  for (const [file, imported] of imports) {
    const from = folderOf(file);
    if (!from) continue;
    const targets = edges.get(from) ?? new Set();
    for (const target of imported) {
      const to = folderOf(target);
      if (to && to !== from) targets.add(to);
    }
    edges.set(from, targets);
  }
  const done = new Set<string>();
  const follow = (folder: string, path: readonly string[]): string[] => {
    if (path.includes(folder)) return [[...path.slice(path.indexOf(folder)), folder].join(' → ')];
    if (done.has(folder)) return [];
    const found = [...(edges.get(folder) ?? [])].flatMap((next) => follow(next, [...path, folder]));
    done.add(folder);
    return found;
  };
  return [...edges.keys()].flatMap((folder) => follow(folder, []));
}

function mayImport(file: string, target: string): boolean {
  const [from, to] = [roomOf(file), roomOf(target)];
  if (from === to) return true;
  // Packages are of no room; knip holds them against package.json.
  if (to === null) return !/^(src|model|scripts|test)\//.test(target);
  if (from === null) return false;
  const allowed = ROOMS[from] ?? [];
  const [, named] = /^test\/([^/]+)\//.exec(file) ?? [];
  const isTested = [`src/${named}`, named].some((room) => `${to}/`.startsWith(`${room}/`));
  if (allowed.includes('**') || isTested) return true;
  return (allowed.includes('*') || allowed.includes(to)) && isDoor(target, to);
}

function roomOf(file: string): string | null {
  const names = Object.keys(ROOMS).filter((name) => `${file}/`.startsWith(`${name}/`));
  return names.reduce<string | null>((long, name) => (name.length > (long?.length ?? 0) ? name : long), null);
}

function isDoor(file: string, room: string): boolean {
  if (file === room || file === `${room}/index.ts`) return true;
  return DOORS.some((door) => file === door || (door.endsWith('/') && file.startsWith(door)));
}

const IMPORTED = /\b(?:from|import)\s*\(?\s*'([^'?]+)/g;

/** Reads the sources of the project, which lies in the current folder. */
function readImports(): Imports {
  const names = ['src', 'model', 'scripts', 'test'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => posix.join(folder, name)),
  );
  const sources = [...names, 'vite.config.ts'].filter((file) => /\.(tsx?|mjs)$/.test(file));
  return new Map(
    sources.map((file) => {
      const specifiers = [...readFileSync(file, 'utf8').matchAll(IMPORTED)].map(([, name = '']) => name);
      return [file, specifiers.map((specifier) => resolveImport(file, specifier))];
    }),
  );
}

function resolveImport(file: string, specifier: string): string {
  if (!specifier.startsWith('.')) return specifier;
  const path = posix.join(posix.dirname(file), specifier);
  const found = [`${path}.ts`, `${path}.tsx`, `${path}/index.ts`, path].find((each) => existsSync(each));
  // What is not there, TypeScript reports.
  return found ?? path;
}

if (process.argv[1] === import.meta.filename) {
  const imports = readImports();
  const lines = [...brokenRules(imports), ...folderCycles(imports)];
  for (const line of lines) console.error(line);
  process.exitCode = lines.length > 0 ? 1 : 0;
}
