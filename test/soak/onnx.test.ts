import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import * as tf from '@tensorflow/tfjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ONNX_INPUT, ONNX_OUTPUT, onnxOf } from '../../scripts/bench/onnx';
import { fetchOnnxRuntime, ONNX_RUNTIME, type OnnxRuntime } from '../../scripts/bench/onnx-runtime';
import {
  drawnDigit,
  loadRecognizer,
  type NodeRecognizer,
  PATH_FILE,
  PUBLISHED_MODEL_DIR,
  readModelFiles,
} from '../../src/recognizer/node';
import { digitStrokes, drawnDigits } from '../fixtures';
import { filesOf, largestDifference } from '../recognizer/stock';

const TOLERANCE = 1e-3;
const folder = await fetchOnnxRuntime();
const missing = folder === null ? ` (not run: npm could not fetch ${ONNX_RUNTIME})` : '';

/** What ONNX Runtime makes of the exported model, for one input of `shape`. */
async function run(onnx: Uint8Array, values: Float32Array, shape: readonly number[]): Promise<Float32Array> {
  const module = pathToFileURL(resolve(folder ?? '', 'ort.node.min.mjs')).href;
  const { InferenceSession, Tensor }: OnnxRuntime = await import(/* @vite-ignore */ module);
  const session = await InferenceSession.create(onnx);
  try {
    const output = await session.run({ [ONNX_INPUT]: new Tensor('float32', values, shape) });
    return Float32Array.from(output[ONNX_OUTPUT]?.data as Float32Array);
  } finally {
    await session.release();
  }
}

let recognizer: NodeRecognizer;
beforeAll(async () => {
  recognizer = await loadRecognizer();
});
afterAll(() => recognizer?.close());

describe.skipIf(folder === null)(`the ONNX export in ONNX Runtime${missing}`, () => {
  it('of the published networks gives our logits', async () => {
    const digits = await readModelFiles(PUBLISHED_MODEL_DIR);
    const path = await readModelFiles(PUBLISHED_MODEL_DIR, PATH_FILE);
    const [onnx, pathOnnx] = [digits, path].map(({ json, weights }) => onnxOf(json, weights));
    for (const digit of Object.keys(drawnDigits)) {
      const shown = drawnDigit(digitStrokes(digit));
      if (!shown || !onnx || !pathOnnx) throw new Error('nothing to compare');
      const found = await run(onnx, shown.raster, [1, 1, 28, 28]);
      expect(largestDifference(recognizer.logits([shown.raster]), found)).toBeLessThan(TOLERANCE);
      const channels = Float32Array.from(shown.path, (_, i) => shown.path[(i % 64) * 6 + (i >> 6)] ?? 0);
      const ofPath = await run(pathOnnx, channels, [1, 6, 1, 64]);
      const ours = recognizer.pathNetwork?.logits([shown.path])[0] ?? [];
      expect(largestDifference(ours, ofPath)).toBeLessThan(TOLERANCE);
    }
  });
});

it('the ONNX export refuses what it does not write, by name', async () => {
  const layer = tf.layers.averagePooling2d({ name: 'p', poolSize: 2, inputShape: [4, 4, 1] });
  const { json, weights } = await filesOf(tf.sequential({ layers: [layer] }));
  expect(() => onnxOf(json, weights)).toThrow('layer "p" (AveragePooling2D): cannot be written as ONNX');
});
