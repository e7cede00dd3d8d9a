import * as tf from '@tensorflow/tfjs';

/** A model as its files have it: model.json parsed, and the weight files one after the other. */
export interface ModelFiles {
  readonly json: Record<string, unknown>;
  readonly weights: Uint8Array;
}

/** Saves a model of stock TensorFlow.js into memory, in the form of its files. */
export async function filesOf(model: tf.LayersModel): Promise<ModelFiles> {
  let files: ModelFiles | undefined;
  await model.save(
    tf.io.withSaveHandler(async ({ modelTopology, weightSpecs, weightData }) => {
      if (!modelTopology || !weightSpecs || !weightData)
        throw new Error('stock TensorFlow.js saved no model');
      const shards = Array.isArray(weightData) ? weightData : [weightData];
      files = {
        // As on disk: what JSON cannot hold is gone.
        json: JSON.parse(
          JSON.stringify({
            format: 'layers-model',
            modelTopology,
            weightsManifest: [{ paths: ['weights.bin'], weights: weightSpecs }],
          }),
        ),
        weights: Uint8Array.from(Buffer.concat(shards.map((shard) => Buffer.from(shard)))),
      };
      return { modelArtifactsInfo: { dateSaved: new Date(0), modelTopologyType: 'JSON' } };
    }),
  );
  if (!files) throw new Error('stock TensorFlow.js called no save handler');
  return files;
}

/** Loads model files with stock `tf.loadLayersModel`. */
export async function loadStock({ json, weights }: ModelFiles): Promise<tf.LayersModel> {
  const manifest = json.weightsManifest as { weights: tf.io.WeightsManifestEntry[] }[];
  return tf.loadLayersModel(
    tf.io.fromMemory({
      modelTopology: json.modelTopology as object,
      weightSpecs: manifest.flatMap(({ weights: specs }) => specs),
      weightData: new Uint8Array(weights).buffer,
    }),
  );
}

/** Largest difference between two arrays of numbers of the same length. */
export function largestDifference(a: ArrayLike<number>, b: ArrayLike<number>): number {
  if (a.length !== b.length) throw new Error(`${a.length} values against ${b.length}`);
  let largest = 0;
  for (let i = 0; i < a.length; i++) {
    const difference = Math.abs(Number(a[i]) - Number(b[i]));
    // NaN must not pass for equal.
    if (!(difference <= largest)) largest = difference;
  }
  return largest;
}
