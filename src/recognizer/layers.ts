import {
  avgPool,
  batchNorm,
  fused,
  maxPool,
  relu,
  relu6,
  reshape,
  softmax,
  type Tensor,
  type Tensor1D,
  type Tensor2D,
  type Tensor4D,
} from '@tensorflow/tfjs-core';
import type { LayerConfig } from './layer-config';

const ACTIVATIONS = ['linear', 'relu', 'relu6', 'softmax'] as const;
export type Activation = (typeof ACTIVATIONS)[number];
/** What a kernel can apply to its own result. */
type FusableActivation = Exclude<Activation, 'softmax'>;

/** One operation on a batch. It makes new tensors and disposes of none: callers `tidy`. */
export interface Step {
  /** Layer that it belongs to, for error messages. */
  readonly place: string;
  readonly kind: 'softmax' | 'other';
  run(input: Tensor): Tensor;
}

/** Weights of one layer, by the last part of their name; each one asked for counts as used. */
export interface LayerWeights {
  /** @throws ModelError where the weight is missing or has another number of dimensions */
  tensor(name: string, rank: number): Tensor;
}

/**
 * @param next activation of a layer behind this one that has nothing else to do, so that it can be fused;
 * `linear` where there is none
 */
type Builder = (layer: LayerConfig, weights: LayerWeights, next: FusableActivation) => Step[];

const ONES = [1, 1] as const;

/** The layer types that are read. Their meaning is Keras'; https://keras.io/api/layers/ */
const BUILDERS: Readonly<Partial<Record<string, Builder>>> = {
  InputLayer: () => [],
  // Dropout acts in training only.
  Dropout: () => [],
  Conv2D: (layer, weights, next) => {
    layer.only('groups', 1);
    const strides = layer.pair('strides', ONES);
    const dilations = layer.pair('dilation_rate', ONES);
    const pad = paddingOf(layer);
    const filter = weights.tensor('kernel', 4) as Tensor4D;
    const bias = biasOf(layer, weights);
    return weighted(layer, next, (x, activation) =>
      fused.conv2d({ x: x as Tensor4D, filter, strides, dilations, pad, activation, ...bias }),
    );
  },
  DepthwiseConv2D: (layer, weights, next) => {
    const strides = layer.pair('strides', ONES);
    // Stock TensorFlow.js passes over the dilation of this layer; Keras does not. Better refused than read differently.
    if (layer.pair('dilation_rate', ONES).some((rate) => rate !== 1)) {
      throw layer.error('dilation_rate is not supported; use 1, or a SeparableConv2D');
    }
    const pad = paddingOf(layer);
    const filter = weights.tensor('depthwise_kernel', 4) as Tensor4D;
    const bias = biasOf(layer, weights);
    return weighted(layer, next, (x, activation) =>
      fused.depthwiseConv2d({ x: x as Tensor4D, filter, strides, pad, activation, ...bias }),
    );
  },
  SeparableConv2D: (layer, weights, next) => {
    const strides = layer.pair('strides', ONES);
    const dilations = layer.pair('dilation_rate', ONES);
    const pad = paddingOf(layer);
    const depthwise = weights.tensor('depthwise_kernel', 4) as Tensor4D;
    const pointwise = weights.tensor('pointwise_kernel', 4) as Tensor4D;
    const bias = biasOf(layer, weights);
    return weighted(layer, next, (x, activation) => {
      const filtered = fused.depthwiseConv2d({
        x: x as Tensor4D,
        filter: depthwise,
        strides,
        dilations,
        pad,
      });
      return fused.conv2d({ x: filtered, filter: pointwise, strides: 1, pad: 'valid', activation, ...bias });
    });
  },
  Dense: (layer, weights, next) => {
    const kernel = weights.tensor('kernel', 2) as Tensor2D;
    const bias = biasOf(layer, weights);
    return weighted(layer, next, (x, activation) => {
      if (x.rank !== 2)
        throw new Error(`takes flat input, found shape [${x.shape}]; put a Flatten layer before it`);
      return fused.matMul({ a: x, b: kernel, activation, ...bias });
    });
  },
  MaxPooling2D: (layer) => {
    const size = layer.pair('pool_size', [2, 2]);
    const strides = layer.pair('strides', size);
    const pad = paddingOf(layer);
    return [step(layer, (x) => maxPool(x as Tensor4D, size, strides, pad))];
  },
  AveragePooling2D: (layer) => {
    const size = layer.pair('pool_size', [2, 2]);
    const strides = layer.pair('strides', size);
    const pad = paddingOf(layer);
    return [step(layer, (x) => avgPool(x as Tensor4D, size, strides, pad))];
  },
  GlobalAveragePooling2D: (layer) => {
    layer.only('data_format', 'channels_last');
    const keep = layer.flag('keepdims', false);
    return [
      step(layer, (x) => {
        const [batch = 0, rows = 0, columns = 0, channels = 0] = x.shape;
        const means = avgPool(x as Tensor4D, [rows, columns], 1, 'valid');
        return keep ? means : reshape(means, [batch, channels]);
      }),
    ];
  },
  Flatten: (layer) => {
    layer.only('data_format', 'channels_last');
    return [step(layer, (x) => reshape(x, [x.shape[0] ?? 0, -1]))];
  },
  Reshape: (layer) => {
    const target = layer.targetShape();
    return [step(layer, (x) => reshape(x, [x.shape[0] ?? 0, ...target]))];
  },
  BatchNormalization: (layer, weights) => {
    const axis = layer.axis();
    const epsilon = layer.number('epsilon', 1e-3);
    const scale = layer.flag('scale', true) ? (weights.tensor('gamma', 1) as Tensor1D) : undefined;
    const offset = layer.flag('center', true) ? (weights.tensor('beta', 1) as Tensor1D) : undefined;
    const mean = weights.tensor('moving_mean', 1) as Tensor1D;
    const variance = weights.tensor('moving_variance', 1) as Tensor1D;
    return [
      step(layer, (x) => {
        assertLastAxis(axis, x);
        return batchNorm(x, mean, variance, offset, scale, epsilon);
      }),
    ];
  },
  Activation: (layer) => activationSteps(layer, activationOf(layer)),
  ReLU: (layer) => activationSteps(layer, reluOf(layer)),
  Softmax: (layer) => {
    const axis = layer.axis();
    const run = (x: Tensor) => {
      assertLastAxis(axis, x);
      return softmax(x);
    };
    return [{ place: layer.place, kind: 'softmax', run }];
  },
};

const WEIGHTED: ReadonlySet<string> = new Set(['Conv2D', 'DepthwiseConv2D', 'SeparableConv2D', 'Dense']);

/**
 * What a layer does, as steps; `fusesNext` says that they do the work of the layer behind it, too.
 *
 * @throws ModelError for a layer type or an option that is not supported, or a missing weight
 */
export function buildLayer(
  layer: LayerConfig,
  following: LayerConfig | undefined,
  weights: LayerWeights,
): { readonly steps: readonly Step[]; readonly fusesNext: boolean } {
  const builder = Object.hasOwn(BUILDERS, layer.kind) ? BUILDERS[layer.kind] : undefined;
  if (!builder) {
    throw layer.error(`is not supported; build the model of ${Object.keys(BUILDERS).join(', ')}`);
  }
  const next = WEIGHTED.has(layer.kind) && activationOf(layer) === 'linear' ? fusableOf(following) : 'linear';
  return { steps: builder(layer, weights, next), fusesNext: next !== 'linear' };
}

/** The activation that a layer is, where it is nothing else and can be fused. */
function fusableOf(layer: LayerConfig | undefined): FusableActivation {
  if (layer?.kind === 'ReLU') return reluOf(layer);
  if (layer?.kind !== 'Activation') return 'linear';
  const activation = activationOf(layer);
  return activation === 'softmax' ? 'linear' : activation;
}

function weighted(
  layer: LayerConfig,
  next: FusableActivation,
  run: (x: Tensor, activation: FusableActivation) => Tensor,
): Step[] {
  layer.only('data_format', 'channels_last');
  const own = activationOf(layer);
  if (own === 'softmax') return [step(layer, (x) => run(x, 'linear')), ...activationSteps(layer, own)];
  const activation = own === 'linear' ? next : own;
  return [step(layer, (x) => run(x, activation))];
}

function step(layer: LayerConfig, run: (x: Tensor) => Tensor): Step {
  return { place: layer.place, kind: 'other', run };
}

function activationSteps(layer: LayerConfig, activation: Activation): Step[] {
  switch (activation) {
    case 'linear':
      return [];
    case 'relu':
      return [step(layer, (x) => relu(x))];
    case 'relu6':
      return [step(layer, (x) => relu6(x))];
    case 'softmax':
      return [{ place: layer.place, kind: 'softmax', run: (x) => softmax(x) }];
  }
}

function assertLastAxis(axis: number, x: Tensor): void {
  if (axis === -1 || axis === x.rank - 1) return;
  throw new Error(`axis ${axis} is not supported; use the last one (${x.rank - 1})`);
}

function activationOf(layer: LayerConfig): Activation {
  return layer.oneOf('activation', ACTIVATIONS, 'linear');
}

function reluOf(layer: LayerConfig): 'relu' | 'relu6' {
  layer.only('negative_slope', 0);
  layer.only('threshold', 0);
  if (!layer.has('max_value')) return 'relu';
  layer.only('max_value', 6);
  return 'relu6';
}

function paddingOf(layer: LayerConfig): 'same' | 'valid' {
  layer.only('data_format', 'channels_last');
  return layer.oneOf('padding', ['same', 'valid'], 'valid');
}

function biasOf(layer: LayerConfig, weights: LayerWeights): { readonly bias?: Tensor } {
  return layer.flag('use_bias', true) ? { bias: weights.tensor('bias', 1) } : {};
}
