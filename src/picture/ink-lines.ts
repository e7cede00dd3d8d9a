import { type Component, connectedComponents } from './components';
import { type Contrast, contrastOf } from './contrast';
import { groupIntoLines, type LineGroup } from './line-groups';
import { luminanceOf, type Picture } from './picture';
import { removeRuledLines } from './ruled-lines';

/** Components of fewer pixels are specks. */
const MIN_COMPONENT_PIXELS = 6;
/** Taller digits, in pixels, are shrunk: more pixels do not improve the reading. */
const MAX_DIGIT_HEIGHT = 96;
/** Least ink value of a fully covered pixel. */
const MIN_INK = 0.35;
/** The full strength of a line's ink is the weakest of this share of its strongest pixels. */
const STRONGEST_SHARE = 0.25;

/** A line of ink cut out of a picture, without its surroundings. */
export interface InkLine {
  /** Row by row, 0 (paper) to 1 (ink). */
  readonly pixels: Float32Array;
  /** Pixels in a row. */
  readonly width: number;
  /** Upper left corner, in pixels of the picture. */
  readonly left: number;
  readonly top: number;
  /** Pixels of the picture to one of this line, along each axis. */
  readonly scale: number;
}

/**
 * Finds lines of digits in a picture: dark on light or light on dark, in uneven light, on plain,
 * ruled or squared paper, slightly tilted. Other writing is found too; the reader rejects it.
 *
 * @returns from top to bottom, and from left to right within a row
 * @throws RangeError for malformed pictures and those larger than `MAX_PICTURE_PIXELS`
 */
export function inkLinesOf(picture: Picture): InkLine[] {
  const luminance = luminanceOf(picture);
  const { width, height } = luminance;
  const contrast = contrastOf(luminance);
  if (!contrast) return [];
  const mask = Uint8Array.from(contrast.plane.values, (value) => (value > contrast.weak ? 1 : 0));
  removeRuledLines(mask, width, height);
  const components = connectedComponents(mask, width).filter((component) => isInk(component, contrast));
  return groupIntoLines(components, width, height).map((group) => cutOut(group, contrast));
}

/** Hysteresis: a component is ink if any of its pixels is above the strong threshold. */
function isInk({ pixels }: Component, { plane, strong }: Contrast): boolean {
  return (
    pixels.length >= MIN_COMPONENT_PIXELS && pixels.some((pixel) => (plane.values[pixel] as number) > strong)
  );
}

function cutOut({ components, box, height }: LineGroup, { plane, strong }: Contrast): InkLine {
  const scale = Math.max(1, Math.ceil(height / MAX_DIGIT_HEIGHT));
  const width = Math.ceil((box.right - box.left) / scale);
  const rows = Math.ceil((box.bottom - box.top) / scale);
  const line = new Float32Array(width * rows);
  const inkPixels = components.flatMap(({ pixels }) => pixels);
  const full = fullStrength(inkPixels, plane.values, strong);
  for (const pixel of inkPixels) {
    const column = Math.floor(((pixel % plane.width) - box.left) / scale);
    const row = Math.floor((Math.floor(pixel / plane.width) - box.top) / scale);
    const ink = Math.min(1, Math.max(MIN_INK, (plane.values[pixel] as number) / full));
    const target = row * width + column;
    line[target] = (line[target] as number) + ink / (scale * scale);
  }
  return { pixels: line, width, left: box.left, top: box.top, scale };
}

/** Contrast of pixels that the pen covers fully; at least `min`. */
function fullStrength(pixels: readonly number[], values: Float32Array, min: number): number {
  const sorted = Float32Array.from(pixels, (pixel) => values[pixel] as number).sort();
  return Math.max(min, sorted[Math.floor(sorted.length * (1 - STRONGEST_SHARE))] ?? 1);
}
