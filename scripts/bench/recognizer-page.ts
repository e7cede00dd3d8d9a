/** What runs in the page of `recognizer-chromium.ts`. */
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm/dist/base';
import simdWasmUrl from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url';
import { memory } from '@tensorflow/tfjs-core';
import onnxWasmUrl from 'onnxruntime-web/ort-wasm-simd-threaded.wasm?url';
import { env, InferenceSession, Tensor } from 'onnxruntime-web/wasm';
import modelUrl from '../../model/model.json?url&no-inline';
import weightsUrl from '../../model/weights.bin?url&no-inline';
import { RASTER_SIZE, rasterize, type Stroke, strokeFromFlat } from '../../src/ink';
import { createRecognizer } from '../../src/recognizer';
import { startWasm } from '../../src/recognizer/backends/wasm';
import { registerWasmKernels } from '../../src/recognizer/backends/wasm-kernels';
import { createDigitReader, type DigitReader } from '../../src/recognizer/digit-reader';
import { ONNX_INPUT, ONNX_OUTPUT, onnxOf } from './onnx';
import type { BenchPage, Drawing, PageTimes } from './page-figures';

const BACKEND = 'wasm-simd';

interface Sample {
  readonly strokes: readonly Stroke[];
  readonly raster: Float32Array;
}

let samples: readonly Sample[] = [];
let reader: DigitReader;
let session: InferenceSession;

const bench: BenchPage = {
  async firstReading(drawing) {
    const start = performance.now();
    const recognizer = createRecognizer({ backend: BACKEND });
    await recognizer.load();
    const loaded = performance.now() - start;
    await recognizer.read(strokesOf(drawing));
    const read = performance.now() - start;
    recognizer.close();
    return { loaded, read };
  },

  async prepare(drawings) {
    samples = drawings.map((drawing) => {
      const strokes = strokesOf(drawing);
      return { strokes, raster: rasterize(strokes) };
    });
    const json: unknown = await (await fetch(modelUrl)).json();
    const weights = new Uint8Array(await (await fetch(weightsUrl)).arrayBuffer());
    setWasmPaths({
      'tfjs-backend-wasm.wasm': simdWasmUrl,
      'tfjs-backend-wasm-simd.wasm': simdWasmUrl,
      'tfjs-backend-wasm-threaded-simd.wasm': simdWasmUrl,
    });
    registerWasmKernels();
    await startWasm(BACKEND);
    reader = createDigitReader(json, weights);
    // Its only build is one with SIMD and threads; with one thread it starts no worker.
    env.wasm.numThreads = 1;
    env.wasm.wasmPaths = { wasm: onnxWasmUrl };
    session = await InferenceSession.create(onnxOf(json, weights), {
      executionProviders: ['wasm'],
      graphOptimizationLevel: 'all',
    });
    let difference = 0;
    for (const { raster } of samples) {
      const theirs = await onnxLogits(raster);
      reader.logits([raster]).forEach((logit, i) => {
        difference = Math.max(difference, Math.abs(logit - (theirs[i] ?? Number.NaN)));
      });
    }
    return {
      backend: BACKEND,
      onnxRuntime: env.versions.web ?? 'of unknown version',
      difference,
      isolated: crossOriginIsolated,
    };
  },

  async measure(rounds) {
    const runs: Readonly<Record<keyof PageTimes, (sample: Sample) => unknown>> = {
      rasterize: ({ strokes }) => rasterize(strokes),
      infer: ({ raster }) => reader.readImage(raster),
      whole: ({ strokes }) => reader.read(strokes),
      logits: ({ raster }) => reader.logits([raster]),
      onnx: ({ raster }) => onnxLogits(raster),
    };
    const names = Object.keys(runs) as (keyof PageTimes)[];
    const times: PageTimes = { rasterize: [], infer: [], whole: [], logits: [], onnx: [] };
    for (let i = 0; i < rounds; i++) {
      // Each comes first in its turn, with every sample: what runs behind another finds its traces.
      const sample = sampleAt(Math.floor(i / names.length));
      for (let k = 0; k < names.length; k++) {
        const name = names[(i + k) % names.length] ?? 'onnx';
        const start = performance.now();
        const result = runs[name](sample);
        if (result instanceof Promise) await result;
        times[name].push(performance.now() - start);
      }
    }
    return times;
  },

  async measureWorker(rounds) {
    const recognizer = createRecognizer({ backend: BACKEND });
    await recognizer.load();
    const times: number[] = [];
    for (let i = 0; i < rounds; i++) {
      const { strokes } = sampleAt(i);
      const start = performance.now();
      await recognizer.read(strokes);
      times.push(performance.now() - start);
    }
    recognizer.close();
    return times;
  },

  read(count) {
    for (let i = 0; i < count; i++) reader.read(sampleAt(i).strokes);
  },

  memory() {
    const { numTensors, numBytes } = memory();
    return { tensors: numTensors, bytes: numBytes };
  },
};

function strokesOf(drawing: Drawing): Stroke[] {
  return drawing.map((flat) => strokeFromFlat(flat));
}

function sampleAt(index: number): Sample {
  const sample = samples[index % samples.length];
  if (!sample) throw new Error('nothing has been prepared');
  return sample;
}

async function onnxLogits(raster: Float32Array): Promise<Float32Array> {
  const output = await session.run({
    [ONNX_INPUT]: new Tensor('float32', raster, [1, 1, RASTER_SIZE, RASTER_SIZE]),
  });
  return output[ONNX_OUTPUT]?.data as Float32Array;
}

Object.assign(globalThis, { bench });
