import type { Stroke } from '../../src/ink';
import type { Random } from '../../src/random';
import { densified, fitted, frameOf, mapPoints, pointsOf, respaced, strokeOf } from './geometry';

/**
 * What hands, pens and devices do to the same digit, on the vectors. Nothing here changes its
 * arguments; what is random depends on `random` only.
 */

/** Side in CSS pixels that drawings are brought to where a change is measured in pixels. */
const DRAWN_SIZE = 200;
/**
 * Distance of points that noise is put on, as a share of the drawing: that of a quick pen's events.
 */
const NOISE_SPACING = 0.04;
/**
 * Length of the waves of a shaky hand along the line, as a share of the drawing, and
 * of points along them.
 */
const SHAKE_WAVE = 0.2;
const SHAKE_SPACING = 0.01;

/** Moved elsewhere on the sheet, in pixels of a 200 px drawing. */
export function shifted(strokes: readonly Stroke[], right: number, down: number): Stroke[] {
  return mapPoints(fitted(strokes, DRAWN_SIZE), (x, y) => [x + right, y + down]);
}

/**
 * Drawn with the larger side `size` pixels long on a screen that reports whole pixels; repeated
 * points are left out.
 */
export function drawnAt(strokes: readonly Stroke[], size: number): Stroke[] {
  return mapPoints(fitted(strokes, size), (x, y) => [Math.round(x), Math.round(y)]).map((stroke) =>
    strokeOf(withoutRepeats(pointsOf(stroke))),
  );
}

/** Turned about its middle, clockwise as seen on the screen. */
export function rotated(strokes: readonly Stroke[], degrees: number): Stroke[] {
  const { middleX, middleY } = frameOf(strokes);
  const cos = Math.cos((degrees * Math.PI) / 180);
  const sin = Math.sin((degrees * Math.PI) / 180);
  return mapPoints(strokes, (x, y) => {
    const u = x - middleX;
    const v = y - middleY;
    return [cos * u - sin * v, sin * u + cos * v];
  });
}

/** Slanted: the top leans to the right (a negative angle: to the left). */
export function slanted(strokes: readonly Stroke[], degrees: number): Stroke[] {
  const { middleY } = frameOf(strokes);
  const slope = Math.tan((degrees * Math.PI) / 180);
  return mapPoints(strokes, (x, y) => [x - slope * (y - middleY), y]);
}

/** Every nth point of each stroke, and its last: a device that reports more seldom. */
export function everyNth(strokes: readonly Stroke[], n: number): Stroke[] {
  return strokes.map((stroke) => {
    const last = stroke.x.length - 1;
    return strokeOf(pointsOf(stroke).filter((_, i) => i % n === 0 || i === last));
  });
}

/** A point at least every pixel of a 200 px drawing: a device that reports very often. */
export function dense(strokes: readonly Stroke[]): Stroke[] {
  return fitted(strokes, DRAWN_SIZE).map((stroke) => densified(stroke, 1));
}

/**
 * Steps as of a coarse mouse: every point of the line on a grid, and from one to the next
 * along one axis at a time.
 *
 * @param grid pixels of a 200 px drawing between grid lines
 */
export function staircase(strokes: readonly Stroke[], grid: number): Stroke[] {
  return fitted(strokes, DRAWN_SIZE).map((stroke) => {
    const snapped = pointsOf(densified(stroke, grid / 2)).map(
      ([x, y]) => [Math.round(x / grid) * grid, Math.round(y / grid) * grid] as [number, number],
    );
    const steps: [number, number][] = [];
    for (const point of snapped) {
      const before = steps.at(-1);
      if (before && before[0] !== point[0] && before[1] !== point[1]) steps.push([point[0], before[1]]);
      steps.push(point);
    }
    return strokeOf(withoutRepeats(steps));
  });
}

/** As set by the keyboard, on a grid of so many cells along the larger side, with rounded corners. */
export function onCells(strokes: readonly Stroke[], cells: number): Stroke[] {
  return drawnAt(strokes, cells - 1).map((stroke) => strokeOf(rounded(rounded(pointsOf(stroke)))));
}

/**
 * Noise on every point by itself, as of a bad touch screen.
 *
 * @param amplitude standard deviation in each direction, as a share of the drawing's larger side
 */
export function jittered(strokes: readonly Stroke[], random: Random, amplitude: number): Stroke[] {
  const { extent } = frameOf(strokes);
  const noise = () => amplitude * extent * random.normal();
  return mapPoints(
    strokes.map((stroke) => respaced(stroke, NOISE_SPACING * extent)),
    (x, y) => [x + noise(), y + noise()],
  );
}

/**
 * A trembling hand: displacements that change smoothly along the line.
 *
 * @param amplitude standard deviation in each direction, as a share of the drawing's larger side
 */
export function shaken(strokes: readonly Stroke[], random: Random, amplitude: number): Stroke[] {
  const { extent } = frameOf(strokes);
  return strokes.map((stroke) => {
    const points = pointsOf(densified(stroke, SHAKE_SPACING * extent));
    const swayX = tremor(random, amplitude * extent);
    const swayY = tremor(random, amplitude * extent);
    let way = 0;
    return strokeOf(
      points.map(([x, y], i) => {
        const [beforeX, beforeY] = points[i - 1] ?? [x, y];
        way += Math.hypot(x - beforeX, y - beforeY) / (SHAKE_WAVE * extent);
        return [x + swayX(way), y + swayY(way)] as const;
      }),
    );
  });
}

/** Four waves of about one cycle a unit, together of the given standard deviation. */
function tremor(random: Random, deviation: number): (way: number) => number {
  const count = 4;
  const waves = Array.from({ length: count }, () => ({
    frequency: 0.5 + random.uniform(),
    phase: 2 * Math.PI * random.uniform(),
  }));
  const amplitude = deviation * Math.sqrt(2 / count);
  return (way) =>
    waves.reduce(
      (sum, { frequency, phase }) => sum + amplitude * Math.sin(2 * Math.PI * frequency * way + phase),
      0,
    );
}

/** One step of corner cutting (G. Chaikin, 1974); ends stay where they are. */
function rounded(points: readonly [number, number][]): [number, number][] {
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last || points.length < 3) return [...points];
  const cut = points.slice(1).flatMap(([x, y], i): [number, number][] => {
    const [beforeX, beforeY] = points[i] ?? [x, y];
    const between = (share: number): [number, number] => [
      beforeX + (x - beforeX) * share,
      beforeY + (y - beforeY) * share,
    ];
    return [between(0.25), between(0.75)];
  });
  return [first, ...cut.slice(1, -1), last];
}

function withoutRepeats(points: readonly [number, number][]): [number, number][] {
  return points.filter(([x, y], i) => {
    const before = points[i - 1];
    return !before || before[0] !== x || before[1] !== y;
  });
}
