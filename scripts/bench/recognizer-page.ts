/** What runs in the page of `recognizer.ts`. */
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm/dist/base';
import simdWasmUrl from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url';
import modelUrl from '../../model/model.json?url&no-inline';
import weightsUrl from '../../model/weights.bin?url&no-inline';
import { RASTER_SIZE, rasterize, type Stroke, strokeFromFlat } from '../../src/ink';
import { createRecognizer } from '../../src/recognizer';
import { startWasm } from '../../src/recognizer/core/backends/wasm';
import { registerWasmKernels } from '../../src/recognizer/core/backends/wasm-kernels';
import { createDigitReader, type DigitReader } from '../../src/recognizer/core/digit-reader';
import { SessionMemory } from '../../src/recognizer/core/session-memory';
import { learnFrom, remembering } from '../../src/recognizer/core/session-reading';
import { ONNX_INPUT, ONNX_OUTPUT, onnxOf } from './onnx';
import type { OnnxRuntime } from './onnx-runtime';
import type { BenchPage, Drawing, PageTimes, Prepared } from './page-figures';

const BACKEND = 'wasm-simd';
/** A session memory is full then. */
const LESSONS = 100;

interface Sample {
  readonly strokes: readonly Stroke[];
  readonly raster: Float32Array;
}

let samples: readonly Sample[] = [];
let reader: DigitReader;
/** The reader with a full session memory. */
let remembers: ReturnType<typeof remembering>;
/** Logits by ONNX Runtime, where there is one. */
let onnxLogits: ((raster: Float32Array) => Promise<Float32Array>) | null = null;

const bench: BenchPage = {
  async prepare(drawings, onnxRuntime) {
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
    const memory = new SessionMemory();
    remembers = remembering(reader, memory);
    for (let i = 0; i < LESSONS; i++) {
      const [reading] = read(sampleAt(i));
      if (reading) learnFrom(memory, reading, null);
    }
    const onnx = onnxRuntime === null ? null : await startOnnx(onnxRuntime, onnxOf(json, weights));
    return { backend: BACKEND, onnx, isolated: crossOriginIsolated };
  },

  async measure(rounds) {
    const runs: Readonly<Record<keyof PageTimes, (sample: Sample) => unknown>> = {
      infer: ({ raster }) => reader.readImage(raster),
      remembered: read,
      logits: ({ raster }) => reader.logits([raster]),
      onnx: ({ raster }) => onnxLogits?.(raster),
    };
    const names: (keyof PageTimes)[] = ['infer', 'remembered', 'logits'];
    if (onnxLogits) names.push('onnx');
    const times: PageTimes = { infer: [], remembered: [], logits: [], onnx: [] };
    for (let i = 0; i < rounds; i++) {
      // Each comes first in its turn, with every sample: what runs behind another finds its traces.
      const sample = sampleAt(Math.floor(i / names.length));
      for (let k = 0; k < names.length; k++) {
        const name = names[(i + k) % names.length] ?? 'infer';
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
      const reading = await recognizer.read(strokes);
      times.push(performance.now() - start);
      recognizer.learn(reading, reading.digit, false);
    }
    recognizer.close();
    return times;
  },
};

function read({ raster, strokes }: Sample) {
  return remembers.readBatch([raster], { inks: [strokes] });
}

function strokesOf(drawing: Drawing): Stroke[] {
  return drawing.map((flat) => strokeFromFlat(flat));
}

function sampleAt(index: number): Sample {
  const sample = samples[index % samples.length];
  if (!sample) throw new Error('nothing has been prepared');
  return sample;
}

async function startOnnx(url: string, model: Uint8Array): Promise<Prepared['onnx']> {
  const { env, InferenceSession, Tensor }: OnnxRuntime = await import(/* @vite-ignore */ url);
  // Its only build is one with SIMD and threads; with one thread it starts no worker.
  env.wasm.numThreads = 1;
  env.wasm.wasmPaths = { wasm: new URL('ort-wasm-simd-threaded.wasm', new URL(url, location.href)).href };
  const session = await InferenceSession.create(model, {
    executionProviders: ['wasm'],
    graphOptimizationLevel: 'all',
  });
  const logitsOf = async (raster: Float32Array) => {
    const image = new Tensor('float32', raster, [1, 1, RASTER_SIZE, RASTER_SIZE]);
    return (await session.run({ [ONNX_INPUT]: image }))[ONNX_OUTPUT]?.data as Float32Array;
  };
  onnxLogits = logitsOf;
  let difference = 0;
  for (const { raster } of samples) {
    const theirs = await logitsOf(raster);
    reader.logits([raster]).forEach((logit, i) => {
      difference = Math.max(difference, Math.abs(logit - (theirs[i] ?? Number.NaN)));
    });
  }
  return { version: env.versions.web ?? 'of unknown version', difference };
}

Object.assign(globalThis, { bench });
