/**
 * One pen-down movement: parallel arrays of coordinates in CSS pixels, x to the right, y **down**.
 * Both arrays have the same length; one point is a dot.
 */
export interface Stroke {
  readonly x: Float32Array;
  readonly y: Float32Array;
}

/**
 * A drawing of at most this width and height, in CSS pixels, is a dot and is refused: nobody writes
 * so small a digit, and a resting finger trembles by a few pixels.
 */
export const DOT_EXTENT = 4;

export type InkErrorCode =
  | 'length-mismatch'
  | 'not-finite'
  | 'odd-coordinates'
  | 'bad-pen-width'
  | 'bad-image'
  | 'not-an-array';

/** Thrown for malformed ink. `path` names the place, such as `strokes[2].x[17]`. */
export class InkError extends Error {
  override readonly name = 'InkError';
  constructor(
    readonly code: InkErrorCode,
    readonly path: string,
    message: string,
  ) {
    super(`${path}: ${message}`);
  }
}

/**
 * Makes a stroke of interleaved coordinates `[x0, y0, x1, y1, …]`, the form of the data files and
 * the command line.
 *
 * @param path names the stroke in error messages
 * @throws InkError `not-an-array`, `odd-coordinates` or `not-finite`
 */
export function strokeFromFlat(flat: unknown, path = 'stroke'): Stroke {
  if (!Array.isArray(flat)) {
    throw new InkError('not-an-array', path, 'expected an array [x0, y0, x1, y1, …]');
  }
  if (flat.length % 2 !== 0) {
    throw new InkError(
      'odd-coordinates',
      path,
      `has ${flat.length} numbers; x and y come in pairs, so give an even number`,
    );
  }
  const length = flat.length / 2;
  const x = new Float32Array(length);
  const y = new Float32Array(length);
  for (let i = 0; i < flat.length; i++) {
    const value: unknown = flat[i];
    // Math.fround: a finite double over 3.4e38 would become Infinity in the Float32Array.
    if (typeof value !== 'number' || !Number.isFinite(Math.fround(value))) {
      throw new InkError('not-finite', `${path}[${i}]`, `expected a finite number, found ${describe(value)}`);
    }
    (i % 2 === 0 ? x : y)[i >> 1] = value;
  }
  return { x, y };
}

/**
 * Checks that every stroke has as many x as y coordinates, all finite.
 *
 * @throws InkError `length-mismatch` or `not-finite`, naming the first offending place
 */
export function assertStrokes(strokes: readonly Stroke[]): void {
  strokes.forEach(({ x, y }, s) => {
    if (x.length !== y.length) {
      throw new InkError(
        'length-mismatch',
        `strokes[${s}]`,
        `has ${x.length} x but ${y.length} y; every point needs both`,
      );
    }
    for (const [axis, values] of [
      ['x', x],
      ['y', y],
    ] as const) {
      const bad = values.findIndex((value) => !Number.isFinite(value));
      if (bad >= 0) {
        throw new InkError(
          'not-finite',
          `strokes[${s}].${axis}[${bad}]`,
          `expected a finite number, found ${String(values[bad])}`,
        );
      }
    }
  });
}

/** A short description of a JSON value for an error message. */
function describe(value: unknown): string {
  return typeof value === 'string' ? JSON.stringify(value.slice(0, 20)) : String(value);
}
