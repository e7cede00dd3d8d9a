import * as tf from '@tensorflow/tfjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type LabelledRaster, mnistTest } from '../../model/training/evaluation/samples';
import { DIGITS, type Digit, PUBLISHED_MODELS } from '../../src/contract';
import { rasterize } from '../../src/ink';
import { createLayersModel, type LayersModel } from '../../src/recognizer/core/layers-model';
import { createPathNetwork } from '../../src/recognizer/core/path-network';
import {
  calibratedProbabilities,
  type DrawnDigit,
  drawnDigit,
  loadRecognizer,
  type NodeRecognizer,
  PATH_FILE,
  PUBLISHED_MODEL_DIR,
  readModelFiles,
} from '../../src/recognizer/node';
import { digitStrokes } from '../fixtures';
import { expectFlatMemory } from './flat-memory';
import { largestDifference, loadStock, type ModelFiles } from './stock';

const TOLERANCE = 1e-4;
/** Images for the comparisons; the plain CPU backend takes some 20 ms for each. */
const IMAGES = 20;
/** `test/soak` makes 10,000. */
const READINGS = 400;
/** Bytes of a published model, all files (issue 2). */
const MAX_MODEL_BYTES = 700_000;

// Without model/model.json and model/weights.bin these tests fail: they are the product.
let recognizer: NodeRecognizer;
let model: LayersModel;
let files: ModelFiles;
let pathFiles: ModelFiles;
let rasters: Float32Array[];
let mnist: LabelledRaster[];

beforeAll(async () => {
  recognizer = await loadRecognizer();
  files = (await readModelFiles(PUBLISHED_MODEL_DIR)) as ModelFiles;
  pathFiles = (await readModelFiles(PUBLISHED_MODEL_DIR, PATH_FILE)) as ModelFiles;
  model = createLayersModel(files.json, files.weights);
  mnist = (await mnistTest()).slice(0, READINGS / 2);
  rasters = mnist.map(({ shown }) => shown);
});

afterAll(() => {
  model?.dispose();
  recognizer?.close();
});

/** What stock `tf.loadLayersModel` makes of some inputs, on one of its backends. */
async function stockProbabilities(
  backend: 'cpu' | 'wasm',
  from: ModelFiles,
  inputs: () => tf.Tensor,
): Promise<Float32Array> {
  await tf.setBackend(backend);
  const stock = await loadStock(from);
  const result = tf.tidy(() => (stock.predict(inputs()) as tf.Tensor).dataSync<'float32'>().slice());
  stock.dispose();
  await tf.setBackend('wasm');
  return result;
}

function batch(count: number): tf.Tensor {
  const pixels = new Float32Array(count * 784);
  rasters.slice(0, count).forEach((raster, i) => {
    pixels.set(raster, i * 784);
  });
  return tf.tensor(pixels, [count, 28, 28, 1]);
}

/** The digits as they were drawn, and as other hands might: from the end, and half. */
function drawnDigits(): DrawnDigit[] {
  return DIGITS.flatMap((digit) => {
    const strokes = digitStrokes(digit);
    const back = strokes.map(({ x, y }) => ({ x: x.slice().reverse(), y: y.slice().reverse() }));
    const half = strokes.map(({ x, y }) => ({ x: x.slice(x.length >> 1), y: y.slice(y.length >> 1) }));
    return [strokes, back, half].flatMap((own) => drawnDigit(own) ?? []);
  });
}

describe('the published model', () => {
  it('gives the probabilities that stock TensorFlow.js gives', async () => {
    const ours = tf.tidy(() =>
      tf
        .softmax(model.logits(batch(IMAGES)))
        .dataSync<'float32'>()
        .slice(),
    );
    for (const backend of ['cpu', 'wasm'] as const) {
      const stock = await stockProbabilities(backend, files, () => batch(IMAGES));
      expect(largestDifference(stock, ours)).toBeLessThan(TOLERANCE);
    }
  });

  it('gives the probabilities of paths that stock TensorFlow.js gives', async () => {
    const drawn = drawnDigits();
    const logits = recognizer.pathNetwork?.logits(drawn.map(({ path }) => path)) ?? [];
    const ours = logits.flatMap((row) => calibratedProbabilities(row, 1));
    const inputs = () =>
      tf.tensor(
        drawn.flatMap(({ path }) => [...path]),
        [drawn.length, 64, 6],
      );
    for (const backend of ['cpu', 'wasm'] as const) {
      const stock = await stockProbabilities(backend, pathFiles, inputs);
      expect(largestDifference(stock, ours)).toBeLessThan(TOLERANCE);
    }
  });

  it('reads a drawing by both networks: the logits are added, and calibrated together', () => {
    const { pathNetwork } = recognizer;
    if (!pathNetwork) throw new Error('no path network');
    const drawn = drawnDigits();
    const images = recognizer.logits(drawn.map(({ raster }) => raster));
    const paths = pathNetwork.logits(drawn.map(({ path }) => path));
    const { ink } = recognizer.model;
    const readings = recognizer.readBatch(drawn, { secondLook: false });
    readings.forEach(({ confidence, accepted, digit }, i) => {
      const sums = DIGITS.concat(10 as Digit).map(
        (d) => (images[i * 11 + d] ?? 0) + pathNetwork.info.weight * (paths[i]?.[d] ?? 0),
      );
      const powers = sums.map((logit) => Math.exp(logit / ink.temperature));
      const total = powers.reduce((sum, power) => sum + power, 0);
      expect(confidence).toBeCloseTo((powers[digit] ?? 0) / total, 6);
      expect(accepted).toBe(confidence >= ink.threshold);
    });
    // The path matters: from the end to the start, the same image is read with another confidence.
    const asImages = recognizer.readBatch(
      drawn.map(({ raster }) => raster),
      { secondLook: false },
    );
    expect(readings.map(({ confidence }) => confidence)).not.toEqual(
      asImages.map(({ confidence }) => confidence),
    );
  });

  it('is made of two networks of one version', async () => {
    const { json, weights } = pathFiles;
    expect(() => createPathNetwork(json, weights, 'm0')).toThrow(
      `path.json: is of ${recognizer.model.version}, but model.json of m0; publish both together`,
    );
    const metadata = json.userDefinedMetadata as object;
    expect(() =>
      createPathNetwork(
        { ...files.json, userDefinedMetadata: metadata },
        files.weights,
        recognizer.model.version,
      ),
    ).toThrow('path.json: takes 28x28x1 and gives 11; a path network takes 64x6 and gives 11');
  });

  it('divides the logits by the temperature before the softmax', () => {
    const logits = tf.tidy(() => model.logits(batch(IMAGES)).dataSync<'float32'>().slice());
    expect(largestDifference(recognizer.logits(rasters.slice(0, IMAGES)), logits)).toBe(0);
    const calibrated = tf.tidy(() => {
      const all = tf.softmax(
        tf.tensor2d(logits, [IMAGES, recognizer.outputs]).div(recognizer.model.image.temperature),
      );
      // "None of these", where the model has it, takes no share of the probabilities given a digit.
      const digits = all.slice([0, 0], [IMAGES, DIGITS.length]);
      return digits.div(digits.sum(1, true)).dataSync<'float32'>().slice();
    });
    const read = recognizer
      .readBatch(rasters.slice(0, IMAGES), { secondLook: false })
      .flatMap(({ probabilities }) => probabilities);
    expect(largestDifference(calibrated, read)).toBeLessThan(1e-6);
  });

  it('says of itself what it is, and is small', () => {
    expect(PUBLISHED_MODELS).toContain(recognizer.model.version);
    const path = createLayersModel(pathFiles.json, pathFiles.weights);
    expect(recognizer.model.parameters).toBe(model.parameters + path.parameters);
    path.dispose();
    const bytes = [files, pathFiles].map(
      ({ json, weights }) => weights.length + Buffer.byteLength(JSON.stringify(json)),
    );
    expect(bytes.reduce((sum, own) => sum + own)).toBeLessThanOrEqual(MAX_MODEL_BYTES);
  });

  it('reads digits drawn as strokes', () => {
    for (const digit of DIGITS)
      expect(recognizer.read(digitStrokes(digit)).digit, `drawn ${digit}`).toBe(digit);
  });

  it('reads the same alone, in a batch and as a raster', () => {
    const drawn = DIGITS.map((digit) => drawnDigit(digitStrokes(digit)));
    const inBatch = recognizer.readBatch([...drawn, null, ...rasters.slice(0, 40)]);
    DIGITS.forEach((digit) => {
      expect(inBatch[digit]).toEqual(recognizer.read(digitStrokes(digit)));
    });
    expect(inBatch[10]).toEqual(recognizer.read([]));
    expect(inBatch[50]).toEqual(recognizer.readImage(rasters[39] ?? new Float32Array()));
  });

  it('keeps the order of a batch with blank rasters and the same raster twice', () => {
    const [one, two] = [1, 2].map((digit) => rasterize(digitStrokes(digit))) as [Float32Array, Float32Array];
    const blank = new Float32Array(784);
    const batch = [blank, one, one, null, blank, two, blank];
    const alone = batch.map((raster) => (raster ? recognizer.readImage(raster) : recognizer.read([])));
    expect(recognizer.readBatch(batch)).toEqual(alone);
    expect(alone.map(({ candidates }) => candidates[0]?.digit)).toEqual([
      undefined,
      1,
      1,
      undefined,
      undefined,
      2,
      undefined,
    ]);
  });
});

describe('a drawing that shows nothing', () => {
  const point = (x: number, y: number) => ({ x: Float32Array.of(x), y: Float32Array.of(y) });
  it.each([
    ['no strokes', () => recognizer.read([])],
    ['an empty stroke', () => recognizer.read([{ x: new Float32Array(), y: new Float32Array() }])],
    ['a dot', () => recognizer.read([point(30, 40)])],
    ['two dots in one place', () => recognizer.read([point(30, 40), point(30, 40)])],
    ['a blank raster', () => recognizer.readImage(new Float32Array(784))],
  ])('is refused: %s', (_, read) => {
    const reading = read();
    expect(reading).toMatchObject({ accepted: false, candidates: [], confidence: 0.1 });
    expect(reading.probabilities).toHaveLength(10);
  });

  it('is told from one with two dots', () => {
    const two = recognizer.read([point(30, 40), point(30, 41)]);
    expect(new Set(two.probabilities).size).toBeGreaterThan(1);
  });
});

describe('wrong input', () => {
  it('is refused with its place', () => {
    expect(() => recognizer.readImage(new Float32Array(783).fill(1))).toThrow(
      /raster 0: has 783 values; 784/,
    );
    expect(() => recognizer.read([{ x: Float32Array.of(1, Number.NaN), y: Float32Array.of(1, 2) }])).toThrow(
      /strokes\[0\]\.x\[1\]: expected a finite number/,
    );
  });
});

it('memory stays flat over many readings and is given back on close', () =>
  expectFlatMemory(mnist, READINGS));

describe('a folder without a model', () => {
  it('is named with the remedy', async () => {
    await expect(loadRecognizer({ modelDir: '/nowhere' })).rejects.toThrow(
      /\/nowhere\/model\.json: could not be read .*give the folder of a model/,
    );
  });
});
