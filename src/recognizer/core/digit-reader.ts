import { DIGIT_COUNT } from '../../contract';
import { RASTER_LENGTH, RASTER_SIZE, type Stroke } from '../../ink';
import { type Look, lookInBatches } from './batches';
import { type DrawnDigit, drawnDigit, drawnIn, type Readable, rasterIn } from './drawn-digit';
import { ModelError } from './errors';
import { asObject } from './json';
import { createLayersModel } from './layers-model';
import { parseMetadata } from './metadata';
import { createPathNetwork, type PathNetwork } from './path-network';
import { calibratedProbabilities, emptyReading, readingOf } from './reading';
import { UNSURE_BELOW, VIEWS, viewsOf } from './second-look';
import type { Calibration, ModelInfo, Reading } from './types';

/** Output shapes of a digit model: the ten digits, or these and "none of these". */
const OUTPUTS = [`${DIGIT_COUNT}`, `${DIGIT_COUNT + 1}`];

export interface ReadOptions {
  /** Whether unsure readings are averaged with shifted views (see `viewsOf`); true by default. */
  readonly secondLook?: boolean;
}

/**
 * What the networks make of a drawing or an image; of several views of it, their mean. The
 * activations are the digit network's, the logits those of both where there is a path: of the
 * digits 0 to 9 and of "none of these" if the model has it.
 */
export interface WholeLook extends Look {
  /** How the logits become a reading. */
  readonly calibration: Calibration;
}

/** Reads digits synchronously in this thread. */
export interface DigitReader {
  readonly model: ModelInfo;
  /** 10, or 11 for a model that also knows "none of these". */
  readonly outputs: number;
  /** The second network, where there is one: without it, drawings are read as images. */
  readonly pathNetwork: PathNetwork | null;
  /** One drawing; see `drawnDigit` for what is refused unread. @throws InkError for malformed ink */
  read(strokes: readonly Stroke[]): Reading;
  /** One raster of 784 values, 0 (paper) to 1 (ink); blank ones are refused. */
  readImage(raster: Float32Array): Reading;
  /** Each in order, faster than one by one; `null` is an empty drawing and refused. */
  readBatch(inputs: readonly Readable[], options?: ReadOptions): Reading[];
  /** What `readBatch` reads from; `null` for what it refuses unread. */
  look(inputs: readonly Readable[], options?: ReadOptions): (WholeLook | null)[];
  /**
   * Uncalibrated logits by the digit network alone, of the digits 0 to 9 and of "none of these" if
   * the model has it, raster by raster: `rasters.length * outputs` values.
   */
  logits(rasters: readonly Float32Array[]): Float32Array;
  /** Frees the weights; the reader cannot be used afterwards. */
  close(): void;
}

/** A network's topology, parsed, and its weight files, concatenated. */
export interface NetworkFiles {
  readonly json: unknown;
  readonly weights: Uint8Array;
}

/**
 * Makes a reader from model files, on the started backend.
 *
 * @param digits model.json and its weights
 * @param path path.json and its weights; without them, drawings are read as images
 * @throws ModelError for unusable files; the message names the place and the remedy
 */
export function createDigitReader(digits: NetworkFiles, path: NetworkFiles | null): DigitReader {
  const { version, parameters, accuracy, ...image } = parseMetadata(asObject(digits.json, 'model.json'));
  const model = createLayersModel(digits.json, digits.weights);
  const input = model.inputShape.join('x');
  const output = model.outputShape.join('x');
  const outputs = model.outputShape[0] ?? 0;
  if (input !== `${RASTER_SIZE}x${RASTER_SIZE}x1` || !OUTPUTS.includes(output)) {
    model.dispose();
    throw new ModelError(
      `model.json: takes ${input} and gives ${output}; a digit model takes ${RASTER_SIZE}x${RASTER_SIZE}x1 and gives ${OUTPUTS.join(' or ')}`,
    );
  }
  const pathNetwork = openPathNetwork(path, version, model);
  const info: ModelInfo = {
    version,
    image,
    ink: pathNetwork
      ? { temperature: pathNetwork.info.temperature, threshold: pathNetwork.info.threshold }
      : image,
    parameters: parameters + (pathNetwork?.info.parameters ?? 0),
    accuracy,
  };

  const lookAt = (rasters: readonly Float32Array[]): Look[] => {
    rasters.forEach(assertRaster);
    return lookInBatches(model, rasters);
  };

  const logits = (rasters: readonly Float32Array[]): Float32Array => {
    const result = new Float32Array(rasters.length * outputs);
    lookAt(rasters).forEach((look, i) => {
      result.set(look.logits, i * outputs);
    });
    return result;
  };

  /** Logits of the paths, in order; `null` for images. */
  const pathLogits = (inputs: readonly Readable[]): (ArrayLike<number> | null)[] => {
    const drawn = inputs.flatMap((one) => drawnIn(one) ?? []);
    const rows = pathNetwork?.logits(drawn.map((one) => one.path)).values();
    return inputs.map((one) => (drawnIn(one) ? (rows?.next().value ?? null) : null));
  };

  /** What is seen of an image, with what is seen of its path. */
  const whole = ({ activations, logits }: Look, path: ArrayLike<number> | null): WholeLook =>
    pathNetwork && path
      ? { activations, logits: pathNetwork.joined(logits, path), calibration: info.ink }
      : { activations, logits, calibration: info.image };

  const look = (
    inputs: readonly Readable[],
    { secondLook = true }: ReadOptions = {},
  ): (WholeLook | null)[] => {
    const shown = inputs.filter((one): one is DrawnDigit | Float32Array => one !== null && !isBlank(one));
    const paths = pathLogits(shown);
    const looks = lookAt(shown.map(rasterIn));
    const wholes = looks.map((own, i) => whole(own, paths[i] ?? null));
    const unsure = secondLook ? wholes.flatMap((own, i) => (isSure(own) ? [] : [i])) : [];
    const seen = lookAt(unsure.flatMap((i) => viewsOf(rasterIn(shown[i] as DrawnDigit | Float32Array))));
    unsure.forEach((i, n) => {
      const views = [looks[i] as Look, ...seen.slice(n * VIEWS, (n + 1) * VIEWS)];
      wholes[i] = whole(meanOfLooks(views), paths[i] ?? null);
    });
    let next = 0;
    // Blank ones were left out.
    return inputs.map((one) => (one === null || one !== shown[next] ? null : (wholes[next++] ?? null)));
  };

  const readBatch = (inputs: readonly Readable[], options?: ReadOptions): Reading[] =>
    look(inputs, options).map((seen) =>
      seen ? readingOf(probabilitiesOf(seen), seen.calibration.threshold) : emptyReading(),
    );

  const readOne = (input: Readable) => readBatch([input])[0] ?? emptyReading();
  return {
    model: info,
    outputs,
    pathNetwork,
    read: (strokes) => readOne(drawnDigit(strokes)),
    readImage: readOne,
    readBatch,
    look,
    logits,
    close() {
      pathNetwork?.close();
      model.dispose();
    },
  };
}

/** Opens the path network. A digit network whose companion is unusable is freed. */
function openPathNetwork(
  files: NetworkFiles | null,
  version: string,
  model: { dispose(): void },
): PathNetwork | null {
  if (!files) return null;
  try {
    return createPathNetwork(files.json, files.weights, version);
  } catch (error) {
    model.dispose();
    throw error;
  }
}

function probabilitiesOf({ logits, calibration }: WholeLook): number[] {
  return calibratedProbabilities(logits, calibration.temperature);
}

function isSure(look: WholeLook): boolean {
  return Math.max(...probabilitiesOf(look).slice(0, DIGIT_COUNT)) >= UNSURE_BELOW;
}

function meanOfLooks(looks: readonly Look[]): Look {
  return {
    activations: meanOf(looks.map(({ activations }) => activations)),
    logits: meanOf(looks.map(({ logits }) => logits)),
  };
}

/** The mean of vectors of one length. */
function meanOf(vectors: readonly ArrayLike<number>[]): number[] {
  return Array.from(vectors[0] ?? [], (_, i) => {
    let sum = 0;
    for (const vector of vectors) sum += vector[i] ?? 0;
    return sum / vectors.length;
  });
}

function isBlank(input: DrawnDigit | Float32Array): boolean {
  return rasterIn(input).every((value) => value === 0);
}

function assertRaster(raster: Float32Array, index: number): void {
  if (raster.length !== RASTER_LENGTH) {
    throw new RangeError(
      `raster ${index}: has ${raster.length} values; ${RASTER_LENGTH} are needed (28 rows of 28)`,
    );
  }
}
