import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { createLayersModel } from '../../../src/recognizer/core/layers-model';
import { startPageBackend } from '../page-backend';
import { filesOf, type ModelFiles } from '../stock';

beforeAll(startPageBackend);

describe('a model of lines that cannot be used', () => {
  interface Layer {
    readonly config: Record<string, unknown>;
  }
  interface Json {
    readonly modelTopology: { readonly config: { readonly layers: Layer[] } };
  }
  let good: ModelFiles;
  beforeAll(async () => {
    await tf.setBackend('wasm');
    good = await filesOf(
      tf.sequential({
        layers: [
          tf.layers.conv1d({ name: 'c', filters: 2, kernelSize: 3, inputShape: [6, 1] }),
          tf.layers.maxPooling1d({ name: 'p' }),
          tf.layers.flatten({ name: 'f' }),
        ],
      }),
    );
  });

  /** Loads the good model after a layer's options were changed. */
  const load = (name: string, change: object) => {
    const json = structuredClone(good.json) as unknown as Json;
    const layer = json.modelTopology.config.layers.find(({ config }) => config.name === name);
    Object.assign(layer?.config ?? {}, change);
    return createLayersModel(json, good.weights);
  };

  it('loads unspoilt', () => {
    const model = load('c', {});
    expect(model.outputShape).toEqual([4]);
    model.dispose();
  });

  it.each<[string, string, object, RegExp]>([
    [
      'two strides',
      'c',
      { strides: [1, 1] },
      /layer "c" \(Conv1D\): strides: expected one number, found \[1,1\]/,
    ],
    ['odd padding', 'c', { padding: 'causal' }, /"c".*padding "causal"/],
    ['groups', 'c', { groups: 2 }, /"c".*groups 2 is not supported; use 1/],
    ['a pool of nothing', 'p', { pool_size: [0] }, /"p".*pool_size\[0\].*whole number from 1, found 0/],
  ])('names the place for %s', (_, name, change, message) => {
    const before = tf.memory().numTensors;
    expect(() => load(name, change)).toThrow(message);
    expect(tf.memory().numTensors).toBe(before);
  });

  it('names a layer that is given no lines', () => {
    const json = structuredClone(good.json) as unknown as Json;
    const { layers } = json.modelTopology.config;
    layers.splice(1, 0, ...layers.splice(-1));
    expect(() => createLayersModel(json, good.weights)).toThrow(
      /layer "p" \(MaxPooling1D\): input of shape \[1,8\]: takes lines of points/,
    );
  });
});
