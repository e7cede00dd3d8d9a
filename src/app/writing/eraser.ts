import type { Stroke } from '../../ink';

/** In the unit of the strokes. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** The strokes within `reach` of an eraser that moves straight from one point to another. */
export function strokesTouched<S extends Stroke>(
  strokes: readonly S[],
  from: Point,
  to: Point,
  reach: number,
): S[] {
  return strokes.filter(({ x, y }) => {
    const at = (i: number): Point => ({ x: x[i] ?? 0, y: y[i] ?? 0 });
    for (let i = 0; i < x.length; i++) {
      if (distance(from, to, at(Math.max(0, i - 1)), at(i)) <= reach) return true;
    }
    return false;
  });
}

/** Distance between the segments from a to b, and from c to d. */
function distance(a: Point, b: Point, c: Point, d: Point): number {
  if (cross(a, b, c, d)) return 0;
  return Math.min(toSegment(a, c, d), toSegment(b, c, d), toSegment(c, a, b), toSegment(d, a, b));
}

function cross(a: Point, b: Point, c: Point, d: Point): boolean {
  return side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0;
}

/** Its sign says on which side of the line through a and b the point lies; 0 is on the line. */
function side(a: Point, b: Point, point: Point): number {
  return (b.x - a.x) * (point.y - a.y) - (b.y - a.y) * (point.x - a.x);
}

function toSegment({ x, y }: Point, from: Point, to: Point): number {
  const dx = to.x - from.x;
  const dy = to.y - from.y;
  const lengthSquared = dx * dx + dy * dy;
  const along = lengthSquared > 0 ? ((x - from.x) * dx + (y - from.y) * dy) / lengthSquared : 0;
  const nearest = Math.min(Math.max(along, 0), 1);
  return Math.hypot(x - from.x - nearest * dx, y - from.y - nearest * dy);
}
