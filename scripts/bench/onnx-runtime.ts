import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** ONNX Runtime Web (MIT). npm fetches it when the bench runs: it has 140 MB. */
export const ONNX_RUNTIME = 'onnxruntime-web@1.30.0';

/** Not the project's own `node_modules`, which `npm ci` and knip keep free of it. */
const PREFIX = `build/${ONNX_RUNTIME}`;

/** What is used of the package. */
export interface OnnxRuntime {
  readonly env: {
    readonly versions: { readonly web?: string };
    readonly wasm: { numThreads: number; wasmPaths: { readonly wasm: string } };
  };
  readonly InferenceSession: {
    create(model: Uint8Array, options?: object): Promise<OnnxSession>;
  };
  readonly Tensor: new (type: 'float32', data: Float32Array, shape: readonly number[]) => object;
}

interface OnnxSession {
  run(
    inputs: Readonly<Record<string, object>>,
  ): Promise<Readonly<Record<string, { readonly data: unknown }>>>;
  release(): Promise<void>;
}

/** The folder of the built files; null, with the reason on stderr, if npm cannot fetch them. */
export async function fetchOnnxRuntime(): Promise<string | null> {
  const folder = join(PREFIX, 'node_modules/onnxruntime-web/dist');
  if (existsSync(folder)) return folder;
  try {
    await promisify(execFile)('npm', [
      ...['install', ONNX_RUNTIME, `--prefix=${PREFIX}`],
      ...['--no-save', '--no-package-lock', '--ignore-scripts', '--no-audit', '--no-fund'],
    ]);
    return folder;
  } catch (error) {
    process.stderr.write(`${ONNX_RUNTIME} could not be fetched: ${String(error)}\n`);
    return null;
  }
}
