import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm/dist/base';
import { startBestWasm } from '../../src/recognizer/core/backends/wasm';
import { registerWasmKernels } from '../../src/recognizer/core/backends/wasm-kernels';

/**
 * Starts the WebAssembly backend as the worker does: with the kernels of `wasm-kernels.ts` and no
 * others, so that a layer that lacks one fails here and not in the page.
 */
export function startPageBackend(): Promise<string> {
  registerWasmKernels();
  setWasmPaths(`${dirname(createRequire(import.meta.url).resolve('@tensorflow/tfjs-backend-wasm'))}/`);
  return startBestWasm();
}
