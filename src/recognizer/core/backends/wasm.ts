import { env, findBackendFactory, registerBackend, removeBackend, setBackend } from '@tensorflow/tfjs-core';
import { BackendError, type BackendName, startFirst } from './choice';

const NAME = 'wasm';

/**
 * The engine's own answer, kept from before the first choice: afterwards the flag says which binary is to be taken.
 */
let simdSupport: Promise<boolean> | undefined;

/** The binary that runs, or null. */
let running: 'wasm-simd' | 'wasm' | null = null;

function hasSimd(): Promise<boolean> {
  simdSupport ??= env().getAsync('WASM_HAS_SIMD_SUPPORT').then(Boolean);
  return simdSupport;
}

/** The shortest module there is: its magic number and its version. */
const EMPTY_MODULE = Uint8Array.of(0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00);

/** The part of `WebAssembly` that is used here; it is missing where it is switched off. */
interface Engine {
  compile(bytes: Uint8Array): Promise<unknown>;
}

/** Whether a content security policy lets WebAssembly be compiled. Where not, the backend's glue does not say so. */
function mayCompile(engine: Engine): Promise<boolean> {
  return engine.compile(EMPTY_MODULE).then(
    () => true,
    () => false,
  );
}

/**
 * Starts the WebAssembly backend, which must have been registered and told where its binaries are. The other binary
 * is ended first: no tensor of it may be in use any more.
 *
 * @throws BackendError where the engine has no WebAssembly or no SIMD, or the binary could not be loaded or started
 */
export async function startWasm(binary: 'wasm-simd' | 'wasm'): Promise<void> {
  const engine = (globalThis as { readonly WebAssembly?: Engine }).WebAssembly;
  if (!engine) throw new BackendError('unsupported', 'WebAssembly is missing or switched off');
  if (!(await mayCompile(engine))) throw new BackendError('unsupported', 'WebAssembly is blocked here');
  const simd = binary === 'wasm-simd';
  // Asked even where it does not matter: the flag is about to be set.
  const supported = await hasSimd();
  if (simd && !supported) throw new BackendError('unsupported', 'WebAssembly has no SIMD instructions here');
  if (running === binary && (await setBackend(NAME))) return;
  stopWasm();
  env().set('WASM_HAS_SIMD_SUPPORT', simd);
  // The threaded build needs cross-origin isolation and workers made of blobs, which our CSP forbids; a network
  // of this size gains nothing from threads.
  env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
  if (!(await setBackend(NAME))) {
    throw new BackendError('not-started', 'its WebAssembly binary could not be loaded or started');
  }
  running = binary;
}

/** Frees the memory of the backend. It can be started again. */
export function stopWasm(): void {
  const factory = findBackendFactory(NAME);
  // The registry's only way to end a backend is to forget it.
  removeBackend(NAME);
  registerBackend(NAME, factory);
  running = null;
}

/**
 * Starts the WebAssembly backend with the better of its binaries that works.
 *
 * @throws RecognizerError `backend`
 */
export async function startBestWasm(): Promise<BackendName> {
  const { backend } = await startFirst('auto', (name) => {
    if (name === 'webgl') throw new BackendError('unsupported', 'there is no WebGL in this process');
    return startWasm(name);
  });
  return backend;
}
