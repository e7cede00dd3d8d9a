import type { Stroke } from '../../ink';

/** A stroke narrower than this share of the line's height is not looked at: digits joined in it would be slivers. */
const MIN_WIDTH = 0.75;
/** Both sides of a cut are at least so wide and so high, in line heights. */
const MIN_SIDE_WIDTH = 0.12;
const MIN_SIDE_HEIGHT = 0.4;
/** Two digits in one stroke reach over each other by less than this, in line heights. */
const MAX_OVERLAP = 0.3;
/** One cut for each so many line heights of width, and two more to choose from. */
const WIDTH_PER_CUT = 0.5;
const SPARE_CUTS = 2;

/**
 * Places where a stroke that holds several digits may be cut: where the ink before reaches least over the ink after.
 * Along a joining line the two do not overlap at all; the cut is in the middle of it.
 *
 * @param height of the line, in the stroke's own unit
 * @returns indices of points, ascending; neither the first nor the last
 */
export function cutsOf(stroke: Stroke, height: number): number[] {
  const { x } = stroke;
  const before = reach(stroke, false);
  const after = reach(stroke, true);
  const whole = before.at(-1);
  if (!whole || x.length < 4 || whole.maxX - whole.minX < MIN_WIDTH * height) return [];
  const overlaps = before.map((left, i) => {
    const right = after[i] ?? left;
    const fits = [left, right].every(
      (side) =>
        side.maxX - side.minX >= MIN_SIDE_WIDTH * height && side.maxY - side.minY >= MIN_SIDE_HEIGHT * height,
    );
    return fits ? left.maxX - right.minX : Infinity;
  });
  const found: { index: number; overlap: number }[] = [];
  for (let i = 1; i < x.length - 1; i++) {
    const overlap = overlaps[i] ?? Infinity;
    if (!(overlap <= MAX_OVERLAP * height) || overlap >= (overlaps[i - 1] ?? Infinity)) continue;
    let end = i;
    while (overlaps[end + 1] === overlap) end++;
    if ((overlaps[end + 1] ?? Infinity) > overlap) found.push({ index: (i + end) >> 1, overlap });
    i = end;
  }
  return found
    .sort((a, b) => a.overlap - b.overlap || a.index - b.index)
    .slice(0, Math.floor((whole.maxX - whole.minX) / (WIDTH_PER_CUT * height)) + SPARE_CUTS)
    .map(({ index }) => index)
    .sort((a, b) => a - b);
}

/** For each point the bounds of the ink from the start (or the end) of the stroke up to it. */
function reach({ x, y }: Stroke, fromEnd: boolean) {
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
