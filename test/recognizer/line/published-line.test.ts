import * as tf from '@tensorflow/tfjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LINE_HEIGHT } from '../../../src/picture';
import { seededRandom } from '../../../src/random';
import { createLayersModel, type LayersModel } from '../../../src/recognizer/core/layers-model';
import { CTC_CLASSES } from '../../../src/recognizer/line/ctc';
import { createLineReader, type LineReader } from '../../../src/recognizer/line/line-reader';
import {
  lineOfStrokes,
  loadLineReader,
  measureLine,
  PUBLISHED_MODEL_DIR,
  readModelFiles,
} from '../../../src/recognizer/node';
import { numberStrokes } from '../../fixtures';
import { largestDifference, loadStock, type ModelFiles } from '../stock';

const TOLERANCE = 1e-4;
/** Most bytes of the weights; in brotli, scripts/budgets.ts has the limit. */
const MAX_BYTES = 200_000;
const WIDTHS = [32, 100, 260];

// Without model/line.json and model/line.bin these tests fail: they are the product.
let reader: LineReader;
let model: LayersModel;
let files: ModelFiles;
beforeAll(async () => {
  reader = await loadLineReader();
  const { json, weights } = await readModelFiles(PUBLISHED_MODEL_DIR, 'line.json');
  files = { json: json as ModelFiles['json'], weights };
  model = createLayersModel(json, weights);
});
afterAll(() => {
  model?.dispose();
  reader?.close();
});

/** Noise, and a number, of each width. */
function inputs(): tf.Tensor4D[] {
  const random = seededRandom(1);
  return WIDTHS.map((width) => {
    const values = Float32Array.from({ length: LINE_HEIGHT * width }, () => 0.3 * random.normal());
    return tf.tensor4d(values, [1, LINE_HEIGHT, width, 1]);
  });
}

describe('the published line reader', () => {
  it.each(['cpu', 'wasm'])(
    'gives the logits that stock TensorFlow.js gives on %s, of any width',
    async (backend) => {
      for (const input of inputs()) {
        const ours = tf.tidy(() => model.logits(input).dataSync<'float32'>().slice());
        await tf.setBackend(backend);
        const stock = await loadStock(files);
        const theirs = tf.tidy(() => (stock.predict(input) as tf.Tensor).dataSync<'float32'>().slice());
        stock.dispose();
        await tf.setBackend('wasm');
        expect(largestDifference(theirs, ours)).toBeLessThan(TOLERANCE);
      }
    },
  );

  it('is of the version of the other networks', async () => {
    const versionOf = (json: unknown) => (json as { userDefinedMetadata: unknown }).userDefinedMetadata;
    const { json } = await readModelFiles(PUBLISHED_MODEL_DIR);
    const { version } = versionOf(json) as { version: string };
    expect(versionOf(files.json)).toMatchObject({ version });
  });

  it('takes the text that all looks together find most probable', () => {
    // Steps that say 1, 2 and 2: each by itself, and all in the mean.
    const steps = (first: number, second: number) => {
      const values = new Float32Array(CTC_CLASSES).fill(Math.log(1e-6));
      values[2] = Math.log(first);
      values[3] = Math.log(second);
      return { values, count: 1 };
    };
    const said = [steps(0.6, 0.3), steps(0.3, 0.6), steps(0.1, 0.6)];
    const look = { values: new Float32Array(4 * LINE_HEIGHT), width: 4 };
    let next = 0;
    const { digits, logProbability } = measureLine({ steps: () => said[next++] ?? steps(0, 0) }, [
      look,
      look,
      look,
    ]);
    expect(digits.map(({ reading }) => reading.digit)).toEqual([2]);
    expect(Math.exp(logProbability)).toBeCloseTo(0.6, 5);
  });

  it('is small', () => {
    expect(files.weights.length).toBeLessThanOrEqual(MAX_BYTES);
  });

  it('gives two steps for each four columns, whose probabilities sum to 1', () => {
    for (const width of [31, 32, 33]) {
      const { values, count } = reader.steps(new Float32Array(LINE_HEIGHT * width), width);
      expect(count).toBe(2 * Math.ceil(width / 4));
      const sum = values.subarray(0, CTC_CLASSES).reduce((total, value) => total + Math.exp(value), 0);
      expect(sum).toBeCloseTo(1, 5);
    }
  });

  it.each(['7', '1995', '3862', '205', '480051'])(
    'reads %s drawn as strokes, each digit in its place',
    (number) => {
      const line = lineOfStrokes(numberStrokes(number));
      if (!line) throw new Error('no line');
      const { digits, unread } = measureLine(reader, [line]);
      expect(digits.map(({ reading }) => reading.digit).join('')).toBe(number);
      expect(unread).toBe(0);
      digits.slice(1).forEach(({ bounds }, i) => {
        expect(bounds.minX).toBeGreaterThan(digits[i]?.bounds.maxX ?? Infinity);
      });
    },
  );

  it('keeps no memory from line to line', () => {
    const line = lineOfStrokes(numberStrokes('1995'));
    if (!line) throw new Error('no line');
    measureLine(reader, [line]);
    const before = tf.memory().numTensors;
    for (let i = 0; i < 20; i++) measureLine(reader, [line]);
    expect(tf.memory().numTensors).toBe(before);
  });
});

describe('other files', () => {
  it('are refused with what is missing', async () => {
    const digit = await readModelFiles(PUBLISHED_MODEL_DIR);
    expect(() => createLineReader(digit.json, digit.weights)).toThrow(/calibration: expected an object/);
    await expect(loadLineReader({ modelDir: '/nowhere' })).rejects.toThrow(
      /\/nowhere\/line\.json: could not be read/,
    );
  });
});
