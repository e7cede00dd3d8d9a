/** What runs in the page of `recognizer.ts`. */
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm/dist/base';
import simdWasmUrl from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url';
import modelUrl from '../../model/model.json?url&no-inline';
import pathWeightsUrl from '../../model/path.bin?url&no-inline';
import pathUrl from '../../model/path.json?url&no-inline';
import { PLAIN_LOOK, pictureOf } from '../../model/training/made-pictures';
import weightsUrl from '../../model/weights.bin?url&no-inline';
import { PATH_CHANNELS, PATH_POINTS, RASTER_SIZE, type Stroke, strokeFromFlat } from '../../src/ink';
import { seededRandom } from '../../src/random';
import { createRecognizer } from '../../src/recognizer';
import { startWasm } from '../../src/recognizer/core/backends/wasm';
import { registerWasmKernels } from '../../src/recognizer/core/backends/wasm-kernels';
import {
  createDigitReader,
  type DigitReader,
  type NetworkFiles,
} from '../../src/recognizer/core/digit-reader';
import { type DrawnDigit, drawnDigit } from '../../src/recognizer/core/drawn-digit';
import { SessionMemory } from '../../src/recognizer/core/session-memory';
import { learnFrom, remembering } from '../../src/recognizer/core/session-reading';
import { ONNX_INPUT, ONNX_OUTPUT, onnxOf } from './onnx';
import type { OnnxRuntime } from './onnx-runtime';
import type { BenchPage, Drawing, PageTimes, Prepared } from './page-figures';

const BACKEND = 'wasm-simd';
/** From digit to digit in the picture, in the unit of the drawings. */
const PITCH = 120;
/** A session memory is full then. */
const LESSONS = 100;

interface Sample {
  readonly strokes: readonly Stroke[];
  readonly drawn: DrawnDigit;
}

let samples: readonly Sample[] = [];
let reader: DigitReader;
/** The reader with a full session memory. */
let remembers: ReturnType<typeof remembering>;
/** Logits of both networks by ONNX Runtime, where there is one: of the image, and of the path. */
let onnxLogits: ((drawn: DrawnDigit) => Promise<[Float32Array, Float32Array]>) | null = null;

const bench: BenchPage = {
  async prepare(drawings, onnxRuntime) {
    samples = drawings.map((drawing) => {
      const strokes = strokesOf(drawing);
      const drawn = drawnDigit(strokes);
      if (!drawn) throw new Error('a drawing of the bench shows nothing');
      return { strokes, drawn };
    });
    const digits = await fetchFiles(modelUrl, weightsUrl);
    const path = await fetchFiles(pathUrl, pathWeightsUrl);
    setWasmPaths({
      'tfjs-backend-wasm.wasm': simdWasmUrl,
      'tfjs-backend-wasm-simd.wasm': simdWasmUrl,
      'tfjs-backend-wasm-threaded-simd.wasm': simdWasmUrl,
    });
    registerWasmKernels();
    await startWasm(BACKEND);
    reader = createDigitReader(digits, path);
    const memory = new SessionMemory();
    remembers = remembering(reader, memory);
    for (let i = 0; i < LESSONS; i++) {
      const [reading] = remembers.readBatch([sampleAt(i).drawn]);
      if (reading) learnFrom(memory, reading, null);
    }
    const onnx = onnxRuntime === null ? null : await startOnnx(onnxRuntime, digits, path);
    return { backend: BACKEND, onnx, isolated: crossOriginIsolated };
  },

  async measure(rounds) {
    const runs: Readonly<Record<keyof PageTimes, (sample: Sample) => unknown>> = {
      infer: ({ drawn }) => reader.readBatch([drawn]),
      remembered: ({ drawn }) => remembers.readBatch([drawn]),
      path: ({ drawn }) => reader.pathNetwork?.logits([drawn.path]),
      logits: ({ drawn }) => reader.logits([drawn.raster]),
      onnx: ({ drawn }) => onnxLogits?.(drawn),
    };
    const names: (keyof PageTimes)[] = ['infer', 'remembered', 'path', 'logits'];
    if (onnxLogits) names.push('onnx');
    const times: PageTimes = { infer: [], remembered: [], path: [], logits: [], onnx: [] };
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

  async measurePicture(backend, rounds) {
    const recognizer = createRecognizer({ backend });
    const { picture, digits } = numberPicture();
    const times: number[] = [];
    for (let i = 0; i < rounds; i++) {
      const start = performance.now();
      const { lines } = await recognizer.readPicture({ ...picture, rgba: picture.rgba.slice() });
      times.push(performance.now() - start);
      if (lines[0]?.digits.length !== digits) throw new Error('the picture of the bench was not read');
    }
    recognizer.close();
    return times;
  },
};

/** A picture of a line of five digits on squared paper. */
function numberPicture() {
  const drawn = samples
    .slice(1, 6)
    .flatMap(({ strokes }, place) =>
      strokes.map(({ x, y }) => ({ x: x.map((value) => value + PITCH * place), y })),
    );
  return { picture: pictureOf(drawn, { ...PLAIN_LOOK, paper: 'squared' }, seededRandom(1)), digits: 5 };
}

function strokesOf(drawing: Drawing): Stroke[] {
  return drawing.map((flat) => strokeFromFlat(flat));
}

function sampleAt(index: number): Sample {
  const sample = samples[index % samples.length];
  if (!sample) throw new Error('nothing has been prepared');
  return sample;
}

async function fetchFiles(topology: string, weights: string): Promise<NetworkFiles> {
  const json: unknown = await (await fetch(topology)).json();
  return { json, weights: new Uint8Array(await (await fetch(weights)).arrayBuffer()) };
}

async function startOnnx(url: string, digits: NetworkFiles, path: NetworkFiles): Promise<Prepared['onnx']> {
  const { env, InferenceSession, Tensor }: OnnxRuntime = await import(/* @vite-ignore */ url);
  // Its only build is one with SIMD and threads; with one thread it starts no worker.
  env.wasm.numThreads = 1;
  env.wasm.wasmPaths = { wasm: new URL('ort-wasm-simd-threaded.wasm', new URL(url, location.href)).href };
  const start = ({ json, weights }: NetworkFiles) =>
    InferenceSession.create(onnxOf(json, weights), {
      executionProviders: ['wasm'],
      graphOptimizationLevel: 'all',
    });
  const [digitSession, pathSession] = [await start(digits), await start(path)];
  const run = async (session: typeof digitSession, values: Float32Array, shape: number[]) => {
    const input = new Tensor('float32', values, shape);
    return (await session.run({ [ONNX_INPUT]: input }))[ONNX_OUTPUT]?.data as Float32Array;
  };
  const logitsOf = async ({ raster, path }: DrawnDigit): Promise<[Float32Array, Float32Array]> => [
    await run(digitSession, raster, [1, 1, RASTER_SIZE, RASTER_SIZE]),
    await run(pathSession, channelsFirst(path), [1, PATH_CHANNELS, 1, PATH_POINTS]),
  ];
  onnxLogits = logitsOf;
  let difference = 0;
  const compare = (ours: ArrayLike<number> | undefined, theirs: Float32Array) =>
    theirs.forEach((logit, i) => {
      difference = Math.max(difference, Math.abs(logit - (ours?.[i] ?? Number.NaN)));
    });
  for (const { drawn } of samples) {
    const [image, path] = await logitsOf(drawn);
    compare(reader.logits([drawn.raster]), image);
    compare(reader.pathNetwork?.logits([drawn.path])[0], path);
  }
  return { version: env.versions.web ?? 'of unknown version', difference };
}

/** The values of a path channel by channel, as ONNX has them. */
function channelsFirst(path: Float32Array): Float32Array {
  return path.map((_, i) => path[(i % PATH_POINTS) * PATH_CHANNELS + Math.floor(i / PATH_POINTS)] ?? 0);
}

Object.assign(globalThis, { bench });
