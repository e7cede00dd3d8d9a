import * as tf from '@tensorflow/tfjs';
import fc from 'fast-check';

/** One layer of a random model; sizes are cut to what is left of the image. */
export type LayerPlan =
  | { readonly kind: 'conv' | 'depthwise'; readonly options: ConvOptions }
  | {
      readonly kind: 'maxPool';
      readonly size: number;
      readonly stride: number;
      readonly same: boolean;
    }
  | { readonly kind: 'activation'; readonly activation: Activation };

type Activation = 'linear' | 'relu';

interface ConvOptions {
  readonly filters: number;
  readonly kernel: number;
  readonly stride: number;
  readonly same: boolean;
  readonly bias: boolean;
  readonly activation: Activation;
}

export interface ModelPlan {
  readonly side: number;
  readonly channels: number;
  readonly body: readonly LayerPlan[];
  readonly hidden: number;
  readonly softmax: boolean;
  readonly seed: number;
}

const activation = fc.constantFrom<Activation[]>('linear', 'relu');

const convOptions: fc.Arbitrary<ConvOptions> = fc.record({
  filters: fc.integer({ min: 1, max: 5 }),
  kernel: fc.integer({ min: 1, max: 3 }),
  stride: fc.integer({ min: 1, max: 2 }),
  same: fc.boolean(),
  bias: fc.boolean(),
  activation,
});

const layerPlan: fc.Arbitrary<LayerPlan> = fc.oneof(
  fc.record({ kind: fc.constantFrom('conv', 'depthwise'), options: convOptions }),
  fc.record({
    kind: fc.constant('maxPool'),
    size: fc.integer({ min: 2, max: 3 }),
    stride: fc.integer({ min: 1, max: 2 }),
    same: fc.boolean(),
  }),
  fc.record({ kind: fc.constant('activation'), activation }),
);

/** Models of every supported layer type. */
export const modelPlan: fc.Arbitrary<ModelPlan> = fc.record({
  side: fc.integer({ min: 5, max: 10 }),
  channels: fc.integer({ min: 1, max: 3 }),
  body: fc.array(layerPlan, { maxLength: 5 }),
  hidden: fc.integer({ min: 0, max: 6 }),
  softmax: fc.boolean(),
  seed: fc.integer({ min: 1, max: 1e6 }),
});

/**
 * Builds the planned model with stock TensorFlow.js layers, on its current backend,
 * with random weights.
 */
export function buildStock(plan: ModelPlan): tf.Sequential {
  const { side, channels } = plan;
  const model = tf.sequential();
  model.add(tf.layers.inputLayer({ inputShape: [side, side, channels] }));
  for (const layer of plan.body) model.add(stockLayer(layer, lastShape(model)));
  model.add(tf.layers.flatten());
  if (plan.hidden > 0) model.add(tf.layers.dense({ units: plan.hidden, activation: 'relu' }));
  model.add(tf.layers.dense({ units: 4 }));
  if (plan.softmax) model.add(tf.layers.activation({ activation: 'softmax' }));
  randomiseWeights(model, plan.seed);
  return model;
}

function lastShape(model: tf.Sequential): number[] {
  const shape = model.layers.at(-1)?.outputShape as (number | null)[];
  return shape.slice(1).map(Number);
}

function stockLayer(plan: LayerPlan, [rows = 1, columns = 1]: readonly number[]): tf.layers.Layer {
  const side = Math.min(rows, columns);
  switch (plan.kind) {
    case 'conv':
    case 'depthwise': {
      const { filters, kernel, stride, same, bias, activation } = plan.options;
      const common = {
        kernelSize: kernel,
        strides: stride,
        padding: same || kernel > side ? ('same' as const) : ('valid' as const),
        useBias: bias,
        activation,
      };
      if (plan.kind === 'conv') return tf.layers.conv2d({ ...common, filters });
      return tf.layers.depthwiseConv2d({ ...common, depthMultiplier: 1 + (filters % 2) });
    }
    case 'maxPool': {
      const padding = plan.same || plan.size > side ? ('same' as const) : ('valid' as const);
      return tf.layers.maxPooling2d({ poolSize: plan.size, strides: plan.stride, padding });
    }
    case 'activation':
      return tf.layers.activation({ activation: plan.activation });
  }
}

/** One layer of a random model of lines. */
export type LineLayerPlan =
  | { readonly kind: 'conv'; readonly options: ConvOptions; readonly dilation: number }
  | { readonly kind: 'maxPool'; readonly size: number; readonly stride: number; readonly same: boolean };

export interface LineModelPlan {
  readonly points: number;
  readonly channels: number;
  readonly body: readonly LineLayerPlan[];
  readonly seed: number;
}

/** Models of every supported layer type of lines. */
export const lineModelPlan: fc.Arbitrary<LineModelPlan> = fc.record({
  points: fc.integer({ min: 5, max: 20 }),
  channels: fc.integer({ min: 1, max: 3 }),
  body: fc.array(
    fc.oneof(
      fc.record({
        kind: fc.constant('conv' as const),
        options: convOptions,
        dilation: fc.integer({ min: 1, max: 2 }),
      }),
      fc.record({
        kind: fc.constant('maxPool' as const),
        size: fc.integer({ min: 2, max: 3 }),
        stride: fc.integer({ min: 1, max: 2 }),
        same: fc.boolean(),
      }),
    ),
    { minLength: 1, maxLength: 5 },
  ),
  seed: fc.integer({ min: 1, max: 1e6 }),
});

/** Builds the planned model of lines like `buildStock`. */
export function buildStockLine({ points, channels, body, seed }: LineModelPlan): tf.Sequential {
  const model = tf.sequential();
  model.add(tf.layers.inputLayer({ inputShape: [points, channels] }));
  for (const layer of body) {
    const [length = 1] = lastShape(model);
    model.add(stockLineLayer(layer, length));
  }
  model.add(tf.layers.flatten());
  model.add(tf.layers.dense({ units: 4 }));
  randomiseWeights(model, seed);
  return model;
}

function stockLineLayer(plan: LineLayerPlan, length: number): tf.layers.Layer {
  if (plan.kind === 'maxPool') {
    const padding = plan.same || plan.size > length ? ('same' as const) : ('valid' as const);
    return tf.layers.maxPooling1d({ poolSize: plan.size, strides: plan.stride, padding });
  }
  const { filters, kernel, stride, same, bias, activation } = plan.options;
  // A convolution is either dilated or strided.
  const dilation = stride === 1 ? plan.dilation : 1;
  return tf.layers.conv1d({
    filters,
    kernelSize: kernel,
    strides: stride,
    dilationRate: dilation,
    padding: same || dilation * (kernel - 1) + 1 > length ? 'same' : 'valid',
    useBias: bias,
    activation,
  });
}

function randomiseWeights(model: tf.LayersModel, seed: number): void {
  tf.tidy(() => {
    model.setWeights(
      model.weights.map(({ shape }, i) => tf.randomNormal(shape.map(Number), 0, 0.5, 'float32', seed + i)),
    );
  });
}
