import { cpus } from 'node:os';
import * as tf from '@tensorflow/tfjs';
import { formatTable } from '../../src/cli';
import { RASTER_LENGTH, RASTER_SIZE, rasterize, type Stroke, strokeFromFlat } from '../../src/ink';
import { loadRecognizer, PUBLISHED_MODEL_DIR, readModelFiles, readNumber } from '../../src/recognizer/node';
import { drawnDigits } from './drawings';
import { megabytes, print } from './print';
import { benchInChromium } from './recognizer-chromium';
import { TIMING_COLUMNS, Timings } from './timing';

const WARM_UP_ROUNDS = 300;
const ROUNDS = 2000;
/** Batches are slower, so fewer of them do. */
const BATCH_ROUNDS = 60;
const BATCH_SIZE = 32;
/** Numbers are read in some twenty images each. */
const NUMBER_ROUNDS = 200;
const NUMBER = '1995';

/** What reading costs, in Node and in Chromium. */
export async function benchRecognizer(): Promise<void> {
  await benchInNode();
  await benchInChromium();
}

/**
 * Prints what reading costs in this process: our interpreter beside stock TensorFlow.js layers, on the same WebAssembly
 * backend, taking turns in the same run.
 */
async function benchInNode(): Promise<void> {
  const start = performance.now();
  const recognizer = await loadRecognizer();
  const loaded = performance.now();
  const drawings = drawnDigits().map((strokes) => strokes.map((flat) => strokeFromFlat(flat)));
  recognizer.read(drawings[7] ?? []);
  const firstRead = performance.now();
  const stock = await loadStock();

  const rasters = drawings.map((strokes) => rasterize(strokes));
  const times = {
    rasterize: new Timings(),
    infer: new Timings(),
    whole: new Timings(),
    stock: new Timings(),
    batch: new Timings(),
    stockBatch: new Timings(),
    number: new Timings(),
  };
  const round = (i: number, into: typeof times) => {
    const strokes = drawings[i % drawings.length] ?? [];
    const raster = rasters[i % rasters.length] ?? new Float32Array(RASTER_LENGTH);
    into.rasterize.time(() => rasterize(strokes));
    into.infer.time(() => recognizer.readImage(raster));
    into.whole.time(() => recognizer.read(strokes));
    into.stock.time(() => predictStock(stock, [raster]));
  };
  const warmUp = {
    ...times,
    rasterize: new Timings(),
    infer: new Timings(),
    whole: new Timings(),
    stock: new Timings(),
  };
  for (let i = 0; i < WARM_UP_ROUNDS; i++) round(i, warmUp);
  for (let i = 0; i < ROUNDS; i++) round(i, times);
  const batch = Array.from(
    { length: BATCH_SIZE },
    (_, i) => rasters[i % rasters.length] ?? new Float32Array(),
  );
  for (let i = 0; i < BATCH_ROUNDS; i++) {
    times.batch.time(() => recognizer.readBatch(batch));
    times.stockBatch.time(() => predictStock(stock, batch));
  }
  const line = drawnNumber(drawings);
  for (let i = 0; i < NUMBER_ROUNDS / 10; i++) readNumber(recognizer, line);
  for (let i = 0; i < NUMBER_ROUNDS; i++) times.number.time(() => readNumber(recognizer, line));

  const { version, parameters } = recognizer.model;
  const points = drawings.reduce((sum, strokes) => sum + strokes.reduce((n, { x }) => n + x.length, 0), 0);
  print(
    `Recognizer: model ${version} (${parameters} weights), ${recognizer.backend}, Node ${process.version},`,
  );
  print(
    `${cpus()[0]?.model ?? 'unknown processor'}; ${ROUNDS} rounds of ${points / drawings.length} points on average.\n`,
  );
  print(
    formatTable(
      ['ms a reading', ...TIMING_COLUMNS],
      [
        ['rasterize', ...times.rasterize.cells()],
        ['infer (raster to reading)', ...times.infer.cells()],
        ['whole (strokes to reading)', ...times.whole.cells()],
        ['infer, stock tfjs-layers', ...times.stock.cells()],
        [`whole number of ${NUMBER.length} digits (strokes to reading)`, ...times.number.cells()],
        [`infer, batch of ${BATCH_SIZE}, an image`, ...times.batch.cells(BATCH_SIZE)],
        [`stock, batch of ${BATCH_SIZE}, an image`, ...times.stockBatch.cells(BATCH_SIZE)],
      ],
    ),
  );
  stock.dispose();
  print('');
  print(
    formatTable(
      ['once', ''],
      [
        ['load: files, backend, warm-up (ms)', (loaded - start).toFixed(1)],
        ['first reading after load (ms)', (firstRead - loaded).toFixed(1)],
        ['tensors held', String(tf.memory().numTensors)],
        ['weights held (MiB)', megabytes(tf.memory().numBytes)],
        ['resident set of the process, stock tfjs in it (MiB)', megabytes(process.memoryUsage().rss)],
      ],
    ),
  );
  recognizer.close();
}

/** The digits of `NUMBER` beside each other, on sheets 240 px apart. */
function drawnNumber(drawings: readonly (readonly Stroke[])[]): Stroke[] {
  return [...NUMBER].flatMap((digit, place) =>
    (drawings[Number(digit)] ?? []).map(({ x, y }) => ({ x: x.map((value) => value + 240 * place), y })),
  );
}

async function loadStock(): Promise<tf.LayersModel> {
  const { json, weights } = await readModelFiles(PUBLISHED_MODEL_DIR);
  const { modelTopology, weightsManifest } = json as {
    modelTopology: object;
    weightsManifest: tf.io.WeightsManifestConfig;
  };
  return tf.loadLayersModel(
    tf.io.fromMemory({
      modelTopology,
      weightSpecs: weightsManifest.flatMap((group) => group.weights),
      weightData: new Uint8Array(weights).buffer,
    }),
  );
}

function predictStock(model: tf.LayersModel, rasters: readonly Float32Array[]): ArrayLike<number> {
  const pixels = new Float32Array(rasters.length * RASTER_LENGTH);
  rasters.forEach((raster, i) => {
    pixels.set(raster, i * RASTER_LENGTH);
  });
  return tf.tidy(() => {
    const input = tf.tensor4d(pixels, [rasters.length, RASTER_SIZE, RASTER_SIZE, 1]);
    return (model.predict(input) as tf.Tensor).dataSync();
  });
}
