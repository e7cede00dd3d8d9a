import { InkError, type Stroke, strokeFromFlat } from '../../../src/ink';
import { DataFileError } from './data-file-error';

/** Labelled ink of one writer: one digit, one other character, or a whole number. */
export interface InkSample {
  /** The collection, e.g. "unipen" or "pendigits". */
  readonly source: string;
  /** Names the writer, e.g. "aga-1f22c3". Samples are split by writer, never singly. */
  readonly writer: string;
  /** What was written. */
  readonly label: string;
  /** Tablet units of the source, y down, smallest x and y 0. */
  readonly strokes: readonly Stroke[];
}

const REMEDY =
  'Expected {"source":"…","writer":"…","label":"…","strokes":[[x0,y0,x1,y1,…],…]}; mend or remove the line';

/**
 * Reads one line of the JSON Lines format
 * `{"source":"unipen","writer":"aga-1f22c3","label":"7","strokes":[[x0,y0,x1,y1,…],[…]]}`.
 * Other keys are ignored.
 *
 * @throws DataFileError naming `file` and `line`
 */
export function parseInkSample(text: string, file: string, line: number): InkSample {
  const fail = (problem: string, cause?: unknown) =>
    new DataFileError(file, line, problem, REMEDY, cause === undefined ? undefined : { cause });
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw fail('is not JSON', cause);
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw fail('is not a JSON object');
  const record: Partial<Record<string, unknown>> = { ...value };
  const name = (key: string): string => {
    const found = record[key];
    if (typeof found !== 'string' || found === '') throw fail(`"${key}" is not a string with characters`);
    return found;
  };
  const source = name('source');
  const writer = name('writer');
  const label = name('label');
  if (!Array.isArray(record.strokes) || record.strokes.length === 0) {
    throw fail('"strokes" is not an array with strokes');
  }
  const strokes = record.strokes.map((flat: unknown, i) => {
    try {
      const stroke = strokeFromFlat(flat, `strokes[${i}]`);
      if (stroke.x.length > 0) return stroke;
    } catch (cause) {
      throw fail(cause instanceof InkError ? cause.message : String(cause), cause);
    }
    throw fail(`strokes[${i}]: has no points`);
  });
  return { source, writer, label, strokes };
}

/** The line of a sample, without the line feed. `parseInkSample` gives back the same sample. */
export function formatInkSample({ source, writer, label, strokes }: InkSample): string {
  const flat = strokes.map(({ x, y }) => {
    const numbers: number[] = [];
    x.forEach((value, i) => {
      numbers.push(shortest(value), shortest(y[i] ?? 0));
    });
    return numbers;
  });
  return JSON.stringify({ source, writer, label, strokes: flat });
}

/** The shortest decimal that is still the same 32-bit float: 0.1, not 0.10000000149011612. */
function shortest(value: number): number {
  if (Number.isInteger(value)) return value;
  for (const digits of [6, 7, 8]) {
    const rounded = Number(value.toPrecision(digits));
    if (Math.fround(rounded) === value) return rounded;
  }
  return value;
}

/** Points of one pen-down movement in tablet units, y **up** (as UNIPEN has it). */
export interface TabletStroke {
  readonly x: readonly number[];
  readonly y: readonly number[];
}

/** Turns y down and moves the ink so that its smallest x and y are 0, in tablet units. */
export function strokesFromTablet(strokes: readonly TabletStroke[]): Stroke[] {
  let minX = Infinity;
  let maxY = -Infinity;
  for (const { x, y } of strokes) {
    for (const value of x) minX = Math.min(minX, value);
    for (const value of y) maxY = Math.max(maxY, value);
  }
  return strokes.map(({ x, y }) => ({
    x: Float32Array.from(x, (value) => value - minX),
    y: Float32Array.from(y, (value) => maxY - value),
  }));
}

/** Number of points of all strokes. */
export function pointCount(strokes: readonly Stroke[]): number {
  return strokes.reduce((sum, { x }) => sum + x.length, 0);
}
