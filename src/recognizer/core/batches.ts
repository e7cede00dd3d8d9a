import { tensor, tidy } from '@tensorflow/tfjs-core';
import type { LayersModel } from './layers-model';

/** Inputs per run of the network: more are no faster; images take some 3 MB of activations. */
const BATCH_SIZE = 32;

/** What a network makes of one input. */
export interface Look {
  /** Of the last layer but one. */
  readonly activations: ArrayLike<number>;
  /** Uncalibrated. */
  readonly logits: ArrayLike<number>;
}

/**
 * Runs a network on any number of inputs.
 *
 * @param inputs each of the values of the network's input
 */
export function lookInBatches(model: LayersModel, inputs: readonly Float32Array[]): Look[] {
  const length = model.inputShape.reduce((product, size) => product * size, 1);
  const looks: Look[] = [];
  for (let start = 0; start < inputs.length; start += BATCH_SIZE) {
    const batch = inputs.slice(start, start + BATCH_SIZE);
    const values = new Float32Array(batch.length * length);
    batch.forEach((input, i) => {
      values.set(input, i * length);
    });
    const seen = tidy(() => {
      const tensors = model.look(tensor(values, [batch.length, ...model.inputShape]));
      const logits = tensors.logits.dataSync<'float32'>();
      return { logits, activations: tensors.activations.dataSync<'float32'>() };
    });
    const row = (all: Float32Array, i: number) => {
      const width = all.length / batch.length;
      return all.subarray(i * width, (i + 1) * width);
    };
    batch.forEach((_, i) => {
      looks.push({ activations: row(seen.activations, i), logits: row(seen.logits, i) });
    });
  }
  return looks;
}
