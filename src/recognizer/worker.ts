import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm/dist/base';
import plainWasmUrl from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm?url';
import simdWasmUrl from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url';
// Never inlined: as a data: URL it could not be fetched under our CSP, nor be precached.
import modelUrl from '../../model/model.json?url&no-inline';
import weightsUrl from '../../model/weights.bin?url&no-inline';
import {
  BackendError,
  type BackendFailure,
  type BackendName,
  type BackendPreference,
  startFirst,
} from './backends/choice';
import { startWasm, stopWasm } from './backends/wasm';
import { registerWasmKernels } from './backends/wasm-kernels';
import { createDigitReader } from './digit-reader';
import { ModelError, RecognizerError } from './errors';
import { asObject } from './json';
import type { WorkerRequest } from './messages';
import { createService, type LoadedReader } from './service';
import { weightPaths } from './weights';

declare const self: DedicatedWorkerGlobalScope;

setWasmPaths({
  'tfjs-backend-wasm.wasm': plainWasmUrl,
  'tfjs-backend-wasm-simd.wasm': simdWasmUrl,
  // The map must name it; `startWasm` sees to it that it is never asked for.
  'tfjs-backend-wasm-threaded-simd.wasm': simdWasmUrl,
});
registerWasmKernels();
const answer = createService(load, (response) => self.postMessage(response));
self.addEventListener('message', async ({ data }: MessageEvent<WorkerRequest>) => {
  self.postMessage(await answer(data));
});

async function load(asked: BackendPreference, lost: readonly BackendFailure[]): Promise<LoadedReader> {
  // Under way while the backend starts. A failure is met below, where they are needed.
  modelFiles().catch(() => {});
  const { running, backend, reason } = await startFirst(asked, startReader, lost);
  return { ...running, backend, reason };
}

type RunningReader = Pick<LoadedReader, 'reader' | 'isLost' | 'close'>;

async function startReader(backend: BackendName): Promise<RunningReader> {
  if (backend === 'webgl') return startWebglReader();
  await startWasm(backend);
  const { json, weights } = await modelFiles();
  const reader = createDigitReader(json, weights);
  return {
    reader,
    isLost: () => false,
    close() {
      reader.close();
      stopWasm();
    },
  };
}

async function startWebglReader(): Promise<RunningReader> {
  const { json, weights } = await modelFiles();
  const { startWebgl } = await import('./backends/webgl').catch((cause: unknown) => {
    throw new BackendError('not-started', 'its code could not be loaded', { cause });
  });
  const webgl = await startWebgl();
  try {
    const reader = createDigitReader(json, weights);
    return {
      reader,
      isLost: webgl.isLost,
      close() {
        reader.close();
        webgl.stop();
      },
    };
  } catch (cause) {
    // The first run compiles the shaders, and here a driver may fail.
    webgl.stop();
    const detail = cause instanceof Error ? cause.message : String(cause);
    throw new BackendError('not-started', `WebGL could not run the network (${detail})`, { cause });
  }
}

interface ModelFiles {
  readonly json: unknown;
  readonly weights: Uint8Array;
}

/** Fetched once, whichever backends are tried. */
let fetchingModel: Promise<ModelFiles> | undefined;

function modelFiles(): Promise<ModelFiles> {
  fetchingModel ??= fetchModel();
  return fetchingModel;
}

async function fetchModel(): Promise<ModelFiles> {
  const [json, weights] = await Promise.all([
    fetchFile(modelUrl).then((response) => response.json()),
    fetchFile(weightsUrl).then((response) => response.arrayBuffer()),
  ]);
  const paths = weightPaths(asObject(json, 'model.json'));
  if (paths.length !== 1) {
    throw new ModelError(
      `model.json: names ${paths.length} weight files (${paths.join(', ')}); the page loads one, export them as one`,
    );
  }
  return { json, weights: new Uint8Array(weights) };
}

async function fetchFile(url: string): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(url, { credentials: 'omit' });
  } catch (cause) {
    throw new RecognizerError(
      'network',
      `${url} could not be fetched; check the connection and load again.`,
      {
        cause,
      },
    );
  }
  if (!response.ok) {
    throw new RecognizerError('network', `${url} was answered with ${response.status}; load again later.`);
  }
  return response;
}
