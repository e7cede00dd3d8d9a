import type { Stroke } from '../../../src/ink';
import { boundsOf } from '../../../src/ink';
import { digitStrokes } from '../../fixtures';

export interface Layout {
  /** Free space between digits, in digit heights; 0 touches, below 0 overlaps. */
  readonly gap?: number;
  /** Height of a digit. */
  readonly height?: number;
  readonly left?: number;
  readonly top?: number;
}

/** The fixtures' digits side by side, each of the same height. */
export function numberStrokes(
  digits: string,
  { gap = 0.25, height = 100, left = 0, top = 0 }: Layout = {},
): Stroke[] {
  let at = left;
  return [...digits].flatMap((digit) => {
    const strokes = digitStrokes(digit);
    const bounds = boundsOf(strokes);
    if (!bounds) throw new Error(`"${digit}" has no ink`);
    const scale = height / (bounds.maxY - bounds.minY);
    const placed = strokes.map(({ x, y }) => ({
      x: x.map((value) => at + (value - bounds.minX) * scale),
      y: y.map((value) => top + (value - bounds.minY) * scale),
    }));
    at += (bounds.maxX - bounds.minX) * scale + gap * height;
    return placed;
  });
}

/** A stroke through the given points, as a pen samples it. */
export function line(...points: readonly (readonly [number, number])[]): Stroke {
  const x: number[] = [];
  const y: number[] = [];
  points.forEach(([toX, toY], i) => {
    const [fromX, fromY] = points[i - 1] ?? [toX, toY];
    for (let step = i === 0 ? 8 : 1; step <= 8; step++) {
      x.push(fromX + ((toX - fromX) * step) / 8);
      y.push(fromY + ((toY - fromY) * step) / 8);
    }
  });
  return { x: Float32Array.from(x), y: Float32Array.from(y) };
}
