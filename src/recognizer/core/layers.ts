import {
  _FusedMatMul,
  engine,
  FusedConv2D,
  FusedDepthwiseConv2D,
  MaxPool,
  type NamedAttrMap,
  Relu,
  Reshape,
  type Tensor,
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
    const filter = weights.tensor('kernel', 4);
    const bias = biasOf(layer, weights, filter.shape.slice(3));
    return (x) => convolved(FusedConv2D, { x, filter, ...bias }, { strides, dilations, pad, activation });
  },
  Conv1D: (layer, weights) => {
    layer.only('groups', 1);
    const strides: [number, number] = [1, layer.single('strides', 1)];
    const dilations: [number, number] = [1, layer.single('dilation_rate', 1)];
    const pad = paddingOf(layer);
    const activation = activationOf(layer);
    const filter = weights.rowTensor('kernel', 3);
    const bias = biasOf(layer, weights, filter.shape.slice(3));
    const options = { strides, dilations, pad, activation };
    return (x) => asLine(convolved(FusedConv2D, { x: asRow(x), filter, ...bias }, options));
  },
  DepthwiseConv2D: (layer, weights) => {
    const strides = layer.pair('strides', ONES);
    // Stock TensorFlow.js ignores the dilation of this layer; Keras does not.
    if (layer.pair('dilation_rate', ONES).some((rate) => rate !== 1)) {
      throw layer.error('dilation_rate is not supported; use 1');
    }
    const pad = paddingOf(layer);
    const activation = activationOf(layer);
    const filter = weights.tensor('depthwise_kernel', 4);
    const bias = biasOf(layer, weights, filter.shape.slice(2));
    const options = { strides, dilations: ONES, pad, activation };
    return (x) => convolved(FusedDepthwiseConv2D, { x, filter, ...bias }, options);
  },
  Dense: (layer, weights) => {
    const activation = activationOf(layer);
    const kernel = weights.tensor('kernel', 2);
    const [inputs = 0, outputs = 0] = kernel.shape;
    const bias = biasOf(layer, weights, [outputs]);
    return (x) => {
      if (x.rank !== 2)
        throw new Error(`takes flat input, found shape [${x.shape}]; put a Flatten layer before it`);
      assertChannels(x, inputs);
      // The kernel multiplies batches of matrices.
      const a = reshape(x, [1, x.shape[0] ?? 0, inputs]);
      const b = reshape(kernel, [1, inputs, outputs]);
      const options = { transposeA: false, transposeB: false, activation };
      return reshape(run(_FusedMatMul, { a, b, ...bias }, options), [x.shape[0] ?? 0, outputs]);
    };
  },
  MaxPooling2D: (layer) => {
    const size = layer.pair('pool_size', [2, 2]);
    const strides = layer.pair('strides', size);
    const pad = paddingOf(layer);
    return (x) => pooled(x, { filterSize: size, strides, pad });
  },
  MaxPooling1D: (layer) => {
    const size = layer.single('pool_size', 2);
    const strides = layer.single('strides', size);
    const pad = paddingOf(layer);
    return (x) => asLine(pooled(asRow(x), { filterSize: [1, size], strides: [1, strides], pad }));
  },
  Flatten: (layer) => {
    layer.only('data_format', 'channels_last');
    return (x) => reshape(x, [x.shape[0] ?? 0, -1]);
  },
  Activation: (layer) => (activationOf(layer) === 'relu' ? (x) => run(Relu, { x }, {}) : unchanged),
};

/** @throws ModelError for an unsupported layer type or option, or a missing weight */
export function buildLayer(layer: LayerConfig, weights: LayerWeights): Step {
  const builder = Object.hasOwn(BUILDERS, layer.kind) ? BUILDERS[layer.kind] : undefined;
  if (!builder) {
    throw layer.error(`is not supported; build the model of ${Object.keys(BUILDERS).join(', ')}`);
  }
  return { place: layer.place, run: builder(layer, weights) };
}

/**
 * Runs a kernel of the backend. The package's own functions do the same, and bring their gradients
 * into the bundle.
 */
function run(kernel: string, inputs: Readonly<Record<string, Tensor>>, options: NamedAttrMap): Tensor {
  return engine().runKernel<Tensor>(kernel, inputs, options);
}

interface Convolution {
  readonly x: Tensor;
  readonly filter: Tensor;
  readonly bias?: Tensor;
}

/** @throws Error for input that the filter does not fit, which the kernels do not look at */
function convolved(kernel: string, inputs: Convolution, options: NamedAttrMap): Tensor {
  const { x, filter } = inputs;
  assertImages(x);
  assertChannels(x, filter.shape[2] ?? 0);
  return run(kernel, { ...inputs }, { ...options, dataFormat: 'NHWC' });
}

function pooled(x: Tensor, options: NamedAttrMap): Tensor {
  assertImages(x);
  return run(MaxPool, { x }, options);
}

function reshape(x: Tensor, shape: number[]): Tensor {
  return run(Reshape, { x }, { shape });
}

function assertImages(x: Tensor): void {
  if (x.rank !== 4) throw new Error('takes images of four dimensions');
}

function assertChannels(x: Tensor, expected: number): void {
  const found = x.shape.at(-1);
  if (found !== expected) throw new Error(`takes ${expected} values in the last dimension, found ${found}`);
}

/** A batch of lines as one of images of one row, which the backends have kernels for. */
function asRow(x: Tensor): Tensor {
  const [batch = 0, points = 0, channels = 0] = x.shape;
  if (x.rank !== 3) throw new Error(`takes lines of points, found shape [${x.shape}]`);
  return reshape(x, [batch, 1, points, channels]);
}

/** A batch of images of one row as one of lines. */
function asLine(x: Tensor): Tensor {
  const [batch = 0, , points = 0, channels = 0] = x.shape;
  return reshape(x, [batch, points, channels]);
}

function activationOf(layer: LayerConfig): 'linear' | 'relu' {
  return layer.oneOf('activation', ['linear', 'relu'], 'linear');
}

function paddingOf(layer: LayerConfig): 'same' | 'valid' {
  layer.only('data_format', 'channels_last');
  return layer.oneOf('padding', ['same', 'valid'], 'valid');
}

/** @param outputs their product is the number of outputs, which need a value each */
function biasOf(
  layer: LayerConfig,
  weights: LayerWeights,
  outputs: readonly number[],
): { readonly bias?: Tensor } {
  if (!layer.flag('use_bias', true)) return {};
  const bias = weights.tensor('bias', 1);
  const expected = outputs.reduce((product, size) => product * size, 1);
  if (bias.size !== expected) {
    throw layer.error(`bias has ${bias.size} values for ${expected} outputs; export the model again`);
  }
  return { bias };
}
