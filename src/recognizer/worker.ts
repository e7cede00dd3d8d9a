import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm/dist/base';
import plainWasmUrl from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm?url';
import simdWasmUrl from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url';
// Never inlined: as a data: URL it could not be fetched under our CSP, nor be precached.
import modelUrl from '../../model/model.json?url&no-inline';
import weightsUrl from '../../model/weights.bin?url&no-inline';
import { createDigitReader } from './digit-reader';
import { ModelError, RecognizerError } from './errors';
import { asObject } from './json';
import type { WorkerRequest } from './messages';
import { createService, type LoadedReader } from './service';
import { startWasmBackend } from './wasm-backend';
import { registerWasmKernels } from './wasm-kernels';
import { weightPaths } from './weights';

declare const self: DedicatedWorkerGlobalScope;

registerWasmKernels();
const answer = createService(load);
self.addEventListener('message', async ({ data }: MessageEvent<WorkerRequest>) => {
  self.postMessage(await answer(data));
});

async function load(): Promise<LoadedReader> {
  setWasmPaths({
    'tfjs-backend-wasm.wasm': plainWasmUrl,
    'tfjs-backend-wasm-simd.wasm': simdWasmUrl,
    // The map must name it; `startWasmBackend` sees to it that it is never asked for.
    'tfjs-backend-wasm-threaded-simd.wasm': simdWasmUrl,
  });
  const [backend, json, weights] = await Promise.all([
    startWasmBackend(),
    fetchFile(modelUrl).then((response) => response.json()),
    fetchFile(weightsUrl).then((response) => response.arrayBuffer()),
  ]);
  const paths = weightPaths(asObject(json, 'model.json'));
  if (paths.length !== 1) {
    throw new ModelError(
      `model.json: names ${paths.length} weight files (${paths.join(', ')}); the page loads one, export them as one`,
    );
  }
  return { reader: createDigitReader(json, new Uint8Array(weights)), backend };
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
