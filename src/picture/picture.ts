/** A picture as a browser decodes it. */
export interface Picture {
  /** Red, green, blue, alpha of each pixel, row by row, 0 to 255. */
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

/** A rectangle of pixels; `right` and `bottom` are the first ones beyond it. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Most pixels of a picture: more show no digit better and take longer. Whoever decodes it makes it so small. */
export const MAX_PICTURE_PIXELS = 2_000_000;

/** Shares of the colours in luminance (ITU-R BT.709). */
const RED = 0.2126;
const GREEN = 0.7152;
const BLUE = 0.0722;

/**
 * How light each pixel is, 0 to 1. What is transparent shows paper behind it that the ink stands out from.
 *
 * @throws RangeError where the values are no full rows, or too many
 */
export function lightnessOf({ rgba, width }: Picture): Plane {
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
  let opaque = 0;
  let light = 0;
  for (let i = 0; i < pixels; i++) {
    const at = 4 * i;
    const alpha = (rgba[at + 3] ?? 0) / 255;
    const own = (RED * (rgba[at] ?? 0) + GREEN * (rgba[at + 1] ?? 0) + BLUE * (rgba[at + 2] ?? 0)) / 255;
    values[i] = own;
    opaque += alpha;
    light += own * alpha;
  }
  if (opaque < pixels) {
    const behind = light < opaque / 2 ? 1 : 0;
    for (let i = 0; i < pixels; i++) {
      const alpha = (rgba[4 * i + 3] ?? 0) / 255;
      values[i] = (values[i] ?? 0) * alpha + behind * (1 - alpha);
    }
  }
  return { values, width, height: pixels / width };
}
