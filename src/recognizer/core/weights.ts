import { ModelError } from './errors';
import { asArray, asName, asObject, asShape, describe, type JsonObject } from './json';

/** One weight of the file: `values` in row-major order of `shape`. */
export interface Weight {
  readonly shape: readonly number[];
  readonly values: Float32Array;
}

const TOGETHER = 'model.json and its weights belong together: take both from the same export';

/**
 * The weight files that a model names, in the order of their bytes.
 *
 * @throws ModelError if `weightsManifest` is missing or malformed
 */
export function weightPaths(model: JsonObject): readonly string[] {
  return groupsOf(model).flatMap((group, g) =>
    asArray(group.paths, `weightsManifest[${g}].paths`).map((path, p) =>
      asName(path, `weightsManifest[${g}].paths[${p}]`),
    ),
  );
}

/**
 * Decodes the weights of a TensorFlow.js model: float32 (little endian), plain or quantised to
 * uint8 with `scale` and `min`.
 *
 * @param bytes the weight files of `weightPaths`, concatenated
 * @throws ModelError for another type, a wrong length, a duplicate name or a value that is not
 *   finite
 */
export function decodeWeights(model: JsonObject, bytes: Uint8Array): Map<string, Weight> {
  const weights = new Map<string, Weight>();
  let offset = 0;
  for (const spec of specsOf(model)) {
    if (weights.has(spec.name)) {
      throw new ModelError(`${spec.place}: the name is used twice; export the model again`);
    }
    const size = spec.shape.reduce((product, n) => product * n, 1);
    const length = size * spec.storage.bytes;
    if (offset + length > bytes.length) {
      throw new ModelError(
        `${spec.place}: needs bytes ${offset} to ${offset + length}, but the weights end at ${bytes.length}; ${TOGETHER}`,
      );
    }
    // Copied for alignment, which a typed array needs and the file does not guarantee; `slice` of a
    // Node Buffer would not copy.
    const values = spec.storage.decode(new Uint8Array(bytes.subarray(offset, offset + length)).buffer);
    if (!values.every(Number.isFinite)) {
      throw new ModelError(
        `${spec.place}: holds a value that is not finite; the file is damaged, fetch it again`,
      );
    }
    weights.set(spec.name, { shape: spec.shape, values });
    offset += length;
  }
  if (offset !== bytes.length) {
    throw new ModelError(`weights: ${bytes.length} bytes, but model.json describes ${offset}; ${TOGETHER}`);
  }
  return weights;
}

interface Storage {
  /** Bytes of one value in the file. */
  readonly bytes: number;
  decode(buffer: ArrayBuffer): Float32Array;
}

interface WeightSpec {
  readonly name: string;
  readonly place: string;
  readonly shape: readonly number[];
  readonly storage: Storage;
}

function groupsOf(model: JsonObject): readonly JsonObject[] {
  return asArray(model.weightsManifest, 'weightsManifest').map((group, g) =>
    asObject(group, `weightsManifest[${g}]`),
  );
}

function specsOf(model: JsonObject): readonly WeightSpec[] {
  return groupsOf(model).flatMap((group, g) =>
    asArray(group.weights, `weightsManifest[${g}].weights`).map((value, w) => {
      const spec = asObject(value, `weightsManifest[${g}].weights[${w}]`);
      const name = asName(spec.name, `weightsManifest[${g}].weights[${w}].name`);
      const place = `weight "${name}"`;
      return { name, place, shape: asShape(spec.shape, `${place}: shape`), storage: storageOf(spec, place) };
    }),
  );
}

function storageOf(spec: JsonObject, place: string): Storage {
  if (spec.dtype !== 'float32') {
    throw new ModelError(`${place}: dtype ${describe(spec.dtype)} is not read; export it as float32`);
  }
  if (spec.quantization === undefined) return { bytes: 4, decode: (buffer) => new Float32Array(buffer) };
  const quantization = asObject(spec.quantization, `${place}: quantization`);
  if (quantization.dtype !== 'uint8') {
    throw new ModelError(
      `${place}: quantization ${describe(quantization.dtype)} is not read; quantise to uint8`,
    );
  }
  const scale = finite(quantization.scale, `${place}: quantization.scale`);
  const min = finite(quantization.min, `${place}: quantization.min`);
  return {
    bytes: 1,
    decode: (buffer) => Float32Array.from(new Uint8Array(buffer), (level) => level * scale + min),
  };
}

function finite(value: unknown, place: string): number {
  if (typeof value !== 'number' || !Number.isFinite(value)) {
    throw new ModelError(`${place}: expected a number, found ${describe(value)}; export the model again`);
  }
  return value;
}
