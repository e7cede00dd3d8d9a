import type { Stroke } from './stroke';

/** A grey image to draw on, row by row, 0 (paper) to 1 (ink). */
export interface Canvas {
  readonly values: Float32Array;
  readonly width: number;
  readonly height: number;
}

export function blankCanvas(width: number, height: number): Canvas {
  return { values: new Float32Array(width * height), width, height };
}

/**
 * Adds capsules of the given radius around line segments; where ink is darker already, it stays.
 * Edges are a ramp one pixel wide: 1 within `radius - 0.5` of the centre line, 0 beyond
 * `radius + 0.5`. Uses only `+ - * / sqrt`, so every engine gives the same numbers.
 *
 * @param segments `[x0, y0, x1, y1, …]` in pixels
 */
export function drawSegments(
  { values, width, height }: Canvas,
  segments: readonly number[],
  offsetX: number,
  offsetY: number,
  radius: number,
): void {
  const reach = radius + 0.5;
  for (let s = 0; s + 3 < segments.length; s += 4) {
    const ax = (segments[s] as number) + offsetX;
    const ay = (segments[s + 1] as number) + offsetY;
    const bx = (segments[s + 2] as number) + offsetX;
    const by = (segments[s + 3] as number) + offsetY;
    const dx = bx - ax;
    const dy = by - ay;
    const lengthSquared = dx * dx + dy * dy;
    // Pixel (column, row) has its centre at (column + 0.5, row + 0.5).
    const firstColumn = Math.max(0, Math.ceil(Math.min(ax, bx) - reach - 0.5));
    const lastColumn = Math.min(width - 1, Math.floor(Math.max(ax, bx) + reach - 0.5));
    const firstRow = Math.max(0, Math.ceil(Math.min(ay, by) - reach - 0.5));
    const lastRow = Math.min(height - 1, Math.floor(Math.max(ay, by) + reach - 0.5));
    for (let row = firstRow; row <= lastRow; row++) {
      const py = row + 0.5 - ay;
      for (let column = firstColumn; column <= lastColumn; column++) {
        const px = column + 0.5 - ax;
        const along = lengthSquared > 0 ? Math.min(Math.max((px * dx + py * dy) / lengthSquared, 0), 1) : 0;
        const ex = px - along * dx;
        const ey = py - along * dy;
        const value = reach - Math.sqrt(ex * ex + ey * ey);
        const index = row * width + column;
        if (value > (values[index] as number)) values[index] = Math.min(value, 1);
      }
    }
  }
}

/** Line segments `[x0, y0, x1, y1, …]` of strokes moved and scaled. */
export function toSegments(
  strokes: readonly Stroke[],
  scale: number,
  middleX: number,
  middleY: number,
): number[] {
  const segments: number[] = [];
  for (const { x, y } of strokes) {
    let fromX = 0;
    let fromY = 0;
    for (let i = 0; i < x.length; i++) {
      const toX = ((x[i] ?? 0) - middleX) * scale;
      const toY = ((y[i] ?? 0) - middleY) * scale;
      if (i > 0) segments.push(fromX, fromY, toX, toY);
      else if (x.length === 1) segments.push(toX, toY, toX, toY);
      fromX = toX;
      fromY = toY;
    }
  }
  return segments;
}
