import { componentsOf } from './components';
import { type Contrast, contrastOf } from './contrast';
import { groupsOf, type InkGroup } from './lines';
import { lightnessOf, type Picture } from './picture';
import { removeRules } from './rules';

/** Digits higher than this, in pixels, are made smaller: more shows nothing that is read. */
const MOST_HEIGHT = 96;
/** Least value of ink, and of a pixel that is wholly covered. */
const LEAST_INK = 0.35;
/** Share of the strongest pixels by which the strength of a line's ink is taken. */
const STRONGEST_SHARE = 0.25;

/** A line of ink, cut out of a picture; nothing else of the picture is in it. */
export interface InkLine {
  /** Row by row, 0 (paper) to 1 (ink). */
  readonly pixels: Float32Array;
  /** Pixels in a row. */
  readonly width: number;
  /** Where its upper left corner lies in the picture, and how many pixels of it are one here. */
  readonly left: number;
  readonly top: number;
  readonly scale: number;
}

/**
 * Finds the lines of digits in a picture: dark on light or light on dark, under uneven light, on plain, ruled or squared
 * paper, a little askew. What is found may be other writing, too; that is for the reader to tell.
 *
 * @returns from the top down, and from left to right where several stand beside each other
 * @throws RangeError for a picture that is none, or larger than `MAX_PICTURE_PIXELS`
 */
export function inkLinesOf(picture: Picture): InkLine[] {
  const lightness = lightnessOf(picture);
  const { width, height } = lightness;
  const contrast = contrastOf(lightness);
  if (!contrast) return [];
  const mask = Uint8Array.from(contrast.plane.values, (value) => (value > contrast.weak ? 1 : 0));
  removeRules(mask, width, height);
  return groupsOf(componentsOf(mask, contrast), width, height).map((group) => cutOut(group, contrast));
}

function cutOut({ components, box, height }: InkGroup, { plane, sure }: Contrast): InkLine {
  const scale = Math.max(1, Math.ceil(height / MOST_HEIGHT));
  const width = Math.ceil((box.right - box.left) / scale);
  const rows = Math.ceil((box.bottom - box.top) / scale);
  const pixels = new Float32Array(width * rows);
  const strongest = strengthOf(
    components.flatMap((component) => component.pixels),
    plane.values,
    sure,
  );
  for (const { pixels: own } of components) {
    for (const at of own) {
      const column = Math.floor(((at % plane.width) - box.left) / scale);
      const row = Math.floor((Math.floor(at / plane.width) - box.top) / scale);
      const ink = Math.min(1, Math.max(LEAST_INK, (plane.values[at] as number) / strongest));
      const into = row * width + column;
      pixels[into] = (pixels[into] as number) + ink / (scale * scale);
    }
  }
  return { pixels, width, left: box.left, top: box.top, scale };
}

/** How strong the ink of a line is where it covers a pixel wholly. */
function strengthOf(places: readonly number[], values: Float32Array, least: number): number {
  const sorted = Float32Array.from(places, (at) => values[at] as number).sort();
  return Math.max(least, sorted[Math.floor(sorted.length * (1 - STRONGEST_SHARE))] ?? 1);
}
