import { blankCanvas, boundsOf, type Canvas, drawSegments, type Stroke, toSegments } from '../../../src/ink';
import { LINE_HEIGHT } from '../../../src/picture';
import { lineExtent } from '../../../src/recognizer/node';
import { everyNth, shaken, staircase } from '../distortions';
import type { Dice } from './dice';
import { mapped } from './glyphs';

/** Wider lines are set smaller. */
export const MAX_LINE_WIDTH = 320;
/** Free space at either end, in pixels. */
const MARGIN = [1, 8] as const;

export interface DrawOptions {
  /** Height of the ink as a share of the image's. */
  readonly height: number;
  /** Mean of the slant to the right, and its standard deviation. */
  readonly slant: readonly [number, number];
  /** Radius of the pen in pixels of ink over four fifths of the image high. */
  readonly pen: number;
}

/** Ink slanted, turned, stretched and fitted to the height of the network's input, then drawn. */
export function drawLine(ink: readonly Stroke[], { height, slant, pen }: DrawOptions, dice: Dice): Canvas {
  const lean = dice.around(...slant);
  const turn = dice.around(0, 0.03);
  const wide = Math.exp(dice.around(0, 0.12));
  const shaped = mapped(ink, [wide, -lean - turn, turn, 1], 0, 0);
  const bounds = boundsOf(shaped) ?? { minX: 0, minY: 0, maxX: 0, maxY: 0 };
  const [width, tall] = [bounds.maxX - bounds.minX, bounds.maxY - bounds.minY];
  const [left, right] = [dice.between(...MARGIN), dice.between(...MARGIN)];
  const scale = Math.min(
    (LINE_HEIGHT * height) / lineExtent(width, tall),
    (MAX_LINE_WIDTH - left - right - 3) / Math.max(width, 1e-3),
  );
  const free = LINE_HEIGHT - tall * scale;
  const off = Math.min(0.45, Math.max(-0.45, dice.around(0, 0.15))) * free;
  const canvas = blankCanvas(
    Math.min(MAX_LINE_WIDTH, Math.ceil(width * scale + left + right + 3)),
    LINE_HEIGHT,
  );
  const segments = toSegments(shaped, scale, bounds.minX, bounds.minY);
  drawSegments(canvas, segments, left + 1.5, free / 2 + off, pen * Math.min(1, height / 0.8));
  return canvas;
}

/** What coarse or shaky ways of input make of some lines. */
export function onDevice(strokes: readonly Stroke[], dice: Dice): readonly Stroke[] {
  const kind = dice.uniform();
  if (kind < 0.06) return everyNth(strokes, 2 + dice.below(4));
  // Both are measured in the whole line's size, which is several digits.
  if (kind < 0.09) return staircase(strokes, dice.between(1, 5));
  if (kind < 0.13) return shaken(strokes, dice, dice.between(0.001, 0.006));
  return strokes;
}
