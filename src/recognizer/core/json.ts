import { ModelError } from './errors';

export type JsonObject = Readonly<Partial<Record<string, unknown>>>;

const REMEDY = 'export the model again as a TensorFlow.js layers model';

/** @param place names the value in errors @throws ModelError unless it is an object */
export function asObject(value: unknown, place: string): JsonObject {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new ModelError(`${place}: expected an object, found ${describe(value)}; ${REMEDY}`);
  }
  return value as JsonObject;
}

/** @param place names the value in errors @throws ModelError unless it is an array */
export function asArray(value: unknown, place: string): readonly unknown[] {
  if (!Array.isArray(value)) {
    throw new ModelError(`${place}: expected an array, found ${describe(value)}; ${REMEDY}`);
  }
  return value;
}

/** @param place names the value in errors @throws ModelError unless it is a non-empty string */
export function asName(value: unknown, place: string): string {
  if (typeof value !== 'string' || value === '') {
    throw new ModelError(`${place}: expected a name, found ${describe(value)}; ${REMEDY}`);
  }
  return value;
}

/**
 * The dimensions of a tensor.
 *
 * @throws ModelError unless all are whole numbers of at least `min`
 */
export function asShape(value: unknown, place: string, min = 0): readonly number[] {
  return asArray(value, place).map((size, i) => {
    if (typeof size !== 'number' || !Number.isSafeInteger(size) || size < min) {
      throw new ModelError(
        `${place}[${i}]: expected a whole number from ${min}, found ${describe(size)}; ${REMEDY}`,
      );
    }
    return size;
  });
}

/** A short description of a JSON value for an error message. */
export function describe(value: unknown): string {
  const text = value === undefined ? 'nothing' : (JSON.stringify(value) ?? String(value));
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
