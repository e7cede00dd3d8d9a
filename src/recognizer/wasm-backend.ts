import { env, setBackend } from '@tensorflow/tfjs-core';
import { RecognizerError } from './errors';

/**
 * Starts the WebAssembly backend, which must have been registered and told where its binaries are. SIMD is used
 * where the engine has it.
 *
 * @returns `wasm-simd` or `wasm`
 * @throws RecognizerError `backend`
 */
export async function startWasmBackend(): Promise<string> {
  // The threaded build needs cross-origin isolation and workers made of blobs, which our CSP forbids; a network
  // of this size gains nothing from threads.
  env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
  if (!(await setBackend('wasm'))) {
    throw new RecognizerError(
      'backend',
      'The WebAssembly backend did not start: its binary could not be loaded, or WebAssembly is switched off. Check the connection and load again.',
    );
  }
  return (await env().getAsync('WASM_HAS_SIMD_SUPPORT')) ? 'wasm-simd' : 'wasm';
}
