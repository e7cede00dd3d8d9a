import { type Tensor, tensor, tidy, zeros } from '@tensorflow/tfjs-core';
import { ModelError } from './errors';
import { asArray, asName, asObject, type JsonObject } from './json';
import { LayerConfig } from './layer-config';
import { buildLayer, type LayerWeights, type Step } from './layers';
import { decodeWeights, type Weight } from './weights';

/** Size of the first input where the model leaves it open. */
const OPEN_SIZE = 64;

/** A loaded model. Its weights live on the backend until `dispose`. */
export interface LayersModel {
  /** Without the batch dimension; a size of 0 may differ from input to input. */
  readonly inputShape: readonly number[];
  /** Without the batch dimension; of an input of `OPEN_SIZE` where the input's size is open. */
  readonly outputShape: readonly number[];
  /** Number of weights. */
  readonly parameters: number;
  /**
   * `[batch, …inputShape]` -> `[batch, …outputShape]`, without a final softmax. The caller disposes
   * of the result.
   */
  logits(batch: Tensor): Tensor;
  /** The same, and the activations that the last layer makes the logits of. */
  look(batch: Tensor): { readonly activations: Tensor; readonly logits: Tensor };
  dispose(): void;
}

/**
 * Makes a model from TensorFlow.js layers-model files (Keras topology, Sequential) on the current
 * backend. Runs it once on zeros: this checks that the layers fit and warms up the kernels.
 *
 * @param json model.json, parsed
 * @param bytes the weight files that it names, concatenated
 * @throws ModelError naming the unusable layer or weight, and the remedy
 */
export function createLayersModel(json: unknown, bytes: Uint8Array): LayersModel {
  const model = asObject(json, 'model.json');
  const layers = layersOf(model);
  const inputShape = layers[0]?.inputShape();
  if (!inputShape) {
    throw new ModelError(
      'model.json: the first layer does not say its input shape; give it batch_input_shape',
    );
  }
  const sampleShape = inputShape.map((size) => size || OPEN_SIZE);
  const store = new WeightStore(decodeWeights(model, bytes));
  try {
    const steps = layers.map((layer) => buildLayer(layer, store.of(layer)));
    store.assertAllUsed();
    const outputShape = tidy(() => run(steps, zeros([1, ...sampleShape])).shape.slice(1));
    return {
      inputShape,
      outputShape,
      parameters: store.parameters,
      logits: (batch) => run(steps, batch),
      look: (batch) => {
        const activations = run(steps.slice(0, -1), batch);
        return { activations, logits: run(steps.slice(-1), activations) };
      },
      dispose: () => store.dispose(),
    };
  } catch (error) {
    store.dispose();
    throw error;
  }
}

/** The layers of model.json without a final softmax. @throws ModelError unless it is Sequential */
export function layersOf(model: JsonObject): readonly LayerConfig[] {
  if (model.format === 'graph-model') {
    throw new ModelError('model.json: is a graph model; export a layers model (format "layers-model")');
  }
  const topology = asObject(model.modelTopology, 'modelTopology');
  // The Python exporter nests the model in model_config; TensorFlow.js does not.
  const network =
    topology.model_config === undefined
      ? topology
      : asObject(topology.model_config, 'modelTopology.model_config');
  const kind = asName(network.class_name, 'modelTopology: class_name');
  if (kind !== 'Sequential') {
    throw new ModelError(`modelTopology: a ${kind} model is not supported; build a Sequential one`);
  }
  const config = asObject(network.config, 'modelTopology: config');
  const layers = asArray(config.layers, 'modelTopology: layers').map((layer, i) => new LayerConfig(layer, i));
  return layers.at(-1)?.isSoftmax() ? layers.slice(0, -1) : layers;
}

function run(steps: readonly Step[], batch: Tensor): Tensor {
  return tidy(() =>
    steps.reduce((input, { place, run: apply }) => {
      try {
        return apply(input);
      } catch (cause) {
        const reason = cause instanceof Error ? cause.message : String(cause);
        throw new ModelError(`${place}: input of shape [${input.shape}]: ${reason}`, { cause });
      }
    }, batch),
  );
}

/** The weights of a model. Layers that ask for one get a tensor, which `dispose` frees. */
class WeightStore {
  readonly parameters: number;
  private readonly tensors = new Map<string, Tensor>();

  constructor(private readonly weights: ReadonlyMap<string, Weight>) {
    this.parameters = [...weights.values()].reduce((sum, { values }) => sum + values.length, 0);
  }

  of(layer: LayerConfig): LayerWeights {
    return {
      tensor: (name, rank) => this.make(layer, name, rank, []),
      rowTensor: (name, rank) => this.make(layer, name, rank, [1]),
    };
  }

  private make(layer: LayerConfig, name: string, rank: number, before: readonly number[]): Tensor {
    const full = `${layer.name}/${name}`;
    const weight = this.weights.get(full);
    if (!weight) {
      throw layer.error(`weight "${full}" is not in weightsManifest; export the model with all its weights`);
    }
    if (weight.shape.length !== rank) {
      throw layer.error(
        `weight "${full}" has shape [${weight.shape}], ${rank} dimensions were expected; export the model again`,
      );
    }
    const made = tensor(weight.values, [...before, ...weight.shape], 'float32');
    this.tensors.set(full, made);
    return made;
  }

  assertAllUsed(): void {
    const unused = [...this.weights.keys()].filter((name) => !this.tensors.has(name));
    if (unused.length > 0) {
      throw new ModelError(
        `weights ${unused.join(', ')}: belong to no layer of modelTopology; export topology and weights together`,
      );
    }
  }

  dispose(): void {
    for (const made of this.tensors.values()) made.dispose();
    this.tensors.clear();
  }
}
