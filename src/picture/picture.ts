/** A decoded picture. */
export interface Picture {
  /** Red, green, blue and alpha of each pixel, row by row, 0 to 255. */
  readonly rgba: Uint8ClampedArray;
  /** Pixels in a row. */
  readonly width: number;
}

/** One value for each pixel, row by row. */
export interface Plane {
  readonly values: Float32Array;
  readonly width: number;
  readonly height: number;
}

/** A rectangle of pixels; `right` and `bottom` are exclusive. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Decoders shrink larger pictures: more pixels do not improve accuracy and cost time. */
export const MAX_PICTURE_PIXELS = 2_000_000;

/** Weights of the colours in luminance (ITU-R BT.709). */
const RED = 0.2126;
const GREEN = 0.7152;
const BLUE = 0.0722;

/**
 * The luminance of each pixel, 0 to 1. Transparent areas become paper: white behind dark ink,
 * black behind light ink.
 *
 * @throws RangeError for incomplete rows or too many pixels
 */
export function luminanceOf({ rgba, width }: Picture): Plane {
  const pixels = rgba.length / 4;
  if (!(Number.isInteger(width) && width > 0 && pixels > 0 && pixels % width === 0)) {
    throw new RangeError(
      `picture: has ${rgba.length} values in rows of ${width} pixels; give full rows of 4 values each`,
    );
  }
  if (pixels > MAX_PICTURE_PIXELS) {
    throw new RangeError(
      `picture: has ${pixels} pixels, and at most ${MAX_PICTURE_PIXELS} are read; shrink it`,
    );
  }
  const values = new Float32Array(pixels);
  let totalAlpha = 0;
  let totalLight = 0;
  for (let i = 0; i < pixels; i++) {
    const at = 4 * i;
    const alpha = (rgba[at + 3] ?? 0) / 255;
    const value = (RED * (rgba[at] ?? 0) + GREEN * (rgba[at + 1] ?? 0) + BLUE * (rgba[at + 2] ?? 0)) / 255;
    values[i] = value;
    totalAlpha += alpha;
    totalLight += value * alpha;
  }
  if (totalAlpha < pixels) {
    const background = totalLight < totalAlpha / 2 ? 1 : 0;
    for (let i = 0; i < pixels; i++) {
      const alpha = (rgba[4 * i + 3] ?? 0) / 255;
      values[i] = (values[i] ?? 0) * alpha + background * (1 - alpha);
    }
  }
  return { values, width, height: pixels / width };
}
