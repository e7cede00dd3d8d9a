import { ModelError } from './errors';

export type JsonObject = Readonly<Partial<Record<string, unknown>>>;

const REMEDY = 'export the model again as a TensorFlow.js layers model';

/** @throws ModelError where the value is no object; `place` names it */
export function asObject(value: unknown, place: string): JsonObject {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new ModelError(`${place}: expected an object, found ${describe(value)}; ${REMEDY}`);
  }
  return value as JsonObject;
}

/** @throws ModelError where the value is no array; `place` names it */
export function asArray(value: unknown, place: string): readonly unknown[] {
  if (!Array.isArray(value)) {
    throw new ModelError(`${place}: expected an array, found ${describe(value)}; ${REMEDY}`);
  }
  return value;
}

/** @throws ModelError where the value is no string with characters; `place` names it */
export function asName(value: unknown, place: string): string {
  if (typeof value !== 'string' || value === '') {
    throw new ModelError(`${place}: expected a name, found ${describe(value)}; ${REMEDY}`);
  }
  return value;
}

/**
 * The sizes of a tensor.
 *
 * @throws ModelError where a size is no whole number, or below `least`
 */
export function asShape(value: unknown, place: string, least = 0): readonly number[] {
  return asArray(value, place).map((size, i) => {
    if (typeof size !== 'number' || !Number.isSafeInteger(size) || size < least) {
      throw new ModelError(
        `${place}[${i}]: expected a whole number from ${least}, found ${describe(size)}; ${REMEDY}`,
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
