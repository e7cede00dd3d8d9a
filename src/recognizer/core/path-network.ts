import { DIGIT_COUNT } from '../../contract';
import { PATH_CHANNELS, PATH_POINTS } from '../../ink';
import { lookInBatches } from './batches';
import { ModelError } from './errors';
import { asObject } from './json';
import { createLayersModel } from './layers-model';
import { type PathInfo, parsePathMetadata } from './metadata';

/** The ten digits, and "none of these". */
const OUTPUTS = DIGIT_COUNT + 1;

/** The second network: it sees how the pen went, where the first one sees what it left. */
export interface PathNetwork {
  readonly info: PathInfo;
  /**
   * Uncalibrated logits of the digits 0 to 9 and of "none of these", for each path.
   *
   * @param paths see `penPath`
   */
  logits(paths: readonly Float32Array[]): ArrayLike<number>[];
  /**
   * The logits of both networks as one: those of the path are added with a weight, as two judgements
   * that were formed apart.
   *
   * @param image logits of one image, by the digit network
   * @param path logits of its path
   */
  joined(image: ArrayLike<number>, path: ArrayLike<number>): number[];
  close(): void;
}

/**
 * Makes the network of path.json and its weights, on the started backend.
 *
 * @param json path.json, parsed
 * @param version of the digit network that it goes with
 * @throws ModelError for unusable files, or those of another version
 */
export function createPathNetwork(json: unknown, weights: Uint8Array, version: string): PathNetwork {
  const info = parsePathMetadata(asObject(json, 'path.json'));
  if (info.version !== version) {
    throw new ModelError(
      `path.json: is of ${info.version}, but model.json of ${version}; publish both together`,
    );
  }
  const model = createLayersModel(json, weights);
  const input = model.inputShape.join('x');
  const output = model.outputShape.join('x');
  if (input !== `${PATH_POINTS}x${PATH_CHANNELS}` || output !== `${OUTPUTS}`) {
    model.dispose();
    throw new ModelError(
      `path.json: takes ${input} and gives ${output}; a path network takes ${PATH_POINTS}x${PATH_CHANNELS} and gives ${OUTPUTS}`,
    );
  }
  return {
    info,
    logits: (paths) => lookInBatches(model, paths).map(({ logits }) => logits),
    joined: (image, path) => Array.from(image, (logit, i) => logit + info.weight * (path[i] ?? 0)),
    close: () => model.dispose(),
  };
}
