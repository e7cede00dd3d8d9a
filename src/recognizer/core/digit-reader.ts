import { tensor4d, tidy } from '@tensorflow/tfjs-core';
import { DIGIT_COUNT } from '../../contract';
import { boundsOf, RASTER_LENGTH, RASTER_SIZE, rasterize, type Stroke } from '../../ink';
import { ModelError } from './errors';
import { asObject } from './json';
import { createLayersModel } from './layers-model';
import { parseMetadata } from './metadata';
import { calibratedProbabilities, emptyReading, readingOf } from './reading';
import { UNSURE_BELOW, VIEWS, viewsOf } from './second-look';
import type { ModelInfo, Reading } from './types';

/** Images per run of the network: more are no faster; these take some 3 MB of activations. */
const BATCH_SIZE = 32;

/** Output shapes of a digit model: the ten digits, or these and "none of these". */
const OUTPUTS = [`${DIGIT_COUNT}`, `${DIGIT_COUNT + 1}`];

export interface ReadOptions {
  /** Whether unsure readings are averaged with shifted views (see `viewsOf`); true by default. */
  readonly secondLook?: boolean;
  /** The strokes of each raster, for a reader that remembers how they are drawn. */
  readonly inks?: readonly (readonly Stroke[])[];
}

/** What the network makes of one raster; of several views of it, their mean. */
export interface Look {
  /** Of the last layer but one. */
  readonly activations: ArrayLike<number>;
  /** Uncalibrated: of the digits 0 to 9 and of "none of these" if the model has it. */
  readonly logits: ArrayLike<number>;
}

/** Reads digits synchronously in this thread. */
export interface DigitReader {
  readonly model: ModelInfo;
  /** 10, or 11 for a model that also knows "none of these". */
  readonly outputs: number;
  /** One drawing; see `rasterOf` for what is refused unread. @throws InkError for malformed ink */
  read(strokes: readonly Stroke[]): Reading;
  /** One raster of 784 values, 0 (paper) to 1 (ink); blank ones are refused. */
  readImage(raster: Float32Array): Reading;
  /** Like `readImage` for each, in order, but faster; `null` is an empty drawing and refused. */
  readBatch(rasters: readonly (Float32Array | null)[], options?: ReadOptions): Reading[];
  /** What `readBatch` reads from; `null` for what it refuses unread. */
  look(rasters: readonly (Float32Array | null)[], options?: ReadOptions): (Look | null)[];
  /**
   * Uncalibrated logits of the digits 0 to 9 and of "none of these" if the model has it, raster by
   * raster: `rasters.length * outputs` values.
   */
  logits(rasters: readonly Float32Array[]): Float32Array;
  /** Frees the weights; the reader cannot be used afterwards. */
  close(): void;
}

/**
 * Makes a reader from model files, on the started backend.
 *
 * @param json model.json, parsed
 * @param weights the weight files that it names, concatenated
 * @throws ModelError for unusable files; the message names the place and the remedy
 */
export function createDigitReader(json: unknown, weights: Uint8Array): DigitReader {
  const info = parseMetadata(asObject(json, 'model.json'));
  const model = createLayersModel(json, weights);
  const input = model.inputShape.join('x');
  const output = model.outputShape.join('x');
  const outputs = model.outputShape[0] ?? 0;
  if (input !== `${RASTER_SIZE}x${RASTER_SIZE}x1` || !OUTPUTS.includes(output)) {
    model.dispose();
    throw new ModelError(
      `model.json: takes ${input} and gives ${output}; a digit model takes ${RASTER_SIZE}x${RASTER_SIZE}x1 and gives ${OUTPUTS.join(' or ')}`,
    );
  }

  const lookAt = (rasters: readonly Float32Array[]): Look[] => {
    const looks: Look[] = [];
    for (let start = 0; start < rasters.length; start += BATCH_SIZE) {
      const batch = rasters.slice(start, start + BATCH_SIZE);
      const pixels = new Float32Array(batch.length * RASTER_LENGTH);
      batch.forEach((raster, i) => {
        assertRaster(raster, start + i);
        pixels.set(raster, i * RASTER_LENGTH);
      });
      const seen = tidy(() => {
        const tensors = model.look(tensor4d(pixels, [batch.length, RASTER_SIZE, RASTER_SIZE, 1]));
        const values = tensors.logits.dataSync<'float32'>();
        return { logits: values, activations: tensors.activations.dataSync<'float32'>() };
      });
      const width = seen.activations.length / batch.length;
      batch.forEach((_, i) => {
        looks.push({
          activations: seen.activations.subarray(i * width, (i + 1) * width),
          logits: seen.logits.subarray(i * outputs, (i + 1) * outputs),
        });
      });
    }
    return looks;
  };

  const logits = (rasters: readonly Float32Array[]): Float32Array => {
    const result = new Float32Array(rasters.length * outputs);
    lookAt(rasters).forEach((look, i) => {
      result.set(look.logits, i * outputs);
    });
    return result;
  };

  const probabilitiesOf = (look: Look) => calibratedProbabilities(look.logits, info.temperature);

  /** Replaces what was seen of unsure ones by the mean of all views. */
  const lookAgain = (rasters: readonly Float32Array[], looks: Look[]): void => {
    const unsure = looks.flatMap((look, i) => (isSure(probabilitiesOf(look)) ? [] : [i]));
    const seen = lookAt(unsure.flatMap((i) => viewsOf(rasters[i] as Float32Array)));
    unsure.forEach((i, n) => {
      const views = [looks[i] as Look, ...seen.slice(n * VIEWS, (n + 1) * VIEWS)];
      looks[i] = {
        activations: meanOf(views.map(({ activations }) => activations)),
        logits: meanOf(views.map((view) => view.logits)),
      };
    });
  };

  const look = (
    rasters: readonly (Float32Array | null)[],
    { secondLook = true }: ReadOptions = {},
  ): (Look | null)[] => {
    const shown = rasters.filter((raster) => raster !== null && !isBlank(raster)) as Float32Array[];
    const looks = lookAt(shown);
    if (secondLook) lookAgain(shown, looks);
    let next = 0;
    // Blank ones were left out.
    return rasters.map((raster) =>
      raster === null || raster !== shown[next] ? null : (looks[next++] ?? null),
    );
  };

  const readBatch = (rasters: readonly (Float32Array | null)[], options?: ReadOptions): Reading[] =>
    look(rasters, options).map((seen) =>
      seen ? readingOf(probabilitiesOf(seen), info.threshold) : emptyReading(),
    );

  const readOne = (raster: Float32Array | null) => readBatch([raster])[0] ?? emptyReading();
  return {
    model: info,
    outputs,
    read: (strokes) => readOne(rasterOf(strokes)),
    readImage: readOne,
    readBatch,
    look,
    logits,
    close: () => model.dispose(),
  };
}

/**
 * The raster of a drawing, or `null` without points or for a mere dot. The rasterizer scales any
 * size, so without this rule the tremble of a resting pen would fill the image like a digit.
 *
 * @param dotExtent largest width and height of a dot, in the strokes' own unit
 * @throws InkError for coordinates that are not finite, or arrays of unequal length
 */
export function rasterOf(strokes: readonly Stroke[], dotExtent = 0): Float32Array | null {
  const raster = rasterize(strokes);
  const bounds = boundsOf(strokes);
  if (!bounds) return null;
  const extent = Math.max(bounds.maxX - bounds.minX, bounds.maxY - bounds.minY);
  return extent > dotExtent ? raster : null;
}

/** The mean of vectors of one length. */
function meanOf(vectors: readonly ArrayLike<number>[]): number[] {
  return Array.from(vectors[0] ?? [], (_, i) => {
    let sum = 0;
    for (const vector of vectors) sum += vector[i] ?? 0;
    return sum / vectors.length;
  });
}

function isSure(probabilities: readonly number[]): boolean {
  return Math.max(...probabilities.slice(0, DIGIT_COUNT)) >= UNSURE_BELOW;
}

function isBlank(raster: Float32Array): boolean {
  return raster.every((value) => value === 0);
}

function assertRaster(raster: Float32Array, index: number): void {
  if (raster.length !== RASTER_LENGTH) {
    throw new RangeError(
      `raster ${index}: has ${raster.length} values; ${RASTER_LENGTH} are needed (28 rows of 28)`,
    );
  }
}
