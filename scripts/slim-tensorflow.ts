import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import type { Plugin } from 'vite';

const { resolve } = createRequire(import.meta.url);
/** Where TensorFlow.js has its WebAssembly binaries, and those that the recognizer loads. */
export const BINARY_FOLDER: string = dirname(resolve('@tensorflow/tfjs-backend-wasm'));
export const BINARIES = ['tfjs-backend-wasm.wasm', 'tfjs-backend-wasm-simd.wasm'] as const;

/** What the slim binaries are made by. */
const MAKER = fileURLToPath(new URL('./slim-wasm.ts', import.meta.url));
const KERNELS = fileURLToPath(new URL('../src/recognizer/core/backends/wasm-kernels.ts', import.meta.url));
const CACHE = fileURLToPath(new URL('../node_modules/.cache/slim-wasm/', import.meta.url));

/** What takes the place of the glue of the WebAssembly binaries. */
const GLUE = fileURLToPath(new URL('../src/recognizer/worker/wasm-glue.ts', import.meta.url));

/** Unused parts that TensorFlow.js imports anyway, a fifth of the worker, and their stand-ins. */
const UNUSED: readonly { readonly path: RegExp; readonly code: string }[] = [
  {
    path: /wasm-out\/tfjs-backend-wasm\.js$/,
    code: `export { wasmFactory as default } from ${JSON.stringify(GLUE)};`,
  },
  // The threaded build of the backend's glue; `startWasm` switches threads off.
  {
    path: /wasm-out\/tfjs-backend-wasm-threaded-simd(\.worker)?\.js$/,
    code: "export default undefined; export const wasmWorkerContents = '';",
  },
  // Gradients, and gradient descent and its kin, for training.
  {
    path: /^\.\/tape$/,
    code: 'export const backpropagateGradients = undefined, getFilteredNodesXToY = undefined;',
  },
  { path: /\/optimizers\/register_optimizers$/, code: 'export function registerOptimizers() {}' },
  // Loading and saving of models; `layers-model.ts` reads them, and nothing is saved.
  { path: /^\.\/io\/io$/, code: 'export {};' },
  {
    path: /^\.\.\/io\/(indexed_db|local_storage)$/,
    code: 'export const BrowserIndexedDB = {}, BrowserLocalStorage = {}; export class BrowserIndexedDBManager {} export class BrowserLocalStorageManager {}',
  },
  {
    path: /^\.\.\/io\/model_management$/,
    code: 'export const ModelStoreManagerRegistry = { registerManager() {} };',
  },
  { path: /^\.\/platforms\/platform_node$/, code: 'export {};' },
  // For debugging: kernels that are timed, tensors as text.
  { path: /^\.\/profiler$/, code: 'export class Profiler {}' },
  { path: /^\.\/tensor_format$/, code: 'export const tensorToString = String;' },
  // Two kilobytes of names of phones, most of them older than WebAssembly.
  {
    path: /^\.\/device_util$/,
    code: 'export const isMobile = () => /android|mobile|ipad/i.test(navigator.userAgent); export const isBrowser = () => true; export function mockIsMobile() {}',
  },
];
const PREFIX = '\0slim-tensorflow:';

/** A Vite plugin that leaves out of a worker's bundle what the recognizer never runs. */
export function slimTensorflow(): Plugin {
  return {
    name: 'slim-tensorflow',
    enforce: 'pre',
    async resolveId(id, importer) {
      const binary = BINARIES.find((name) => id.endsWith(`/${name}?url`));
      if (binary) return `${join(await slimBinaries(), binary)}?url`;
      const index = UNUSED.findIndex(({ path }) => path.test(id));
      return index >= 0 && importer?.includes('@tensorflow') ? `${PREFIX}${index}` : null;
    },
    load(id) {
      return id.startsWith(PREFIX) ? (UNUSED[Number(id.slice(PREFIX.length))]?.code ?? null) : null;
    },
  };
}

let making: Promise<string> | undefined;

/** The folder of the binaries without what the recognizer never calls; they are made once. */
export function slimBinaries(): Promise<string> {
  making ??= makeBinaries();
  return making;
}

async function makeBinaries(): Promise<string> {
  const hash = createHash('sha256');
  const inputs = [MAKER, KERNELS, join(dirname(resolve('binaryen')), 'package.json')];
  for (const file of [...inputs, ...BINARIES.map((name) => join(BINARY_FOLDER, name))]) {
    hash.update(readFileSync(file)).update('\0');
  }
  const folder = join(CACHE, hash.digest('hex').slice(0, 16));
  if (existsSync(folder)) return folder;
  mkdirSync(CACHE, { recursive: true });
  const unfinished = mkdtempSync(join(CACHE, 'unfinished-'));
  try {
    // In a process of its own: it takes some seconds, and the kernels' modules need tsx.
    const tsx = pathToFileURL(resolve('tsx')).href;
    await promisify(execFile)(process.execPath, ['--import', tsx, MAKER, unfinished]);
    renameSync(unfinished, folder);
  } catch (error) {
    // Another build may have been first.
    if (!existsSync(folder)) throw error;
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
  }
  return folder;
}
