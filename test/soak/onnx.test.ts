import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import * as tf from '@tensorflow/tfjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ONNX_INPUT, ONNX_OUTPUT, onnxOf } from '../../scripts/bench/onnx';
import { fetchOnnxRuntime, ONNX_RUNTIME, type OnnxRuntime } from '../../scripts/bench/onnx-runtime';
import { rasterize } from '../../src/ink';
import { createLayersModel } from '../../src/recognizer/core/layers-model';
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

/**
 * What ONNX Runtime makes of the exported model, for one image of `shape`, channels last
 * with a single channel.
 */
async function run(onnx: Uint8Array, pixels: Float32Array, shape: readonly number[]): Promise<Float32Array> {
  const module = pathToFileURL(resolve(folder ?? '', 'ort.node.min.mjs')).href;
  const { InferenceSession, Tensor }: OnnxRuntime = await import(/* @vite-ignore */ module);
  const session = await InferenceSession.create(onnx);
  try {
    const output = await session.run({ [ONNX_INPUT]: new Tensor('float32', pixels, shape) });
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
      const found = await run(onnx, raster, [1, 1, 28, 28]);
      expect(largestDifference(recognizer.logits([raster]), found)).toBeLessThan(TOLERANCE);
    }
  });

  it('holds for oblong images and kernels, odd sizes, strides and no bias', async () => {
    // With a seed: of some random weights hardly any signal is left at the end.
    const kernelInitializer = tf.initializers.glorotNormal({ seed: 7 });
    const model = tf.sequential({
      layers: [
        tf.layers.conv2d({
          kernelInitializer,
          filters: 3,
          kernelSize: [3, 2],
          strides: [1, 2],
          padding: 'same',
          activation: 'relu',
          inputShape: [11, 8, 2],
        }),
        tf.layers.maxPooling2d({ poolSize: 2, strides: 2, padding: 'same' }),
        tf.layers.conv2d({ filters: 4, kernelSize: 2, useBias: false, kernelInitializer }),
        tf.layers.flatten(),
        tf.layers.dense({ units: 6, activation: 'relu', kernelInitializer }),
        tf.layers.dense({ units: 3, useBias: false, kernelInitializer }),
        tf.layers.activation({ activation: 'softmax' }),
      ],
    });
    const { json, weights } = await filesOf(model);
    const ours = createLayersModel(json, weights);
    const image = tf.randomUniform<tf.Rank.R4>([1, 11, 8, 2], 0, 1, 'float32', 7);
    const channelsFirst = tf.transpose(image, [0, 3, 1, 2]).dataSync<'float32'>();
    const found = await run(onnxOf(json, weights), channelsFirst, [1, 2, 11, 8]);
    const expected = ours.logits(image).dataSync();
    expect(Math.max(...expected.map(Math.abs))).toBeGreaterThan(0.05);
    expect(largestDifference(expected, found)).toBeLessThan(TOLERANCE);
    model.dispose();
    ours.dispose();
  });
});

it('the ONNX export refuses what it does not write, by name', async () => {
  const layer = tf.layers.averagePooling2d({ name: 'p', poolSize: 2, inputShape: [4, 4, 1] });
  const { json, weights } = await filesOf(tf.sequential({ layers: [layer] }));
  expect(() => onnxOf(json, weights)).toThrow('layer "p" (AveragePooling2D): cannot be written as ONNX');
});
