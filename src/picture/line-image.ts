import type { PictureInk } from './ink-lines';
import type { Box, Plane } from './picture';
import { resample } from './resample';
import { normalizeTones } from './tones';

/** Height of the line reader's input, in pixels. */
export const LINE_HEIGHT = 32;
/** Longer lines are set narrower: twelve digits need less. */
const MAX_WIDTH = 480;
/** Paper at either end, in pixels of the line image. */
const MARGIN = 4;
/** Tones from here on are strong ink. */
const STRONG_INK = 0.5;
/** Rows with more strong ink than this are ruled, and columns are frames. */
const MAX_ROW_INK = 0.55;
const MAX_COLUMN_INK = 0.85;
/** Share of the strong ink that may lie above, and below, the band of the line. */
const OUTSIDE_BAND = 0.015;
/** Less ink than so many pixels has no band. */
const MIN_INK_PIXELS = 10;
/** A lower band, as a share of the height, is widened to half of it. */
const LOWEST_BAND = 0.35;
const WIDENED_BAND = 0.5;
/** Room above and below the band, as a share of it. */
const BAND_MARGIN = 0.12;
/** Many hands lean to the right by so much, across for down. */
const USUAL_SLANT = 0.2;

/** The input of the line reader. */
export interface LineImage {
  /** `LINE_HEIGHT` rows of tones; see `normalizeTones`. */
  readonly values: Float32Array;
  readonly width: number;
  /** The part of the plane that the whole image shows; it may reach beyond the plane. */
  readonly box: Box;
  /** By how much ink that leaned to the right was set upright, across for down. */
  readonly slant: number;
}

/**
 * Three looks at a line in a picture, which are misread differently: with light and shade divided
 * out, as it is, and with its slant taken back.
 */
export function looksAt({ darkness, raw }: PictureInk, part: Box): LineImage[] {
  const even = lineImageOf(darkness, part);
  return [even, lineImageOf(raw, part), setUpright(even, USUAL_SLANT)];
}

/**
 * The line image of a part of a picture: cropped to the band of strong ink, scaled to the height
 * that the line reader knows, and brought to its tones.
 *
 * @param darkness 0 (white) to 1 (black)
 */
export function lineImageOf(darkness: Plane, part: Box): LineImage {
  const band = bandOf(cut(darkness, part));
  const [top, bottom] = [part.top + band.top, part.top + band.bottom];
  const scale = LINE_HEIGHT / (bottom - top);
  const width = Math.min(MAX_WIDTH, Math.max(1, Math.round((part.right - part.left) * scale)));
  const { values } = resample(darkness, { ...part, top, bottom }, { width, height: LINE_HEIGHT });
  normalizeTones(values);
  const margin = (MARGIN * (part.right - part.left)) / width;
  return {
    values: padded(values, width),
    width: width + 2 * MARGIN,
    box: { left: part.left - margin, right: part.right + margin, top, bottom },
    slant: 0,
  };
}

/** The image with each row moved along, the upper half to the left and the lower to the right. */
function setUpright(image: LineImage, slant: number): LineImage {
  const { values, width } = image;
  const moved = new Float32Array(values.length);
  for (let y = 0; y < LINE_HEIGHT; y++) {
    const shift = shiftOf(slant, y);
    const whole = Math.floor(shift);
    const share = shift - whole;
    const at = (x: number) => (x < 0 || x >= width ? 0 : (values[y * width + x] as number));
    for (let x = 0; x < width; x++) {
      moved[y * width + x] = at(x + whole) * (1 - share) + at(x + whole + 1) * share;
    }
  }
  return { ...image, values: moved, slant };
}

/** How far right of its place a row of an image set upright was, in pixels. */
export function shiftOf(slant: number, y: number): number {
  return slant * ((LINE_HEIGHT - 1) / 2 - y);
}

/** The rows of the writing, without ruled lines; it may reach a little beyond the plane. */
function bandOf({ values, width, height }: Plane): { readonly top: number; readonly bottom: number } {
  const tones = values.slice();
  normalizeTones(tones);
  const columnInk = new Uint32Array(width);
  const isStrong = (x: number, y: number) => (tones[y * width + x] as number) > STRONG_INK;
  const ruled = Array.from({ length: height }, (_, y) => {
    let count = 0;
    for (let x = 0; x < width; x++) if (isStrong(x, y)) count++;
    return count > MAX_ROW_INK * width;
  });
  for (let y = 0; y < height; y++) {
    if (ruled[y]) continue;
    for (let x = 0; x < width; x++) if (isStrong(x, y)) columnInk[x] = (columnInk[x] as number) + 1;
  }
  let total = 0;
  const rowInk = ruled.map((isRuled, y) => {
    if (isRuled) return 0;
    let count = 0;
    for (let x = 0; x < width; x++) {
      if (isStrong(x, y) && (columnInk[x] as number) <= MAX_COLUMN_INK * height) count++;
    }
    total += count;
    return count;
  });
  if (total < MIN_INK_PIXELS) return { top: 0, bottom: height };
  let [top, bottom] = [rowAt(rowInk, OUTSIDE_BAND * total), rowAt(rowInk, (1 - OUTSIDE_BAND) * total) + 1];
  if (bottom - top < LOWEST_BAND * height) {
    const middle = (top + bottom) / 2;
    [top, bottom] = [middle - (WIDENED_BAND * height) / 2, middle + (WIDENED_BAND * height) / 2];
  }
  const room = BAND_MARGIN * (bottom - top);
  return { top: Math.max(-2, top - room), bottom: Math.min(height + 2, bottom + room) };
}

/** The row in which the sum of ink passes a limit. */
function rowAt(rowInk: readonly number[], limit: number): number {
  let sum = 0;
  const row = rowInk.findIndex((ink) => {
    sum += ink;
    return sum >= limit;
  });
  return Math.max(0, row);
}

function cut({ values, width }: Plane, { left, top, right, bottom }: Box): Plane {
  const part = new Float32Array((right - left) * (bottom - top));
  for (let y = top; y < bottom; y++) {
    part.set(values.subarray(y * width + left, y * width + right), (y - top) * (right - left));
  }
  return { values: part, width: right - left, height: bottom - top };
}

/** With paper before and after each row. */
function padded(values: Float32Array, width: number): Float32Array {
  const wide = width + 2 * MARGIN;
  const result = new Float32Array(wide * LINE_HEIGHT);
  for (let y = 0; y < LINE_HEIGHT; y++) {
    result.set(values.subarray(y * width, (y + 1) * width), y * wide + MARGIN);
  }
  return result;
}
