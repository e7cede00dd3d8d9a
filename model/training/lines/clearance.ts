import type { Stroke } from '../../../src/ink';

/** Rows of a line's height in which the space between two digits is taken. */
const ROWS = 14;

interface Sides {
  readonly left: Float32Array;
  readonly right: Float32Array;
}

/**
 * The least free space along x from one drawing to the next, over rows that both have ink in or
 * beside; below 0 where they reach into each other. `null` without such rows.
 */
export function clearance(before: readonly Stroke[], after: readonly Stroke[]): number | null {
  let top = Infinity;
  let bottom = -Infinity;
  for (const strokes of [before, after]) {
    for (const { y } of strokes) {
      for (const value of y) {
        if (value < top) top = value;
        if (value > bottom) bottom = value;
      }
    }
  }
  const perRow = ROWS / (bottom - top + 1e-6);
  const [first, second] = [sidesOf(before, top, perRow), sidesOf(after, top, perRow)];
  let least = Infinity;
  for (let row = 0; row < ROWS; row++) {
    const end = first.right[row] as number;
    if (end === -Infinity) continue;
    for (let near = Math.max(0, row - 1); near <= Math.min(ROWS - 1, row + 1); near++) {
      least = Math.min(least, (second.left[near] as number) - end);
    }
  }
  return least < Infinity ? least : null;
}

function sidesOf(strokes: readonly Stroke[], top: number, perRow: number): Sides {
  const left = new Float32Array(ROWS).fill(Infinity);
  const right = new Float32Array(ROWS).fill(-Infinity);
  for (const { x, y } of strokes) {
    let fromX = x[0] ?? 0;
    let fromY = y[0] ?? 0;
    for (let i = 0; i < x.length; i++) {
      const toX = x[i] as number;
      const toY = y[i] as number;
      const steps = Math.floor(Math.abs(toY - fromY) * perRow * 2) + 1;
      for (let step = 1; step <= steps; step++) {
        const share = step / steps;
        const at = fromX + (toX - fromX) * share;
        const row = Math.min(ROWS - 1, Math.floor((fromY + (toY - fromY) * share - top) * perRow));
        if (at < (left[row] as number)) left[row] = at;
        if (at > (right[row] as number)) right[row] = at;
      }
      fromX = toX;
      fromY = toY;
    }
  }
  return { left, right };
}
