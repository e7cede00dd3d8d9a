import { env, findBackendFactory, registerBackend, removeBackend, setBackend } from '@tensorflow/tfjs-core';
import { BackendError, type BackendName, startFirst } from './selection';

const NAME = 'wasm';

/** Detected once, before `startWasm` sets the flag that it is read from. */
let simdSupport: Promise<boolean> | undefined;

/** The binary that runs, or null. */
let running: 'wasm-simd' | 'wasm' | null = null;

function hasSimd(): Promise<boolean> {
  simdSupport ??= env().getAsync('WASM_HAS_SIMD_SUPPORT').then(Boolean);
  return simdSupport;
}

/** The shortest valid module: magic number and version. */
const EMPTY_MODULE = Uint8Array.of(0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00);

/** The part of `WebAssembly` that is used here. */
interface Engine {
  compile(bytes: Uint8Array): Promise<unknown>;
}

/** Whether the content security policy allows WebAssembly; the backend's glue would not say. */
function mayCompile(engine: Engine): Promise<boolean> {
  return engine.compile(EMPTY_MODULE).then(
    () => true,
    () => false,
  );
}

/**
 * Starts the WebAssembly backend, which must be registered and know where its binaries are. Stops
 * the other binary first, so none of its tensors may be in use.
 *
 * @throws BackendError if WebAssembly or SIMD is missing, or the binary does not load or start
 */
export async function startWasm(binary: 'wasm-simd' | 'wasm'): Promise<void> {
  const engine = (globalThis as { readonly WebAssembly?: Engine }).WebAssembly;
  if (!engine) throw new BackendError('unsupported', 'WebAssembly is missing or switched off');
  if (!(await mayCompile(engine))) throw new BackendError('unsupported', 'WebAssembly is blocked here');
  const simd = binary === 'wasm-simd';
  // Always detected: the flag is overwritten below.
  const supported = await hasSimd();
  if (simd && !supported) throw new BackendError('unsupported', 'WebAssembly has no SIMD instructions here');
  if (running === binary && (await setBackend(NAME))) return;
  stopWasm();
  env().set('WASM_HAS_SIMD_SUPPORT', simd);
  // Threads need cross-origin isolation and blob workers, which the CSP forbids; so small a network
  // gains nothing from them.
  env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
  if (!(await setBackend(NAME))) {
    throw new BackendError('not-started', 'its WebAssembly binary could not be loaded or started');
  }
  running = binary;
}

/** Frees the memory of the backend, which can be started again. */
export function stopWasm(): void {
  const factory = findBackendFactory(NAME);
  // Only removing a backend from the registry disposes of it.
  removeBackend(NAME);
  registerBackend(NAME, factory);
  running = null;
}

/**
 * Starts the WebAssembly backend with the best binary that works.
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
