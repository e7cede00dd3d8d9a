import {
  fused,
  maxPool,
  relu,
  reshape,
  type Tensor,
  type Tensor2D,
  type Tensor4D,
} from '@tensorflow/tfjs-core';
import type { LayerConfig } from './layer-config';

/** One operation on a batch. It disposes of no tensors: callers `tidy`. */
export interface Step {
  /** The layer, for error messages. */
  readonly place: string;
  run(input: Tensor): Tensor;
}

/** Weights of one layer, by the last part of their name. */
export interface LayerWeights {
  /** Marks the weight as used. @throws ModelError if it is missing or of another rank */
  tensor(name: string, rank: number): Tensor;
  /** The same of a line, as an image of one row: a first dimension of 1 is put before its own. */
  rowTensor(name: string, rank: number): Tensor;
}

type Builder = (layer: LayerConfig, weights: LayerWeights) => Step['run'];

const ONES = [1, 1] as const;
const unchanged = (x: Tensor) => x;

/** The supported layer types, as defined by Keras: https://keras.io/api/layers/ */
const BUILDERS: Readonly<Partial<Record<string, Builder>>> = {
  InputLayer: () => unchanged,
  Conv2D: (layer, weights) => {
    layer.only('groups', 1);
    const strides = layer.pair('strides', ONES);
    const dilations = layer.pair('dilation_rate', ONES);
    const pad = paddingOf(layer);
    const activation = activationOf(layer);
    const filter = weights.tensor('kernel', 4) as Tensor4D;
    const bias = biasOf(layer, weights);
    return (x) => fused.conv2d({ x: x as Tensor4D, filter, strides, dilations, pad, activation, ...bias });
  },
  Conv1D: (layer, weights) => {
    layer.only('groups', 1);
    const strides: [number, number] = [1, layer.single('strides', 1)];
    const dilations: [number, number] = [1, layer.single('dilation_rate', 1)];
    const pad = paddingOf(layer);
    const activation = activationOf(layer);
    const filter = weights.rowTensor('kernel', 3) as Tensor4D;
    const bias = biasOf(layer, weights);
    return (x) => asLine(fused.conv2d({ x: asRow(x), filter, strides, dilations, pad, activation, ...bias }));
  },
  DepthwiseConv2D: (layer, weights) => {
    const strides = layer.pair('strides', ONES);
    // Stock TensorFlow.js ignores the dilation of this layer; Keras does not.
    if (layer.pair('dilation_rate', ONES).some((rate) => rate !== 1)) {
      throw layer.error('dilation_rate is not supported; use 1');
    }
    const pad = paddingOf(layer);
    const activation = activationOf(layer);
    const filter = weights.tensor('depthwise_kernel', 4) as Tensor4D;
    const bias = biasOf(layer, weights);
    return (x) => fused.depthwiseConv2d({ x: x as Tensor4D, filter, strides, pad, activation, ...bias });
  },
  Dense: (layer, weights) => {
    const activation = activationOf(layer);
    const kernel = weights.tensor('kernel', 2) as Tensor2D;
    const bias = biasOf(layer, weights);
    return (x) => {
      if (x.rank !== 2)
        throw new Error(`takes flat input, found shape [${x.shape}]; put a Flatten layer before it`);
      return fused.matMul({ a: x, b: kernel, activation, ...bias });
    };
  },
  MaxPooling2D: (layer) => {
    const size = layer.pair('pool_size', [2, 2]);
    const strides = layer.pair('strides', size);
    const pad = paddingOf(layer);
    return (x) => maxPool(x as Tensor4D, size, strides, pad);
  },
  MaxPooling1D: (layer) => {
    const size = layer.single('pool_size', 2);
    const strides = layer.single('strides', size);
    const pad = paddingOf(layer);
    return (x) => asLine(maxPool(asRow(x), [1, size], [1, strides], pad));
  },
  Flatten: (layer) => {
    layer.only('data_format', 'channels_last');
    return (x) => reshape(x, [x.shape[0] ?? 0, -1]);
  },
  Activation: (layer) => (activationOf(layer) === 'relu' ? relu : unchanged),
};

/** @throws ModelError for an unsupported layer type or option, or a missing weight */
export function buildLayer(layer: LayerConfig, weights: LayerWeights): Step {
  const builder = Object.hasOwn(BUILDERS, layer.kind) ? BUILDERS[layer.kind] : undefined;
  if (!builder) {
    throw layer.error(`is not supported; build the model of ${Object.keys(BUILDERS).join(', ')}`);
  }
  return { place: layer.place, run: builder(layer, weights) };
}

/** A batch of lines as one of images of one row, which the backends have kernels for. */
function asRow(x: Tensor): Tensor4D {
  const [batch = 0, points = 0, channels = 0] = x.shape;
  if (x.rank !== 3) throw new Error(`takes lines of points, found shape [${x.shape}]`);
  return reshape(x, [batch, 1, points, channels]) as Tensor4D;
}

/** A batch of images of one row as one of lines. */
function asLine(x: Tensor4D): Tensor {
  const [batch, , points, channels] = x.shape;
  return reshape(x, [batch, points, channels]);
}

function activationOf(layer: LayerConfig): 'linear' | 'relu' {
  return layer.oneOf('activation', ['linear', 'relu'], 'linear');
}

function paddingOf(layer: LayerConfig): 'same' | 'valid' {
  layer.only('data_format', 'channels_last');
  return layer.oneOf('padding', ['same', 'valid'], 'valid');
}

function biasOf(layer: LayerConfig, weights: LayerWeights): { readonly bias?: Tensor } {
  return layer.flag('use_bias', true) ? { bias: weights.tensor('bias', 1) } : {};
}
