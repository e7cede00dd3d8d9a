import { messageOf } from '../../command';
import { DIGITS, type Digit } from '../../contract';
import { normalizeImage, RASTER_LENGTH, RASTER_SIZE, type Stroke, strokeFromFlat } from '../../ink';
import { drawnDigit, type Readable } from '../../recognizer/node';

/** A line of input. `id` is the line's own, any JSON value; null where there is none. */
export type Parsed<Asked> =
  | (Asked & { readonly id: unknown })
  | { readonly id: unknown; readonly error: string };
/** One digit to read. */
export type Request = Parsed<{ readonly shown: Readable }>;
/** One digit to read in a session. */
export type SessionRequest = Parsed<{ readonly shown: Readable } & InSession<Digit>>;
interface InSession<Meant> {
  /** Its name as JSON; null where there is none. */
  readonly session: string | null;
  /** What the user says after a misread or refused reading, if anything. */
  readonly meant: Meant | null;
}
/** A line of digits to read. */
export type NumberRequest = Parsed<LineOfDigits & InSession<string>>;
type LineOfDigits =
  | { readonly strokes: readonly Stroke[] }
  | { readonly image: { readonly pixels: Float32Array; readonly width: number } };

/** Largest value of a pixel: full ink. */
const MAX_PIXEL = 255;

/**
 * Reads a line with a digit: strokes, 784 numbers in MNIST's form, or with `size` another image,
 * which is cropped, fitted and centred first. Other keys are ignored.
 */
export function parseRequest(bytes: Uint8Array): Request {
  return parse(bytes, (line) => ({ shown: shownBy(line) }));
}

/** Reads one line of JSON as `parseRequest`, and its `"session"` and `"meant"`. */
export function parseSessionRequest(bytes: Uint8Array): SessionRequest {
  return parse(bytes, (line) => ({
    shown: shownBy(line),
    session: sessionOf(line),
    meant: meantOf(line.meant),
  }));
}

/**
 * Reads a line with a whole number: strokes, or an image, row by row, of `width`.
 *
 * @param inSession whether `"session"` and `"meant"` are looked at
 */
export function parseNumberRequest(bytes: Uint8Array, inSession = false): NumberRequest {
  return parse(bytes, (line) => ({
    ...lineOfDigits(line),
    session: inSession ? sessionOf(line) : null,
    meant: inSession ? numberMeant(line.meant) : null,
  }));
}

function lineOfDigits({ strokes, image, width }: Partial<Record<string, unknown>>): LineOfDigits {
  if (strokes !== undefined && image === undefined) return { strokes: strokesOf(strokes) };
  if (strokes !== undefined || image === undefined) {
    throw new Error('line: has not one of "strokes" and "image"; give one of them');
  }
  if (typeof width !== 'number') {
    throw new Error(`width: expected the pixels of a row, found ${short(width)}`);
  }
  return { image: { pixels: pixelsOf(image), width } };
}

function parse<Asked>(
  bytes: Uint8Array,
  ask: (line: Partial<Record<string, unknown>>) => Asked,
): Parsed<Asked> {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (thrown) {
    return { id: null, error: `is not JSON (${messageOf(thrown)}); write one JSON object a line` };
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return { id: null, error: 'is not a JSON object; write {"id":…,"strokes":…} or {"id":…,"image":…}' };
  }
  const request: Partial<Record<string, unknown>> = { ...value };
  const id = request.id ?? null;
  try {
    return { id, ...ask(request) };
  } catch (thrown) {
    return { id, error: messageOf(thrown) };
  }
}

function shownBy(request: Partial<Record<string, unknown>>): Readable {
  const { strokes, image, size } = request;
  if (strokes !== undefined && image !== undefined) {
    throw new Error('line: has both "strokes" and "image"; give one of them');
  }
  if (strokes !== undefined) return drawnDigit(strokesOf(strokes));
  if (image !== undefined) return rasterOfImage(image, size);
  throw new Error('line: has neither "strokes" nor "image"; give one of them');
}

function strokesOf(strokes: unknown): Stroke[] {
  if (!Array.isArray(strokes)) {
    throw new Error('strokes: expected an array of strokes [[x,y,x,y,…],…]');
  }
  return strokes.map((flat: unknown, i) => strokeFromFlat(flat, `strokes[${i}]`));
}

function pixelsOf(image: unknown): Float32Array {
  if (!Array.isArray(image)) {
    throw new Error('image: expected an array of numbers 0 (paper) to 255 (ink), row by row');
  }
  return Float32Array.from(image, (value: unknown, i) => {
    if (typeof value !== 'number' || !(value >= 0 && value <= MAX_PIXEL)) {
      throw new Error(`image[${i}]: expected a number from 0 to ${MAX_PIXEL}, found ${short(value)}`);
    }
    return value / MAX_PIXEL;
  });
}

function rasterOfImage(image: unknown, size: unknown): Float32Array {
  const pixels = pixelsOf(image);
  if (size !== undefined && size !== RASTER_SIZE) {
    if (typeof size !== 'number') {
      throw new Error(`size: expected a whole number, found ${short(size)}`);
    }
    return normalizeImage(pixels, size);
  }
  if (pixels.length !== RASTER_LENGTH) {
    throw new Error(
      `image: has ${pixels.length} numbers; give ${RASTER_LENGTH} (${RASTER_SIZE} rows of ${RASTER_SIZE}), or "size" for another size`,
    );
  }
  return pixels;
}

function meantOf(meant: unknown): Digit | null {
  if (meant === undefined || meant === null) return null;
  const digit = DIGITS.find((known) => known === meant);
  if (digit === undefined) {
    throw new Error(`meant: expected a digit from 0 to 9, found ${short(meant)}`);
  }
  return digit;
}

function numberMeant(meant: unknown): string | null {
  if (meant === undefined || meant === null) return null;
  if (typeof meant !== 'string' || !/^\d+$/.test(meant)) {
    throw new Error(`meant: expected the digits of a number, such as "1995", found ${short(meant)}`);
  }
  return meant;
}

function sessionOf({ session }: Partial<Record<string, unknown>>): string | null {
  return session === undefined ? null : JSON.stringify(session);
}

function short(value: unknown): string {
  return (JSON.stringify(value) ?? 'nothing').slice(0, 40);
}
