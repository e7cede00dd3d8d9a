import type { Stroke } from '../../ink';
import { candidateCuts } from './cuts';

/** Both sides of a cut are at least so wide and so high, in line heights. */
const MIN_SIDE_WIDTH = 0.12;
const MIN_SIDE_HEIGHT = 0.4;
/** Two digits in one stroke overlap by less than this, in line heights. */
const MAX_OVERLAP = 0.3;
/** A stroke of fewer points does not hold two digits. */
const MIN_POINTS = 4;

/**
 * Where to cut a stroke that may hold several digits: at points where the ink before overlaps the
 * ink after least. Along a ligature the two do not overlap at all; the cut is in its middle.
 *
 * @param height of the line, in the stroke's own unit
 * @returns indices of points, ascending; neither the first nor the last
 */
export function cutsOf(stroke: Stroke, height: number): number[] {
  if (stroke.x.length < MIN_POINTS) return [];
  const { overlaps, width } = overlapsOf(stroke, {
    width: MIN_SIDE_WIDTH * height,
    height: MIN_SIDE_HEIGHT * height,
  });
  return candidateCuts(overlaps, { width, height, margin: 1, max: MAX_OVERLAP * height });
}

/** The same where the stroke does join two digits: there is a cut in any of three points or more. */
export function anyCutsOf(stroke: Stroke, height: number): number[] {
  const { overlaps, width } = overlapsOf(stroke, { width: 0, height: 0 });
  const inner = overlaps.map((overlap, i) => (i > 0 && i < overlaps.length - 1 ? overlap : Infinity));
  // Ink of any width.
  return candidateCuts(inner, { width: Math.max(width, height), height, margin: 1, max: Number.MAX_VALUE });
}

/** How far the ink before each point overlaps the ink after it; infinite where a side is too small. */
function overlapsOf(stroke: Stroke, least: { readonly width: number; readonly height: number }) {
  const before = runningBounds(stroke, false);
  const after = runningBounds(stroke, true);
  const whole = before.at(-1);
  const overlaps = before.map((left, i) => {
    const right = after[i] ?? left;
    const fits = [left, right].every(
      (side) => side.maxX - side.minX >= least.width && side.maxY - side.minY >= least.height,
    );
    return fits ? left.maxX - right.minX : Infinity;
  });
  return { overlaps, width: whole ? whole.maxX - whole.minX : 0 };
}

/** For each point the bounds of the ink from the start (or the end) of the stroke up to it. */
function runningBounds({ x, y }: Stroke, fromEnd: boolean) {
  let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity];
  const bounds = Array.from(x, () => ({ minX, minY, maxX, maxY }));
  for (let n = 0; n < x.length; n++) {
    const i = fromEnd ? x.length - 1 - n : n;
    minX = Math.min(minX, x[i] ?? minX);
    maxX = Math.max(maxX, x[i] ?? maxX);
    minY = Math.min(minY, y[i] ?? minY);
    maxY = Math.max(maxY, y[i] ?? maxY);
    bounds[i] = { minX, minY, maxX, maxY };
  }
  return bounds;
}
