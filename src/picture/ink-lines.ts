import { connectedComponents } from './components';
import { contrastOf } from './contrast';
import { groupIntoLines, type LineGroup } from './line-groups';
import { type Box, luminanceOf, type Picture, type Plane } from './picture';
import { removeRuledLines } from './ruled-lines';

/** Components of fewer pixels are specks. */
const MIN_COMPONENT_PIXELS = 6;
/** Room around a line of ink, in heights of its digits. */
const ROOM = 0.2;

/** A line of ink in a picture. */
export interface InkLine {
  /** Bounds of its ink. */
  readonly box: Box;
  /** The same with some room around it, within the picture. */
  readonly surroundings: Box;
}

/** Pixels of strong ink that touch, or nearly do. */
export interface InkPart {
  /** Indices of its strong pixels, row by row; at least one. */
  readonly pixels: readonly number[];
  /** Bounds of all its pixels, the weak ones, too. */
  readonly box: Box;
}

/** A picture without colour, and the lines in it. */
export interface PictureInk {
  /** How much darker than its background each pixel is (of light ink: lighter), about 0 to 1. */
  readonly darkness: Plane;
  /** How dark each pixel is (of light ink: light), light and shade included, 0 to 1. */
  readonly raw: Plane;
  /** All ink without specks and ruled lines. */
  readonly parts: readonly InkPart[];
  /** From top to bottom, and from left to right within a row. */
  readonly lines: readonly InkLine[];
}

/**
 * Finds lines of digits in a picture: dark on light or light on dark, in uneven light, on plain,
 * ruled or squared paper, slightly tilted. Other writing is found too; the reader rejects it.
 *
 * @returns `null` for a picture without contrast
 * @throws RangeError for malformed pictures and those larger than `MAX_PICTURE_PIXELS`
 */
export function inkOf(picture: Picture): PictureInk | null {
  const luminance = luminanceOf(picture);
  const { width, height } = luminance;
  const contrast = contrastOf(luminance);
  if (!contrast) return null;
  const mask = Uint8Array.from(contrast.plane.values, (value) => (value > contrast.weak ? 1 : 0));
  removeRuledLines(mask, width, height);
  const components = connectedComponents(mask, width).filter(
    ({ pixels }) => pixels.length >= MIN_COMPONENT_PIXELS,
  );
  const isStrong = (pixel: number) => (contrast.plane.values[pixel] as number) > contrast.strong;
  // Hysteresis: a component is ink if any of its pixels is above the strong threshold.
  const inked = components.filter(({ pixels }) => pixels.some(isStrong));
  const groups = groupIntoLines(inked, width, height);
  return {
    darkness: contrast.plane,
    raw: contrast.raw,
    parts: inked.map(({ pixels, box }) => ({ pixels: pixels.filter(isStrong), box })),
    lines: groups.map((group) => ({ box: group.box, surroundings: surroundingsOf(group, contrast.plane) })),
  };
}

function surroundingsOf({ box, height }: LineGroup, plane: Plane): Box {
  const room = Math.ceil(ROOM * height);
  return {
    left: Math.max(0, box.left - room),
    top: Math.max(0, box.top - room),
    right: Math.min(plane.width, box.right + room),
    bottom: Math.min(plane.height, box.bottom + room),
  };
}
