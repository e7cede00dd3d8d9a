import { type Tensor, tensor, tidy, zeros } from '@tensorflow/tfjs-core';
import { ModelError } from './errors';
import { asArray, asName, asObject, type JsonObject } from './json';
import { LayerConfig } from './layer-config';
import { buildLayer, type LayerWeights, type Step } from './layers';
import { decodeWeights, type Weight } from './weights';

/** A loaded model. Its weights live on the backend until `dispose`. */
export interface LayersModel {
  /** Of one input, without the batch. */
  readonly inputShape: readonly number[];
  /** Of one output, without the batch. */
  readonly outputShape: readonly number[];
  /** Number of weights. */
  readonly parameters: number;
  /**
   * `[batch, …inputShape]` -> `[batch, …outputShape]`, without the softmax that the model may end with.
   * The caller disposes of the result.
   */
  logits(batch: Tensor): Tensor;
  dispose(): void;
}

/**
 * Makes a model of TensorFlow.js layers-model files (Keras topology, Sequential), on the current backend, and
 * runs it once on an empty input: that checks that the layers fit together and leaves the first reading fast.
 *
 * @param json model.json, parsed
 * @param bytes the weight files that it names, one after the other
 * @throws ModelError naming the layer or the weight that cannot be used, and what to do
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
  const store = new WeightStore(decodeWeights(model, bytes));
  try {
    const steps = layers.map((layer) => buildLayer(layer, store.of(layer)));
    store.assertAllUsed();
    const outputShape = tidy(() => run(steps, zeros([1, ...inputShape])).shape.slice(1));
    return {
      inputShape,
      outputShape,
      parameters: store.parameters,
      logits: (batch) => run(steps, batch),
      dispose: () => store.dispose(),
    };
  } catch (error) {
    store.dispose();
    throw error;
  }
}

/** The layers of model.json up to a softmax at the end. @throws ModelError unless it is a Sequential model */
export function layersOf(model: JsonObject): readonly LayerConfig[] {
  if (model.format === 'graph-model') {
    throw new ModelError('model.json: is a graph model; export a layers model (format "layers-model")');
  }
  const topology = asObject(model.modelTopology, 'modelTopology');
  // The Python exporter wraps the model into model_config; model.save of TensorFlow.js does not.
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

/** The weights of a model: values until a layer asks for them, tensors of the backend from then on. */
class WeightStore {
  readonly parameters: number;
  private readonly tensors = new Map<string, Tensor>();

  constructor(private readonly weights: ReadonlyMap<string, Weight>) {
    this.parameters = [...weights.values()].reduce((sum, { values }) => sum + values.length, 0);
  }

  of(layer: LayerConfig): LayerWeights {
    return {
      tensor: (name, rank) => {
        const full = `${layer.name}/${name}`;
        const weight = this.weights.get(full);
        if (!weight) {
          throw layer.error(
            `weight "${full}" is not in weightsManifest; export the model with all its weights`,
          );
        }
        if (weight.shape.length !== rank) {
          throw layer.error(
            `weight "${full}" has shape [${weight.shape}], ${rank} dimensions were expected; export the model again`,
          );
        }
        const made = tensor(weight.values, [...weight.shape], 'float32');
        this.tensors.set(full, made);
        return made;
      },
    };
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
