import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm/dist/base';
import plainWasmUrl from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm?url';
import simdWasmUrl from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url';
import { sha256 as lineWeightsSha256 } from '../../../model/line.bin?sha256';
// Never inlined: a data: URL could neither be fetched under the CSP nor be precached.
import lineWeightsUrl from '../../../model/line.bin?url&no-inline';
import { sha256 as lineSha256 } from '../../../model/line.json?sha256';
import lineUrl from '../../../model/line.json?url&no-inline';
import { sha256 as modelSha256 } from '../../../model/model.json?sha256';
import modelUrl from '../../../model/model.json?url&no-inline';
import { sha256 as pathWeightsSha256 } from '../../../model/path.bin?sha256';
import pathWeightsUrl from '../../../model/path.bin?url&no-inline';
import { sha256 as pathSha256 } from '../../../model/path.json?sha256';
import pathUrl from '../../../model/path.json?url&no-inline';
import { sha256 as weightsSha256 } from '../../../model/weights.bin?sha256';
import weightsUrl from '../../../model/weights.bin?url&no-inline';
import {
  BackendError,
  type BackendFailure,
  type BackendName,
  type BackendPreference,
  startFirst,
} from '../core/backends/selection';
import { startWasm, stopWasm } from '../core/backends/wasm';
import { registerWasmKernels } from '../core/backends/wasm-kernels';
import { createDigitReader } from '../core/digit-reader';
import type { LineReader } from '../line/line-reader';
import type { WorkerRequest } from './messages';
import { fetchNetwork, type VerifiedFiles } from './model-files';
import { createService, type LoadedReader } from './service';

declare const self: DedicatedWorkerGlobalScope;

setWasmPaths({
  'tfjs-backend-wasm.wasm': plainWasmUrl,
  'tfjs-backend-wasm-simd.wasm': simdWasmUrl,
  // The map must name it, though `startWasm` prevents its use.
  'tfjs-backend-wasm-threaded-simd.wasm': simdWasmUrl,
});
registerWasmKernels();
const answer = createService(load, (response) => self.postMessage(response));

/** Answers a request from the page. */
export async function receive(request: WorkerRequest): Promise<void> {
  self.postMessage(await answer(request));
}

async function load(asked: BackendPreference, lost: readonly BackendFailure[]): Promise<LoadedReader> {
  // Fetched while the backend starts; a failure is handled where the files are awaited.
  modelFiles().catch(() => {});
  const { running, backend, reason } = await startFirst(asked, startReader, lost);
  return { ...running, backend, reason };
}

type RunningReader = Omit<LoadedReader, 'backend' | 'reason'>;

async function startReader(backend: BackendName): Promise<RunningReader> {
  if (backend === 'webgl') return startWebglReader();
  await startWasm(backend);
  const { digits, path } = await modelFiles();
  const reader = createDigitReader(digits, path);
  const lines = lazyLineReader();
  return {
    reader,
    lineReader: lines.get,
    verified: digits.verified && path.verified,
    isLost: () => false,
    close() {
      reader.close();
      lines.close();
      stopWasm();
    },
  };
}

async function startWebglReader(): Promise<RunningReader> {
  const { digits, path } = await modelFiles();
  const { startWebgl } = await import('../core/backends/webgl').catch((cause: unknown) => {
    throw new BackendError('not-started', 'its code could not be loaded', { cause });
  });
  const webgl = await startWebgl();
  try {
    const reader = createDigitReader(digits, path);
    const lines = lazyLineReader();
    return {
      reader,
      lineReader: lines.get,
      verified: digits.verified && path.verified,
      isLost: webgl.isLost,
      close() {
        reader.close();
        lines.close();
        webgl.stop();
      },
    };
  } catch (cause) {
    // The first run compiles the shaders, which can fail in the driver.
    webgl.stop();
    const detail = cause instanceof Error ? cause.message : String(cause);
    throw new BackendError('not-started', `WebGL could not run the network (${detail})`, { cause });
  }
}

/** The files of both networks. */
interface ModelFiles {
  readonly digits: VerifiedFiles;
  readonly path: VerifiedFiles;
}

/** Fetched once for all backends. */
let fetchingModel: Promise<ModelFiles> | undefined;

function modelFiles(): Promise<ModelFiles> {
  fetchingModel ??= fetchModel();
  return fetchingModel;
}

async function fetchModel(): Promise<ModelFiles> {
  const [digits, path] = await Promise.all([
    fetchNetwork({ url: modelUrl, sha256: modelSha256 }, { url: weightsUrl, sha256: weightsSha256 }),
    fetchNetwork({ url: pathUrl, sha256: pathSha256 }, { url: pathWeightsUrl, sha256: pathWeightsSha256 }),
  ]);
  return { digits, path };
}

/** The reader of lines on the current backend, made at the first call; a failure is not kept. */
function lazyLineReader() {
  let making: Promise<LineReader> | undefined;
  let made: LineReader | undefined;
  return {
    get() {
      making ??= makeLineReader().then(
        (reader) => {
          made = reader;
          return reader;
        },
        (cause: unknown) => {
          making = undefined;
          throw cause;
        },
      );
      return making;
    },
    close: () => made?.close(),
  };
}

async function makeLineReader(): Promise<LineReader> {
  const [{ createLineReader }, { json, weights }] = await Promise.all([
    import('../line/line-reader'),
    fetchNetwork({ url: lineUrl, sha256: lineSha256 }, { url: lineWeightsUrl, sha256: lineWeightsSha256 }),
  ]);
  return createLineReader(json, weights);
}
