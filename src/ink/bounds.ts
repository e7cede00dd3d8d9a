import type { Stroke } from './stroke';

/** Axis-aligned bounds of pen centre lines, in the strokes' own unit. */
export interface Bounds {
  readonly minX: number;
  readonly minY: number;
  readonly maxX: number;
  readonly maxY: number;
}

/** Bounds of all points; `null` without points. */
export function boundsOf(strokes: readonly Stroke[]): Bounds | null {
  let minX = Infinity;
  let minY = Infinity;
  let maxX = -Infinity;
  let maxY = -Infinity;
  for (const { x, y } of strokes) {
    for (const value of x) {
      if (value < minX) minX = value;
      if (value > maxX) maxX = value;
    }
    for (const value of y) {
      if (value < minY) minY = value;
      if (value > maxY) maxY = value;
    }
  }
  return minX <= maxX && minY <= maxY ? { minX, minY, maxX, maxY } : null;
}
