import { asObject } from '../../src/recognizer/core/json';
import type { LayerConfig } from '../../src/recognizer/core/layer-config';
import { layersOf } from '../../src/recognizer/core/layers-model';
import { decodeWeights, type Weight } from '../../src/recognizer/core/weights';
import { type Bytes, bytes, integer, integers, message, nested, text } from './protobuf';

/**
 * Names of the input, [1, channels, rows, columns] with channels first, and of
 * the output, [1, units].
 */
export const ONNX_INPUT = 'image';
export const ONNX_OUTPUT = 'logits';

/**
 * Newest operator set that is needed: Gemm, Conv, MaxPool, Flatten and Relu have not changed
 * in a way that matters.
 */
const OPSET = 13;
const IR_VERSION = 7;
/** `onnx.TensorProto.DataType.FLOAT`. */
const FLOAT = 1;
/** `onnx.AttributeProto.AttributeType`. */
const TYPE_STRING = 3;
const TYPE_INTS = 7;

/** Shape of one image between two layers, channels last as in the layers model. */
type Shape = readonly [rows: number, columns: number, channels: number];

/**
 * Writes a layers model (Sequential; Conv2D, MaxPooling2D, Flatten, Dense, with linear or relu
 * activation) as ONNX, up to a softmax at the end: the same float32 weights, brought into ONNX's
 * order, channels first.
 *
 * Format: https://github.com/onnx/onnx/blob/main/onnx/onnx.proto
 *
 * @param json model.json, parsed
 * @param weightBytes the weight files that it names, one after the other
 * @throws ModelError for a layer or an option that it does not write
 */
export function onnxOf(json: unknown, weightBytes: Uint8Array): Bytes {
  const model = asObject(json, 'model.json');
  const layers = layersOf(model);
  const graph = new Graph(decodeWeights(model, weightBytes), layers[0]?.inputShape() ?? []);
  for (const layer of layers) graph.add(layer);
  return message(
    integer(1, IR_VERSION),
    text(2, 'inktally'),
    nested(7, graph.encode()),
    nested(8, integer(2, OPSET)),
  );
}

class Graph {
  private readonly nodes: Bytes[] = [];
  private readonly initializers: Bytes[] = [];
  private readonly input: Bytes;
  /** Name of what the layers so far give. */
  private current = ONNX_INPUT;
  private shape: Shape;
  /**
   * Whether the image has been flattened; its values are then in another order
   * than the layers model's.
   */
  private flat = false;

  constructor(
    private readonly weights: ReadonlyMap<string, Weight>,
    inputShape: readonly number[],
  ) {
    const [rows = 0, columns = 0, channels = 0] = inputShape;
    this.shape = [rows, columns, channels];
    this.input = valueInfo(ONNX_INPUT, [1, channels, rows, columns]);
  }

  add(layer: LayerConfig): void {
    switch (layer.kind) {
      case 'InputLayer':
        return;
      case 'Conv2D':
        this.convolution(layer);
        return;
      case 'MaxPooling2D':
        this.pooling(layer);
        return;
      case 'Flatten':
        layer.only('data_format', 'channels_last');
        this.node('Flatten', []);
        this.flat = true;
        return;
      case 'Dense':
        this.dense(layer);
        return;
      default:
        throw layer.error('cannot be written as ONNX');
    }
  }

  encode(): Bytes {
    // The last layer's output is renamed to what callers ask for.
    this.node('Identity', [], [], ONNX_OUTPUT);
    const [, , units] = this.shape;
    return message(
      ...this.nodes.map((node) => bytes(1, node)),
      text(2, 'inktally'),
      ...this.initializers.map((tensor) => bytes(5, tensor)),
      bytes(11, this.input),
      bytes(12, valueInfo(ONNX_OUTPUT, [1, units])),
    );
  }

  private convolution(layer: LayerConfig): void {
    layer.only('groups', 1);
    layer.only('data_format', 'channels_last');
    const kernel = this.weight(layer, 'kernel');
    const [height = 0, width = 0, channels = 0, filters = 0] = kernel.shape;
    const strides = layer.pair('strides', [1, 1]);
    const dilations = layer.pair('dilation_rate', [1, 1]);
    if (dilations.some((rate) => rate !== 1)) throw layer.error('dilation_rate cannot be written as ONNX');
    // (row, column, channel, filter) -> (filter, channel, row, column)
    const values = reordered([filters, channels, height, width], (f, c, y, x) => {
      return kernel.values[((y * width + x) * channels + c) * filters + f] ?? Number.NaN;
    });
    const inputs = [this.initializer(`${layer.name}/kernel`, [filters, channels, height, width], values)];
    this.node('Conv', [...inputs, ...this.bias(layer, filters)], windowOf(layer, [height, width], strides));
    this.shape = [...this.sizeAfter(layer, [height, width], strides), filters];
    this.activation(layer);
  }

  private pooling(layer: LayerConfig): void {
    layer.only('data_format', 'channels_last');
    const size = layer.pair('pool_size', [2, 2]);
    const strides = layer.pair('strides', size);
    this.node('MaxPool', [], windowOf(layer, size, strides));
    this.shape = [...this.sizeAfter(layer, size, strides), this.shape[2]];
  }

  private dense(layer: LayerConfig): void {
    const kernel = this.weight(layer, 'kernel');
    const [inputs = 0, units = 0] = kernel.shape;
    const [rows, columns, channels] = this.shape;
    if (!this.flat || inputs !== rows * columns * channels) {
      throw layer.error(`takes ${inputs} values; the layer before it gives ${this.shape.join('x')}`);
    }
    // The layers model flattens (row, column, channel), ONNX (channel, row, column).
    const values = reordered([channels, rows, columns, units], (c, y, x, unit) => {
      return kernel.values[((y * columns + x) * channels + c) * units + unit] ?? Number.NaN;
    });
    const name = this.initializer(`${layer.name}/kernel`, [inputs, units], values);
    this.node('Gemm', [name, ...this.bias(layer, units)]);
    this.shape = [1, 1, units];
    this.activation(layer);
  }

  private bias(layer: LayerConfig, size: number): string[] {
    if (!layer.flag('use_bias', true)) return [];
    return [this.initializer(`${layer.name}/bias`, [size], this.weight(layer, 'bias').values)];
  }

  private activation(layer: LayerConfig): void {
    if (layer.oneOf('activation', ['linear', 'relu'], 'linear') === 'relu') this.node('Relu', []);
  }

  private sizeAfter(
    layer: LayerConfig,
    size: readonly number[],
    strides: readonly number[],
  ): [number, number] {
    const same = paddingOf(layer) === 'same';
    const after = (axis: 0 | 1) =>
      Math.ceil((this.shape[axis] - (same ? 0 : (size[axis] ?? 1) - 1)) / (strides[axis] ?? 1));
    return [after(0), after(1)];
  }

  private weight(layer: LayerConfig, name: string): Weight {
    const weight = this.weights.get(`${layer.name}/${name}`);
    if (!weight) throw layer.error(`weight "${layer.name}/${name}" is not in weightsManifest`);
    return weight;
  }

  private initializer(name: string, shape: readonly number[], values: Float32Array): string {
    const raw = new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
    this.initializers.push(message(integers(1, shape), integer(2, FLOAT), text(8, name), bytes(9, raw)));
    return name;
  }

  /** An operation on what there is so far and on weights. */
  private node(
    operator: string,
    weights: readonly string[],
    attributes: readonly Bytes[] = [],
    output = `${operator}${this.nodes.length}`,
  ): void {
    this.nodes.push(
      message(
        ...[this.current, ...weights].map((name) => text(1, name)),
        text(2, output),
        text(4, operator),
        ...attributes.map((attribute) => bytes(5, attribute)),
      ),
    );
    this.current = output;
  }
}

function paddingOf(layer: LayerConfig): 'same' | 'valid' {
  return layer.oneOf('padding', ['same', 'valid'], 'valid');
}

/**
 * Attributes of what a window slides over. Keras' "same" is SAME_UPPER: odd padding goes
 * below and to the right.
 */
function windowOf(layer: LayerConfig, size: readonly number[], strides: readonly number[]): Bytes[] {
  const padding = paddingOf(layer) === 'same' ? 'SAME_UPPER' : 'VALID';
  return [
    message(text(1, 'kernel_shape'), integers(8, size), integer(20, TYPE_INTS)),
    message(text(1, 'strides'), integers(8, strides), integer(20, TYPE_INTS)),
    message(text(1, 'auto_pad'), text(4, padding), integer(20, TYPE_STRING)),
  ];
}

function valueInfo(name: string, shape: readonly number[]): Bytes {
  const dimensions = shape.map((size) => nested(1, integer(1, size)));
  return message(text(1, name), nested(2, nested(1, integer(1, FLOAT), nested(2, ...dimensions))));
}

/** Values in row-major order of four sizes. */
function reordered(
  [a, b, c, d]: readonly [number, number, number, number],
  valueAt: (i: number, j: number, k: number, l: number) => number,
): Float32Array {
  const values = new Float32Array(a * b * c * d);
  let next = 0;
  for (let i = 0; i < a; i++) {
    for (let j = 0; j < b; j++) {
      for (let k = 0; k < c; k++) for (let l = 0; l < d; l++) values[next++] = valueAt(i, j, k, l);
    }
  }
  return values;
}
