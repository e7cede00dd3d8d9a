import { asObject } from '../../src/recognizer/core/json';
import type { LayerConfig } from '../../src/recognizer/core/layer-config';
import { layersOf } from '../../src/recognizer/core/layers-model';
import { decodeWeights, type Weight } from '../../src/recognizer/core/weights';
import { type Bytes, bytes, integer, integers, message, nested, text } from './protobuf';

/**
 * Names of the input, [1, channels, rows, columns] (a line is an image of one row), and of the
 * output, [1, units].
 */
export const ONNX_INPUT = 'input';
export const ONNX_OUTPUT = 'logits';

/** Gemm, Conv, MaxPool, Flatten and Relu have not changed since in a way that matters. */
const OPSET = 13;
const IR_VERSION = 7;
/** `onnx.TensorProto.DataType.FLOAT`. */
const FLOAT = 1;
/** `onnx.AttributeProto.AttributeType`. */
const TYPE_STRING = 3;
const TYPE_INTS = 7;

/**
 * Writes a model of our kind (Conv1D, Conv2D, MaxPooling1D, MaxPooling2D, Flatten, Dense) as ONNX,
 * without a final softmax: the same float32 weights in ONNX's order, channels first. Who runs it compares the
 * logits with ours.
 *
 * Format: https://github.com/onnx/onnx/blob/main/onnx/onnx.proto
 *
 * @param json model.json, parsed
 * @param weightBytes the weight files that it names, one after the other
 */
export function onnxOf(json: unknown, weightBytes: Uint8Array): Bytes {
  const model = asObject(json, 'model.json');
  const layers = layersOf(model);
  const graph = new Graph(decodeWeights(model, weightBytes));
  for (const layer of layers) graph.add(layer);
  const inputShape = layers[0]?.inputShape() ?? [];
  const [rows = 0, columns = 0, channels = 0] = inputShape.length === 2 ? [1, ...inputShape] : inputShape;
  return message(
    integer(1, IR_VERSION),
    text(2, 'inktally'),
    nested(7, graph.encode([1, channels, rows, columns])),
    nested(8, integer(2, OPSET)),
  );
}

class Graph {
  readonly #weights: ReadonlyMap<string, Weight>;
  readonly #nodes: Bytes[] = [];
  readonly #initializers: Bytes[] = [];
  /** Name of what the layers so far give, and its channels. */
  #current = ONNX_INPUT;
  #channels = 1;

  constructor(weights: ReadonlyMap<string, Weight>) {
    this.#weights = weights;
  }

  add(layer: LayerConfig): void {
    if (/^Conv[12]D$/.test(layer.kind)) this.#convolution(layer);
    else if (/^MaxPooling[12]D$/.test(layer.kind)) {
      this.#node('MaxPool', [], windowOf(layer, sizesOf(layer, 'pool_size', [2, 2])));
    } else if (layer.kind === 'Flatten') this.#node('Flatten');
    else if (layer.kind === 'Dense') this.#dense(layer);
    else if (layer.kind !== 'InputLayer') throw layer.error('cannot be written as ONNX');
  }

  encode(inputShape: readonly number[]): Bytes {
    // The last layer's output is renamed to what callers ask for.
    this.#node('Identity', [], [], ONNX_OUTPUT);
    return message(
      ...this.#nodes.map((node) => bytes(1, node)),
      text(2, 'inktally'),
      ...this.#initializers.map((tensor) => bytes(5, tensor)),
      bytes(11, valueInfo(ONNX_INPUT, inputShape)),
      bytes(12, valueInfo(ONNX_OUTPUT, [1, this.#channels])),
    );
  }

  #convolution(layer: LayerConfig): void {
    const { shape, values } = this.#weight(layer, 'kernel');
    const [height = 0, width = 0, channels = 0, filters = 0] = isOfLines(layer) ? [1, ...shape] : shape;
    // (place, channel, filter) -> (filter, channel, place)
    const kernel = reordered([filters, channels, height * width], (filter, channel, place) => {
      return values[(place * channels + channel) * filters + filter];
    });
    this.#weighted(
      'Conv',
      layer,
      [filters, channels, height, width],
      kernel,
      windowOf(layer, [height, width]),
    );
    this.#channels = filters;
  }

  #dense(layer: LayerConfig): void {
    const { shape, values } = this.#weight(layer, 'kernel');
    const [inputs = 0, units = 0] = shape;
    const channels = this.#channels;
    // What was flattened: (place, channel, unit) -> (channel, place, unit)
    const kernel = reordered([channels, inputs / channels, units], (channel, place, unit) => {
      return values[(place * channels + channel) * units + unit];
    });
    this.#weighted('Gemm', layer, shape, kernel);
    // A further layer takes the units in their order.
    this.#channels = units;
  }

  /** An operation with the kernel and the bias of a layer, and its activation. */
  #weighted(
    operator: string,
    layer: LayerConfig,
    shape: readonly number[],
    kernel: Float32Array,
    attributes: readonly Bytes[] = [],
  ): void {
    const bias = this.#weight(layer, 'bias');
    const names = [
      this.#initializer(`${layer.name}/kernel`, shape, kernel),
      this.#initializer(`${layer.name}/bias`, bias.shape, bias.values),
    ];
    this.#node(operator, names, attributes);
    if (layer.oneOf('activation', ['linear', 'relu'], 'linear') === 'relu') this.#node('Relu');
  }

  #weight(layer: LayerConfig, name: string): Weight {
    const weight = this.#weights.get(`${layer.name}/${name}`);
    if (!weight) throw layer.error(`weight "${layer.name}/${name}" is not in weightsManifest`);
    return weight;
  }

  #initializer(name: string, shape: readonly number[], values: Float32Array): string {
    const raw = new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
    this.#initializers.push(message(integers(1, shape), integer(2, FLOAT), text(8, name), bytes(9, raw)));
    return name;
  }

  /** An operation on what there is so far and on weights. */
  #node(
    operator: string,
    weights: readonly string[] = [],
    attributes: readonly Bytes[] = [],
    output = `${operator}${this.#nodes.length}`,
  ): void {
    this.#nodes.push(
      message(
        ...[this.#current, ...weights].map((name) => text(1, name)),
        text(2, output),
        text(4, operator),
        ...attributes.map((attribute) => bytes(5, attribute)),
      ),
    );
    this.#current = output;
  }
}

function isOfLines({ kind }: LayerConfig): boolean {
  return kind.endsWith('1D');
}

/** Rows and columns of an option; a line has one row. */
function sizesOf(layer: LayerConfig, key: string, fallback: readonly [number, number]): [number, number] {
  return isOfLines(layer) ? [1, layer.single(key, fallback[1])] : layer.pair(key, fallback);
}

/** Attributes of what a window slides over. Keras' "same" is SAME_UPPER. */
function windowOf(layer: LayerConfig, size: readonly [number, number]): Bytes[] {
  const strides = sizesOf(layer, 'strides', layer.kind.startsWith('MaxPooling') ? size : [1, 1]);
  const padding = layer.oneOf('padding', ['same', 'valid'], 'valid') === 'same' ? 'SAME_UPPER' : 'VALID';
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

/** Values in row-major order of three sizes. */
function reordered(
  [a, b, c]: readonly [number, number, number],
  valueAt: (i: number, j: number, k: number) => number | undefined,
): Float32Array {
  const values = new Float32Array(a * b * c);
  let next = 0;
  for (let i = 0; i < a; i++) {
    for (let j = 0; j < b; j++) for (let k = 0; k < c; k++) values[next++] = valueAt(i, j, k) ?? Number.NaN;
  }
  return values;
}
