import type { Plugin } from 'vite';

/** Unused parts that TensorFlow.js imports anyway, a fifth of the worker, and their stand-ins. */
const UNUSED: readonly { readonly path: RegExp; readonly code: string }[] = [
  // The threaded build of the backend's glue; `startWasm` switches threads off.
  {
    path: /wasm-out\/tfjs-backend-wasm-threaded-simd(\.worker)?\.js$/,
    code: "export default undefined; export const wasmWorkerContents = '';",
  },
  // Gradient descent and its kin, for training.
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
    resolveId(id, importer) {
      const index = UNUSED.findIndex(({ path }) => path.test(id));
      return index >= 0 && importer?.includes('@tensorflow') ? `${PREFIX}${index}` : null;
    },
    load(id) {
      return id.startsWith(PREFIX) ? (UNUSED[Number(id.slice(PREFIX.length))]?.code ?? null) : null;
    },
  };
}
