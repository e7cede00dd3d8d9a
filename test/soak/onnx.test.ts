import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import * as tf from '@tensorflow/tfjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ONNX_INPUT, ONNX_OUTPUT, onnxOf } from '../../scripts/bench/onnx';
import { fetchOnnxRuntime, ONNX_RUNTIME, type OnnxRuntime } from '../../scripts/bench/onnx-runtime';
import { rasterize } from '../../src/ink';
import {
  loadRecognizer,
  type NodeRecognizer,
  PUBLISHED_MODEL_DIR,
  readModelFiles,
} from '../../src/recognizer/node';
import { digitStrokes, drawnDigits } from '../fixtures';
import { filesOf, largestDifference } from '../recognizer/stock';

const TOLERANCE = 1e-3;
const folder = await fetchOnnxRuntime();
const missing = folder === null ? ` (not run: npm could not fetch ${ONNX_RUNTIME})` : '';

/** What ONNX Runtime makes of the exported model, for one image. */
async function run(onnx: Uint8Array, pixels: Float32Array): Promise<Float32Array> {
  const module = pathToFileURL(resolve(folder ?? '', 'ort.node.min.mjs')).href;
  const { InferenceSession, Tensor }: OnnxRuntime = await import(/* @vite-ignore */ module);
  const session = await InferenceSession.create(onnx);
  try {
    const output = await session.run({ [ONNX_INPUT]: new Tensor('float32', pixels, [1, 1, 28, 28]) });
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
  it('of the published model gives our logits', async () => {
    const { json, weights } = await readModelFiles(PUBLISHED_MODEL_DIR);
    const onnx = onnxOf(json, weights);
    for (const digit of Object.keys(drawnDigits)) {
      const raster = rasterize(digitStrokes(digit));
      const found = await run(onnx, raster);
      expect(largestDifference(recognizer.logits([raster]), found)).toBeLessThan(TOLERANCE);
    }
  });
});

it('the ONNX export refuses what it does not write, by name', async () => {
  const layer = tf.layers.averagePooling2d({ name: 'p', poolSize: 2, inputShape: [4, 4, 1] });
  const { json, weights } = await filesOf(tf.sequential({ layers: [layer] }));
  expect(() => onnxOf(json, weights)).toThrow('layer "p" (AveragePooling2D): cannot be written as ONNX');
});
