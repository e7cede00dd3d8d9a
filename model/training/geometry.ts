import { boundsOf, type Stroke } from '../../src/ink';

/** Where a drawing is and how large, in the strokes' own unit. */
export interface Frame {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  /** The larger side; 1 for a drawing of one point, so that it can be divided by. */
  readonly extent: number;
  readonly middleX: number;
  readonly middleY: number;
}

/** The frame of the pen's centre lines; of no points, a frame of extent 1 at the origin. */
export function frameOf(strokes: readonly Stroke[]): Frame {
  const { minX, minY, maxX, maxY } = boundsOf(strokes) ?? { minX: 0, minY: 0, maxX: 0, maxY: 0 };
  const width = maxX - minX;
  const height = maxY - minY;
  return {
    left: minX,
    top: minY,
    width,
    height,
    extent: Math.max(width, height) || 1,
    middleX: (minX + maxX) / 2,
    middleY: (minY + maxY) / 2,
  };
}

/** The strokes with every point moved. */
export function mapPoints(
  strokes: readonly Stroke[],
  move: (x: number, y: number) => readonly [number, number],
): Stroke[] {
  return strokes.map((stroke) => {
    const x = new Float32Array(stroke.x.length);
    const y = new Float32Array(stroke.y.length);
    for (let i = 0; i < x.length; i++) {
      [x[i], y[i]] = move(stroke.x[i] ?? 0, stroke.y[i] ?? 0) as [number, number];
    }
    return { x, y };
  });
}

/**
 * The drawing moved and scaled so that its smallest x and y are 0 and its larger side is `size`.
 */
export function fitted(strokes: readonly Stroke[], size: number): Stroke[] {
  const { left, top, extent } = frameOf(strokes);
  return mapPoints(strokes, (x, y) => [((x - left) / extent) * size, ((y - top) / extent) * size]);
}

/** A stroke of points. */
export function strokeOf(points: readonly (readonly [number, number])[]): Stroke {
  return { x: Float32Array.from(points, ([x]) => x), y: Float32Array.from(points, ([, y]) => y) };
}

/** The points of a stroke. */
export function pointsOf({ x, y }: Stroke): [number, number][] {
  return Array.from(x, (value, i) => [value, y[i] ?? 0]);
}

/**
 * The same line with points at most `spacing` apart: the stroke's own points stay, and others are
 * put evenly between them.
 *
 * @param spacing over 0, in the strokes' unit
 */
export function densified(stroke: Stroke, spacing: number): Stroke {
  const points: [number, number][] = [];
  let from: [number, number] | undefined;
  for (const to of pointsOf(stroke)) {
    if (from) {
      const pieces = Math.ceil(Math.hypot(to[0] - from[0], to[1] - from[1]) / spacing);
      for (let i = 1; i < pieces; i++) {
        points.push([from[0] + ((to[0] - from[0]) * i) / pieces, from[1] + ((to[1] - from[1]) * i) / pieces]);
      }
    }
    points.push(to);
    from = to;
  }
  return strokeOf(points);
}

/**
 * The same line with points a given way apart, as a device samples that reports by distance: first
 * and last point stay, corners between are cut.
 *
 * @param spacing over 0, in the strokes' unit
 */
export function respaced(stroke: Stroke, spacing: number): Stroke {
  const [first, ...rest] = pointsOf(stroke);
  const last = rest.at(-1);
  if (!first || !last) return stroke;
  const points: [number, number][] = [first];
  let from = first;
  let left = spacing;
  for (const to of rest) {
    let way = Math.hypot(to[0] - from[0], to[1] - from[1]);
    while (way >= left) {
      const share = left / way;
      from = [from[0] + (to[0] - from[0]) * share, from[1] + (to[1] - from[1]) * share];
      points.push(from);
      way -= left;
      left = spacing;
    }
    left -= way;
    from = to;
  }
  points.push(last);
  return strokeOf(points);
}
