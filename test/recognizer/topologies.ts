import * as tf from '@tensorflow/tfjs';
import fc from 'fast-check';

/** One layer of a random model; sizes are cut to what is left of the image. */
export type LayerPlan =
  | { readonly kind: 'conv' | 'depthwise' | 'separable'; readonly options: ConvOptions }
  | {
      readonly kind: 'maxPool' | 'avgPool';
      readonly size: number;
      readonly stride: number;
      readonly same: boolean;
    }
  | { readonly kind: 'batchNorm' | 'relu' | 'relu6' | 'activation' | 'linear' | 'dropout' };

interface ConvOptions {
  readonly filters: number;
  readonly kernel: number;
  readonly stride: number;
  readonly same: boolean;
  readonly bias: boolean;
  readonly activation: 'linear' | 'relu' | 'relu6';
}

export interface ModelPlan {
  readonly side: number;
  readonly channels: number;
  readonly body: readonly LayerPlan[];
  readonly neck: 'flatten' | 'reshape' | 'average';
  readonly hidden: number;
  readonly end: 'logits' | 'activation' | 'softmax' | 'dense';
  readonly seed: number;
}

const convOptions: fc.Arbitrary<ConvOptions> = fc.record({
  filters: fc.integer({ min: 1, max: 5 }),
  kernel: fc.integer({ min: 1, max: 3 }),
  stride: fc.integer({ min: 1, max: 2 }),
  same: fc.boolean(),
  bias: fc.boolean(),
  activation: fc.constantFrom('linear', 'relu', 'relu6'),
});

const layerPlan: fc.Arbitrary<LayerPlan> = fc.oneof(
  fc.record({ kind: fc.constantFrom('conv', 'depthwise', 'separable'), options: convOptions }),
  fc.record({
    kind: fc.constantFrom('maxPool', 'avgPool'),
    size: fc.integer({ min: 2, max: 3 }),
    stride: fc.integer({ min: 1, max: 2 }),
    same: fc.boolean(),
  }),
  fc.record({ kind: fc.constantFrom('batchNorm', 'relu', 'relu6', 'activation', 'linear', 'dropout') }),
);

/** Models of every layer type that is supported. */
export const modelPlan: fc.Arbitrary<ModelPlan> = fc.record({
  side: fc.integer({ min: 5, max: 10 }),
  channels: fc.integer({ min: 1, max: 3 }),
  body: fc.array(layerPlan, { maxLength: 5 }),
  neck: fc.constantFrom('flatten', 'reshape', 'average'),
  hidden: fc.integer({ min: 0, max: 6 }),
  end: fc.constantFrom('logits', 'activation', 'softmax', 'dense'),
  seed: fc.integer({ min: 1, max: 1e6 }),
});

/** Builds the planned model with stock TensorFlow.js layers, on its current backend, with random weights. */
export function buildStock(plan: ModelPlan): tf.Sequential {
  const { side, channels } = plan;
  const model = tf.sequential();
  model.add(tf.layers.inputLayer({ inputShape: [side, side, channels] }));
  for (const layer of plan.body) model.add(stockLayer(layer, lastShape(model)));
  const [rows = 1, columns = 1, depth = 1] = lastShape(model);
  if (plan.neck === 'average') model.add(tf.layers.globalAveragePooling2d({ dataFormat: 'channelsLast' }));
  else if (plan.neck === 'reshape') model.add(tf.layers.reshape({ targetShape: [rows * columns * depth] }));
  else model.add(tf.layers.flatten());
  if (plan.hidden > 0) model.add(tf.layers.dense({ units: plan.hidden, activation: 'relu' }));
  model.add(tf.layers.dense({ units: 4, activation: plan.end === 'dense' ? 'softmax' : 'linear' }));
  if (plan.end === 'activation') model.add(tf.layers.activation({ activation: 'softmax' }));
  if (plan.end === 'softmax') model.add(tf.layers.softmax());
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
    case 'depthwise':
    case 'separable': {
      const { filters, kernel, stride, same, bias, activation } = plan.options;
      const common = {
        kernelSize: kernel,
        strides: stride,
        padding: same || kernel > side ? ('same' as const) : ('valid' as const),
        useBias: bias,
        activation,
      };
      if (plan.kind === 'conv') return tf.layers.conv2d({ ...common, filters });
      if (plan.kind === 'separable') return tf.layers.separableConv2d({ ...common, filters });
      return tf.layers.depthwiseConv2d({ ...common, depthMultiplier: 1 + (filters % 2) });
    }
    case 'maxPool':
    case 'avgPool': {
      const padding = plan.same || plan.size > side ? ('same' as const) : ('valid' as const);
      const options = { poolSize: plan.size, strides: plan.stride, padding };
      return plan.kind === 'maxPool' ? tf.layers.maxPooling2d(options) : tf.layers.averagePooling2d(options);
    }
    case 'batchNorm':
      return tf.layers.batchNormalization();
    case 'relu':
      return tf.layers.reLU();
    case 'relu6':
      return tf.layers.reLU({ maxValue: 6 });
    case 'activation':
      return tf.layers.activation({ activation: 'relu' });
    case 'linear':
      return tf.layers.activation({ activation: 'linear' });
    case 'dropout':
      return tf.layers.dropout({ rate: 0.5 });
  }
}

function randomiseWeights(model: tf.LayersModel, seed: number): void {
  tf.tidy(() => {
    model.setWeights(
      model.weights.map(({ shape, originalName }, i) => {
        const sizes = shape.map(Number);
        // A variance is never negative.
        return originalName.endsWith('moving_variance')
          ? tf.randomUniform(sizes, 0.5, 2, 'float32', seed + i)
          : tf.randomNormal(sizes, 0, 0.5, 'float32', seed + i);
      }),
    );
  });
}
