import { RASTER_SIZE, type Stroke } from '../../src/ink';
import type { Random } from '../../src/random';
import { densified, frameOf, mapPoints, pointsOf, strokeOf } from './geometry';

/**
 * Habits of writing a digit, made of plain ones by a stroke added. Pure: what is random
 * depends on `random` only.
 */

/** Points of an added stroke lie this far apart at most, as a share of the drawing. */
const SPACING = 0.05;
/** Values of a raster from here on are ink where regions of paper are looked for. */
const INK = 0.5;
/** Fewest pixels of paper that count as enclosed; fewer may lie between two lines that cross. */
const MIN_ENCLOSED_PIXELS = 2;

/**
 * A 0 with a slash from the lower left to the upper right, which may reach over its edges.
 *
 * @param spread what the longest slash has beyond 0.4 of the size, to either side of the middle
 */
export function withSlash(strokes: readonly Stroke[], random: Random, spread = 0.25): Stroke[] {
  const { middleX, middleY, width, height, extent } = frameOf(strokes);
  const reach = 0.4 + spread * random.uniform();
  const lean = 0.8 + 0.4 * random.uniform();
  const from = [middleX - reach * width * lean, middleY + reach * height] as const;
  const to = [middleX + reach * width * lean, middleY - reach * height] as const;
  return [...strokes, line(from, to, extent)];
}

/** A 7 with a bar through its stem, half way down give or take, level give or take. */
export function withBar(strokes: readonly Stroke[], random: Random): Stroke[] {
  const { top, height, extent } = frameOf(strokes);
  const y = top + height * (0.45 + 0.15 * random.uniform());
  const x = stemAt(strokes, y, extent);
  const half = extent * (0.15 + 0.12 * random.uniform());
  const tilt = half * 0.35 * (2 * random.uniform() - 1);
  return [...strokes, line([x - half, y + tilt], [x + half, y - tilt], extent)];
}

/** A 7 that is crossed without lifting the pen: the way from the stem to the bar is ink, too. */
export function withJoinedBar(strokes: readonly Stroke[], random: Random): Stroke[] {
  const { extent } = frameOf(strokes);
  const crossed = withBar(strokes, random);
  return [densified(strokeOf(crossed.flatMap(pointsOf)), SPACING * extent)];
}

/** A 5 whose bar floats away from the rest, upwards and to the right; the last stroke is its bar. */
export function withFloatingBar(strokes: readonly Stroke[], random: Random): Stroke[] {
  const { extent } = frameOf(strokes);
  const right = extent * (0.25 * random.uniform() - 0.05);
  const up = extent * 0.15 * random.uniform();
  const rest = strokes.slice(0, -1);
  return [...rest, ...mapPoints(strokes.slice(-1), (x, y) => [x + right, y - up])];
}

/** A 1 with a level foot under its lowest point. */
export function withFoot(strokes: readonly Stroke[], random: Random): Stroke[] {
  const { extent } = frameOf(strokes);
  const [x, y] = strokes
    .flatMap(pointsOf)
    .reduce((lowest, point) => (point[1] > lowest[1] ? point : lowest), [0, -Infinity]);
  const half = extent * (0.2 + 0.12 * random.uniform());
  const tilt = half * 0.15 * (2 * random.uniform() - 1);
  return [...strokes, line([x - half, y + tilt], [x + half, y - tilt], extent)];
}

/**
 * A 1 with a hat: an upstroke from the lower left to its top, steep enough not to be a 7. It is
 * written in one go, before the stem; with a stem that was drawn upwards, after it.
 */
export function withHat(strokes: readonly Stroke[], random: Random): readonly Stroke[] {
  const { height, extent } = frameOf(strokes);
  const points = strokes.flatMap(pointsOf);
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last) return strokes;
  const [x, y] = first[1] <= last[1] ? first : last;
  const length = height * (0.15 + 0.45 * random.uniform());
  const angle = ((40 + 30 * random.uniform()) * Math.PI) / 180;
  const start = [x - Math.cos(angle) * length, y + Math.sin(angle) * length] as const;
  const hat = pointsOf(line(start, [x, y], extent)).slice(0, -1);
  const whole = first[1] <= last[1] ? [...hat, ...points] : [...points, ...hat.reverse()];
  return [strokeOf(whole)];
}

/**
 * Whether the ink of a raster encloses paper, as that of a 0 or a closed 4 does and that of an open
 * 4 does not: from the border, some paper cannot be reached by steps to the four neighbours.
 *
 * @param raster 784 values, 0 (paper) to 1 (ink)
 */
export function enclosesPaper(raster: Float32Array): boolean {
  const reached = new Uint8Array(raster.length);
  const isPaper = (index: number) => (raster[index] ?? 1) < INK;
  // The border of 28x28 is paper: ink is fitted into 20x20.
  const open = [0];
  reached[0] = 1;
  for (let index = open.pop(); index !== undefined; index = open.pop()) {
    const column = index % RASTER_SIZE;
    const neighbours = [index - RASTER_SIZE, index + RASTER_SIZE];
    if (column > 0) neighbours.push(index - 1);
    if (column < RASTER_SIZE - 1) neighbours.push(index + 1);
    for (const next of neighbours) {
      if (next < 0 || next >= raster.length || reached[next] === 1 || !isPaper(next)) continue;
      reached[next] = 1;
      open.push(next);
    }
  }
  const enclosed = raster.filter((_, index) => isPaper(index) && reached[index] === 0);
  return enclosed.length >= MIN_ENCLOSED_PIXELS;
}

/**
 * x of the ink at the height y: where several lines cross it, of the lowest-running
 * one, which is the stem.
 */
function stemAt(strokes: readonly Stroke[], y: number, extent: number): number {
  const points = strokes.flatMap((stroke) => pointsOf(densified(stroke, SPACING * extent)));
  const nearest = points.reduce(
    (best, point) => (Math.abs(point[1] - y) <= Math.abs(best[1] - y) ? point : best),
    [0, Infinity] as [number, number],
  );
  return nearest[0];
}

function line(from: readonly [number, number], to: readonly [number, number], extent: number): Stroke {
  return densified(strokeOf([from, to]), SPACING * extent);
}
