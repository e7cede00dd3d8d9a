import * as tf from '@tensorflow/tfjs';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { ModelError } from '../../../src/recognizer/core/errors';
import { createLayersModel } from '../../../src/recognizer/core/layers-model';
import { startPageBackend } from '../page-backend';
import { filesOf, largestDifference, type ModelFiles } from '../stock';
import { buildStock, buildStockLine, lineModelPlan, modelPlan } from './topologies';

/** What the design promises between our interpreter and stock TensorFlow.js. */
const TOLERANCE = 1e-4;
const BATCH = 3;

beforeAll(startPageBackend);

/**
 * Runs a stock model on the plain CPU backend, ours on WebAssembly, and gives the
 * largest differences.
 */
async function compare(
  build: () => tf.LayersModel,
  shape: readonly number[],
  { seed = 1, endsInSoftmax = false } = {},
) {
  await tf.setBackend('cpu');
  const stock = build();
  const files = await filesOf(stock);
  const pixels = tf.tidy(() =>
    tf
      .randomUniform([BATCH, ...shape], 0, 1, 'float32', seed)
      .dataSync<'float32'>()
      .slice(),
  );
  const expected = tf.tidy(() =>
    (stock.predict(tf.tensor(pixels, [BATCH, ...shape])) as tf.Tensor).dataSync(),
  );
  stock.dispose();
  await tf.setBackend('wasm');
  const ours = createLayersModel(files.json, files.weights);
  const { values, outputShape } = tf.tidy(() => {
    const logits = ours.logits(tf.tensor(pixels, [BATCH, ...shape]));
    return { values: logits.dataSync(), outputShape: logits.shape };
  });
  ours.dispose();
  // The page's backend has no softmax.
  await tf.setBackend('cpu');
  const found = endsInSoftmax ? tf.tidy(() => tf.softmax(tf.tensor(values, outputShape)).dataSync()) : values;
  return { expected, found, shape: outputShape, ours };
}

describe('parity with stock TensorFlow.js', () => {
  it('holds for random stacks of all supported layers', async () => {
    await fc.assert(
      fc.asyncProperty(modelPlan, async (plan) => {
        const { expected, found } = await compare(
          () => buildStock(plan),
          [plan.side, plan.side, plan.channels],
          { seed: plan.seed, endsInSoftmax: plan.softmax },
        );
        const scale = Math.max(1, ...expected.map(Math.abs));
        expect(largestDifference(expected, found)).toBeLessThan(TOLERANCE * scale);
      }),
      { numRuns: 60 },
    );
  });

  it('holds for random stacks of all supported layers of lines', async () => {
    await fc.assert(
      fc.asyncProperty(lineModelPlan, async (plan) => {
        const { expected, found } = await compare(() => buildStockLine(plan), [plan.points, plan.channels], {
          seed: plan.seed,
        });
        const scale = Math.max(1, ...expected.map(Math.abs));
        expect(largestDifference(expected, found)).toBeLessThan(TOLERANCE * scale);
      }),
      { numRuns: 60 },
    );
  });

  it.each([
    [
      'a dilated convolution',
      () => tf.layers.conv2d({ filters: 3, kernelSize: 3, dilationRate: 2, inputShape: [9, 9, 2] }),
    ],
    [
      'an oblong kernel and strides',
      () => tf.layers.conv2d({ filters: 3, kernelSize: [1, 3], strides: [2, 1], inputShape: [9, 9, 2] }),
    ],
  ])('holds for %s', async (_, layer) => {
    const made = layer();
    const shape = (made.batchInputShape ?? []).slice(1).map(Number);
    const { expected, found } = await compare(() => tf.sequential({ layers: [layer()] }), shape);
    expect(largestDifference(expected, found)).toBeLessThan(TOLERANCE);
  });

  it('gives the shapes and counts the weights', async () => {
    const build = () =>
      tf.sequential({
        layers: [
          tf.layers.conv2d({ filters: 3, kernelSize: 3, inputShape: [8, 8, 2] }),
          tf.layers.flatten(),
          tf.layers.dense({ units: 5 }),
        ],
      });
    const { ours, shape } = await compare(build, [8, 8, 2]);
    expect(ours.inputShape).toEqual([8, 8, 2]);
    expect(ours.outputShape).toEqual([5]);
    expect(shape).toEqual([BATCH, 5]);
    expect(ours.parameters).toBe(3 * 3 * 2 * 3 + 3 + 6 * 6 * 3 * 5 + 5);
  });
});

describe('files that cannot be used', () => {
  /** A small model that can; tests spoil a copy of it. */
  let good: ModelFiles;
  beforeAll(async () => {
    await tf.setBackend('wasm');
    const model = tf.sequential({
      layers: [
        tf.layers.conv2d({ name: 'c', filters: 2, kernelSize: 3, inputShape: [6, 6, 1] }),
        tf.layers.flatten({ name: 'f' }),
        tf.layers.dense({ name: 'd', units: 4 }),
      ],
    });
    good = await filesOf(model);
    model.dispose();
  });

  type Layer = { class_name: string; config: Record<string, unknown> };
  const softmax: Layer = { class_name: 'Activation', config: { name: 's', activation: 'softmax' } };
  interface Json {
    format: string;
    modelTopology: { class_name: string; config: { layers: Layer[] } };
    weightsManifest: { weights: { name: string; shape: number[] }[] }[];
  }
  /** Loads the good model after `spoil` has changed its JSON. */
  const load = (spoil: (json: Json, layer: (name: string) => Layer) => unknown, weights = good.weights) => {
    const json = structuredClone(good.json) as unknown as Json;
    const layer = (name: string): Layer => {
      const found = json.modelTopology.config.layers.find(({ config }) => config.name === name);
      if (!found) throw new Error(`no layer ${name}`);
      return found;
    };
    spoil(json, layer);
    return createLayersModel(json, weights);
  };

  it('loads unspoilt, also in the form of the Python exporter', () => {
    load(() => {}).dispose();
    load((json) => {
      const { class_name, config } = json.modelTopology;
      Object.assign(json, {
        modelTopology: {
          keras_version: '2.15.0',
          backend: 'tensorflow',
          model_config: { class_name, config },
        },
      });
    }).dispose();
  });

  it.each<[string, Parameters<typeof load>[0], RegExp]>([
    [
      'an unknown layer',
      (_, layer) => (layer('f').class_name = 'LSTM'),
      /layer "f" \(LSTM\): is not supported; build/,
    ],
    [
      'a layer named like a method',
      (_, layer) => (layer('f').class_name = 'toString'),
      /"f" \(toString\): is not supp/,
    ],
    [
      'an unknown activation',
      (_, layer) => (layer('c').config.activation = 'tanh'),
      /"c" .*activation "tanh".*relu/,
    ],
    [
      'a softmax before the end',
      (json) => json.modelTopology.config.layers.splice(2, 0, softmax),
      /layer "s" \(Activation\): activation "softmax" is not supported/,
    ],
    [
      'channels first',
      (_, layer) => (layer('c').config.data_format = 'channels_first'),
      /"c".*data_format.*channels_last/,
    ],
    ['groups', (_, layer) => (layer('c').config.groups = 2), /"c".*groups 2 is not supported; use 1/],
    ['odd padding', (_, layer) => (layer('c').config.padding = 'causal'), /"c".*padding "causal"/],
    [
      'bad strides',
      (_, layer) => (layer('c').config.strides = [0, 1]),
      /"c".*strides\[0\].*whole number from 1, found 0/,
    ],
    ['three strides', (_, layer) => (layer('c').config.strides = [1, 1, 1]), /"c".*strides.*two numbers/],
    [
      'a flag that is none',
      (_, layer) => (layer('c').config.use_bias = 'yes'),
      /"c".*use_bias.*true or false/,
    ],
    [
      'a missing weight',
      (_, layer) => (layer('d').config.name = 'e'),
      /"e".*weight "e\/kernel" is not in weightsManifest/,
    ],
    [
      'a weight too many',
      (_, layer) => (layer('d').config.use_bias = false),
      /weights d\/bias: belong to no layer/,
    ],
    [
      'a weight of another rank',
      (json) => (weight(json, 'c/kernel').shape = [9, 2]),
      /"c".*shape \[9,2\], 4 dimensions/,
    ],
    [
      'layers that do not fit',
      (_, layer) => (layer('c').config.padding = 'same'),
      /layer "d" \(Dense\): input of shape \[1,72\]: takes 32 values in the last dimension, found 72/,
    ],
    [
      'a bias of another length',
      (json) => (weight(json, 'd/kernel').shape = [16, 8]),
      /layer "d" \(Dense\): bias has 4 values for 8 outputs/,
    ],
    [
      'a Dense on an image',
      (json) => json.modelTopology.config.layers.splice(-2, 1),
      /layer "d".*put a Flatten layer before/,
    ],
    [
      'no input shape',
      (_, layer) => delete layer('c').config.batch_input_shape,
      /first layer does not say its input shape/,
    ],
    [
      'a fixed batch',
      (_, layer) => (layer('c').config.batch_input_shape = [1, 6, 6, 1]),
      /"c".*batch size is fixed to 1/,
    ],
    ['no layers at all', (json) => (json.modelTopology.config.layers = []), /first layer does not say/],
    [
      'a functional model',
      (json) => (json.modelTopology.class_name = 'Functional'),
      /Functional model is not supp.*Sequential/,
    ],
    ['a graph model', (json) => (json.format = 'graph-model'), /is a graph model; export a layers model/],
    [
      'no topology',
      (json) => Object.assign(json, { modelTopology: null }),
      /modelTopology: expected an object, found null/,
    ],
    [
      'no manifest',
      (json) => Object.assign(json, { weightsManifest: 7 }),
      /weightsManifest: expected an array, found 7/,
    ],
  ])('names the place for %s', (_, spoil, message) => {
    const before = tf.memory().numTensors;
    expect(() => load(spoil)).toThrow(ModelError);
    expect(() => load(spoil)).toThrow(message);
    expect(tf.memory().numTensors).toBe(before);
  });

  it('refuses a dilated depthwise convolution, which stock TensorFlow.js reads differently', async () => {
    const layer = tf.layers.depthwiseConv2d({
      name: 'w',
      kernelSize: 3,
      dilationRate: 2,
      inputShape: [9, 9, 2],
    });
    const { json, weights } = await filesOf(tf.sequential({ layers: [layer] }));
    expect(() => createLayersModel(json, weights)).toThrow(/layer "w".*dilation_rate is not supported/);
  });

  it('refuses weights that are too short or too long', () => {
    expect(() => load(() => {}, good.weights.slice(0, -4))).toThrow(
      /weight "d\/bias": needs bytes .* belong together/,
    );
    expect(() => load(() => {}, Uint8Array.from([...good.weights, 0]))).toThrow(
      /weights: \d+ bytes, but model.json/,
    );
  });

  function weight(json: Json, name: string): { name: string; shape: number[] } {
    const found = json.weightsManifest.flatMap(({ weights }) => weights).find((spec) => spec.name === name);
    if (!found) throw new Error(`no weight ${name}`);
    return found;
  }
});
