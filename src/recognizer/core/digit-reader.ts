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

  const logits = (rasters: readonly Float32Array[]): Float32Array => {
    const result = new Float32Array(rasters.length * outputs);
    for (let start = 0; start < rasters.length; start += BATCH_SIZE) {
      const batch = rasters.slice(start, start + BATCH_SIZE);
      const pixels = new Float32Array(batch.length * RASTER_LENGTH);
      batch.forEach((raster, i) => {
        assertRaster(raster, start + i);
        pixels.set(raster, i * RASTER_LENGTH);
      });
      const values = tidy(() =>
        model.logits(tensor4d(pixels, [batch.length, RASTER_SIZE, RASTER_SIZE, 1])).dataSync<'float32'>(),
      );
      result.set(values, start * outputs);
    }
    return result;
  };

  const probabilitiesOf = (row: ArrayLike<number>) => calibratedProbabilities(row, info.temperature);

  /** Replaces the probabilities of unsure readings by those of the mean logits of all views. */
  const lookAgain = (
    rasters: readonly Float32Array[],
    values: Float32Array,
    probabilities: number[][],
  ): void => {
    const unsure = probabilities.flatMap((own, i) => (isSure(own) ? [] : [i]));
    const seen = logits(unsure.flatMap((i) => viewsOf(rasters[i] as Float32Array)));
    unsure.forEach((i, n) => {
      const mean = Array.from({ length: outputs }, (_, output) => {
        let sum = values[i * outputs + output] ?? 0;
        for (let view = 0; view < VIEWS; view++) sum += seen[(n * VIEWS + view) * outputs + output] ?? 0;
        return sum / (VIEWS + 1);
      });
      probabilities[i] = probabilitiesOf(mean);
    });
  };

  const readBatch = (
    rasters: readonly (Float32Array | null)[],
    { secondLook = true }: ReadOptions = {},
  ): Reading[] => {
    const shown = rasters.filter((raster) => raster !== null && !isBlank(raster)) as Float32Array[];
    const values = logits(shown);
    const probabilities = shown.map((_, i) =>
      probabilitiesOf(values.subarray(i * outputs, (i + 1) * outputs)),
    );
    if (secondLook) lookAgain(shown, values, probabilities);
    let next = 0;
    return rasters.map((raster) => {
      // Blank ones were left out.
      if (raster === null || raster !== shown[next]) return emptyReading();
      return readingOf(probabilities[next++] ?? [], info.threshold);
    });
  };

  const readOne = (raster: Float32Array | null) => readBatch([raster])[0] ?? emptyReading();
  return {
    model: info,
    outputs,
    read: (strokes) => readOne(rasterOf(strokes)),
    readImage: readOne,
    readBatch,
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
