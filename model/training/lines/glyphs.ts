import type { Stroke } from '../../../src/ink';
import { boundsOf } from '../../../src/ink';

/** A digit or sign; its height is about 1, and the middle of its bounds is at the origin. */
export type Glyph = readonly Stroke[];

/** The strokes under a linear map, then moved. One pass without closures: lines need millions. */
export function mapped(
  strokes: readonly Stroke[],
  [xx, xy, yx, yy]: readonly [number, number, number, number],
  right: number,
  down: number,
): Stroke[] {
  const result: Stroke[] = [];
  for (const { x, y } of strokes) {
    const toX = new Float32Array(x.length);
    const toY = new Float32Array(x.length);
    for (let i = 0; i < x.length; i++) {
      const fromX = x[i] as number;
      const fromY = y[i] as number;
      toX[i] = xx * fromX + xy * fromY + right;
      toY[i] = yx * fromX + yy * fromY + down;
    }
    result.push({ x: toX, y: toY });
  }
  return result;
}

export function scaled(strokes: readonly Stroke[], factor: number): Stroke[] {
  return mapped(strokes, [factor, 0, 0, factor], 0, 0);
}

export function moved(strokes: readonly Stroke[], right: number, down: number): Stroke[] {
  return mapped(strokes, [1, 0, 0, 1], right, down);
}

/** The strokes with the middle of their bounds at the origin. */
export function centred(strokes: readonly Stroke[]): Stroke[] {
  const bounds = boundsOf(strokes);
  if (!bounds) return [];
  return moved(strokes, -(bounds.minX + bounds.maxX) / 2, -(bounds.minY + bounds.maxY) / 2);
}

export function heightOf(strokes: readonly Stroke[]): number {
  const bounds = boundsOf(strokes);
  return bounds ? bounds.maxY - bounds.minY : 0;
}
