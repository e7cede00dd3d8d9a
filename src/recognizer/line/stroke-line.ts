import { assertStrokes, blankCanvas, boundsOf, drawSegments, type Stroke, toSegments } from '../../ink';
import { LINE_HEIGHT } from '../../picture';
import type { Tones } from './line-digits';

/** Radius of the pen, in pixels of the line. */
const PEN_RADIUS = 1.1;
/** Free space around the pen's centre line: above and below, and at either end. */
const MARGIN_Y = 2.5;
const MARGIN_X = 5.5;
/** Longer lines are set smaller. */
const MAX_WIDTH = 480;
/** Ink flatter than this, as a share of its width, has no height to go by: a dash. */
const FLAT = 1 / 24;
/** Its height is taken to be this share of its width. */
const DASH_HEIGHT = 1 / 4;

/** Strokes drawn as a line for the line reader; `null` without points. */
export function lineOfStrokes(strokes: readonly Stroke[]): Tones | null {
  assertStrokes(strokes);
  const bounds = boundsOf(strokes);
  if (!bounds) return null;
  const { minX, minY, maxX, maxY } = bounds;
  const [width, height] = [maxX - minX, maxY - minY];
  const scale = Math.min(
    (LINE_HEIGHT - 2 * MARGIN_Y) / lineExtent(width, height),
    (MAX_WIDTH - 2 * MARGIN_X) / Math.max(width, Number.MIN_VALUE),
  );
  const canvas = blankCanvas(Math.ceil(width * scale + 2 * MARGIN_X), LINE_HEIGHT);
  const segments = toSegments(strokes, scale, minX, minY);
  drawSegments(canvas, segments, MARGIN_X, (LINE_HEIGHT - height * scale) / 2, PEN_RADIUS);
  return canvas;
}

/** What is scaled to the height of a line: its height, unless it is as flat as a dash. */
export function lineExtent(width: number, height: number): number {
  return (height < FLAT * width ? DASH_HEIGHT * width : height) || 1;
}
