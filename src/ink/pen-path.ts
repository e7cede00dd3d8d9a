import { type Bounds, boundsOf } from './bounds';
import { assertStrokes, type Stroke } from './stroke';

/** Points of a path. */
export const PATH_POINTS = 64;
/** Values of each point: x, y, cosine and sine of the direction, whether the pen is up, the step. */
export const PATH_CHANNELS = 6;
/** Number of values of a path. */
export const PATH_LENGTH = PATH_POINTS * PATH_CHANNELS;

/** The way of a lifted pen is a guess, so it counts less than that of a writing one. */
const UP_SHARE = 0.5;
/** Smaller strokes, as a share of the drawing, are dots of a resting pen. */
const DOT_SHARE = 0.05;
/** Of shorter steps the direction fades away, so that a trembling pen has none. */
const LEAST_STEP = 0.01;
/** The step whose channel is 0: that of a plain 1, some 2 long, is -0.33, that of an 8 0.33. */
const MIDDLE_STEP = 1 / 16;

/**
 * The path of the pen: points evenly spaced along the strokes, in the order and the direction they
 * were drawn, centred, with the larger side from -1 to 1. Computed with only `+ - * / sqrt`, so
 * every engine gives the same numbers. Position, size and sampling of the strokes do not change
 * the path.
 *
 * @returns `PATH_LENGTH` values from -1 to 1, point by point, or `null` for no points or a mere dot
 * @throws InkError for coordinates that are not finite, or arrays of unequal length
 */
export function penPath(strokes: readonly Stroke[]): Float32Array | null {
  assertStrokes(strokes);
  const drawn = withoutDots(strokes);
  const bounds = boundsOf(drawn);
  if (!bounds || extentOf(bounds) === 0) return null;
  return channelsOf(evenlySpaced(polylineOf(drawn, bounds)));
}

/** Points of the path, and for each whether the pen is up there. */
interface Points {
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly up: Uint8Array;
}

/** The strokes that are no dots; all of them where there is nothing else. */
function withoutDots(strokes: readonly Stroke[]): readonly Stroke[] {
  const bounds = boundsOf(strokes);
  if (!bounds) return strokes;
  const least = DOT_SHARE * extentOf(bounds);
  const drawn = strokes.filter((stroke) => {
    const own = boundsOf([stroke]);
    return own !== null && extentOf(own) > least;
  });
  return drawn.length > 0 ? drawn : strokes;
}

function extentOf({ minX, minY, maxX, maxY }: Bounds): number {
  return Math.max(maxX - minX, maxY - minY);
}

/** All points one after the other; `up` says of each how the pen came to it. */
function polylineOf(strokes: readonly Stroke[], bounds: Bounds): Points {
  const count = strokes.reduce((sum, { x }) => sum + x.length, 0);
  const points = { x: new Float64Array(count), y: new Float64Array(count), up: new Uint8Array(count) };
  const scale = 2 / extentOf(bounds);
  const middleX = (bounds.minX + bounds.maxX) / 2;
  const middleY = (bounds.minY + bounds.maxY) / 2;
  let next = 0;
  for (const { x, y } of strokes) {
    for (let i = 0; i < x.length; i++) {
      points.x[next] = ((x[i] ?? 0) - middleX) * scale;
      points.y[next] = ((y[i] ?? 0) - middleY) * scale;
      points.up[next] = i === 0 && next > 0 ? 1 : 0;
      next++;
    }
  }
  return points;
}

/** `PATH_POINTS` points along a polyline, at even distances. */
function evenlySpaced({ x, y, up }: Points): Points {
  const at = (values: ArrayLike<number>, i: number) => values[i] ?? 0;
  /** The way from the start to each point. */
  const way = new Float64Array(x.length);
  for (let i = 1; i < x.length; i++) {
    const dx = at(x, i) - at(x, i - 1);
    const dy = at(y, i) - at(y, i - 1);
    way[i] = at(way, i - 1) + Math.sqrt(dx * dx + dy * dy) * (at(up, i) === 1 ? UP_SHARE : 1);
  }
  const total = way.at(-1) ?? 0;
  const points = {
    x: new Float64Array(PATH_POINTS),
    y: new Float64Array(PATH_POINTS),
    up: new Uint8Array(PATH_POINTS),
  };
  let to = 1;
  for (let n = 0; n < PATH_POINTS; n++) {
    const wanted = (total * n) / (PATH_POINTS - 1);
    while (to < x.length - 1 && at(way, to) < wanted) to++;
    const length = at(way, to) - at(way, to - 1);
    const share = length > 0 ? Math.min(1, (wanted - at(way, to - 1)) / length) : 1;
    points.x[n] = at(x, to - 1) + (at(x, to) - at(x, to - 1)) * share;
    points.y[n] = at(y, to - 1) + (at(y, to) - at(y, to - 1)) * share;
    points.up[n] = at(up, to);
  }
  return points;
}

function channelsOf({ x, y, up }: Points): Float32Array {
  const path = new Float32Array(PATH_LENGTH);
  for (let i = 0; i < PATH_POINTS; i++) {
    // Between the neighbours; at an end, to the only one.
    const from = Math.max(0, i - 1);
    const to = Math.min(PATH_POINTS - 1, i + 1);
    const dx = ((x[to] ?? 0) - (x[from] ?? 0)) / (to - from);
    const dy = ((y[to] ?? 0) - (y[from] ?? 0)) / (to - from);
    const squared = dx * dx + dy * dy;
    const step = Math.sqrt(squared);
    const length = Math.sqrt(squared + LEAST_STEP * LEAST_STEP);
    path.set(
      [
        x[i] ?? 0,
        y[i] ?? 0,
        dx / length,
        dy / length,
        up[i] ?? 0,
        (step - MIDDLE_STEP) / (step + MIDDLE_STEP),
      ],
      i * PATH_CHANNELS,
    );
  }
  return path;
}
