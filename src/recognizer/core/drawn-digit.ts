import { boundsOf, penPath, rasterize, type Stroke } from '../../ink';

/** A drawing as the networks see it. */
export interface DrawnDigit {
  readonly strokes: readonly Stroke[];
  /** What the pen left; see `rasterize`. */
  readonly raster: Float32Array;
  /** How the pen went; see `penPath`. */
  readonly path: Float32Array;
}

/** A drawing, an image without strokes (a raster), or nothing to be read. */
export type Readable = DrawnDigit | Float32Array | null;

/**
 * A drawing as the networks see it, or `null` without points or for a mere dot. Any size is
 * scaled, so without this rule the tremble of a resting pen would be read like a digit.
 *
 * @param dotExtent largest width and height of a dot, in the strokes' own unit
 * @throws InkError for coordinates that are not finite, or arrays of unequal length
 */
export function drawnDigit(strokes: readonly Stroke[], dotExtent = 0): DrawnDigit | null {
  const path = penPath(strokes);
  const bounds = boundsOf(strokes);
  if (!bounds || !path) return null;
  const extent = Math.max(bounds.maxX - bounds.minX, bounds.maxY - bounds.minY);
  return extent > dotExtent ? { strokes, raster: rasterize(strokes), path } : null;
}

/** The drawing that is read, or `null` for an image. */
export function drawnIn(input: Readable): DrawnDigit | null {
  return input && 'raster' in input ? input : null;
}

export function rasterIn(input: DrawnDigit | Float32Array): Float32Array {
  return 'raster' in input ? input.raster : input;
}
