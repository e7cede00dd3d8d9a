/**
 * `tsx scripts/slim-wasm.ts FOLDER`: writes the WebAssembly binaries of TensorFlow.js there with
 * nothing but what the recognizer calls.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import binaryen from 'binaryen';
import { WASM_KERNELS } from '../src/recognizer/core/backends/wasm-kernels';
import { BINARIES, BINARY_FOLDER } from './slim-tensorflow';

/** What the backend and its glue call besides the kernels. */
const RUNTIME = [
  ...['memory', '__wasm_call_ctors', 'malloc', 'free', 'stackSave', 'stackRestore', 'stackAlloc'],
  ...['init', 'init_with_threads_count', 'get_threads_count', 'register_tensor', 'dispose_data', 'dispose'],
];

/** The functions that kernels ask a backend for when they are set up. */
function functionsOf(kernels: typeof WASM_KERNELS): string[] {
  const names: string[] = [];
  const backend = { wasm: { cwrap: (name: string) => names.push(name) } };
  for (const { setupFunc } of kernels) setupFunc?.(backend);
  return names;
}

/** A binary with these exports, and what they need. @throws Error where it lacks one */
function slim(binary: Uint8Array, kept: readonly string[]): Uint8Array {
  const module = binaryen.readBinary(binary);
  const names = Array.from({ length: module.getNumExports() }, (_, i) => {
    return binaryen.getExportInfo(module.getExportByIndex(i)).name;
  });
  const missing = kept.filter((name) => !names.includes(name));
  if (missing.length > 0) throw new Error(`the WebAssembly binary has no ${missing.join(', ')}`);
  for (const name of names) if (!kept.includes(name)) module.removeExport(name);
  // Nothing more: further passes save 0.2 kB of 60, and take half a minute.
  module.runPasses(['remove-unused-module-elements']);
  return module.emitBinary();
}

const [folder = '.'] = process.argv.slice(2);
const kept = [...RUNTIME, ...functionsOf(WASM_KERNELS)];
for (const name of BINARIES) {
  writeFileSync(join(folder, name), slim(readFileSync(join(BINARY_FOLDER, name)), kept));
}
