import type { Stroke } from '../../ink';

/** Least distance of the points of either stroke to the line of the other, in their own unit. */
export function inkDistance(a: Stroke, b: Stroke): number {
  return Math.sqrt(Math.min(squaredDistance(a, b), squaredDistance(b, a)));
}

/** Least squared distance of the points of one stroke to the segments of another. */
function squaredDistance(points: Stroke, line: Stroke): number {
  let least = Infinity;
  const { x, y } = line;
  for (let p = 0; p < points.x.length; p++) {
    const px = points.x[p] ?? 0;
    const py = points.y[p] ?? 0;
    for (let i = 0; i < x.length; i++) {
      const ax = x[i] ?? 0;
      const ay = y[i] ?? 0;
      const dx = (x[i + 1] ?? ax) - ax;
      const dy = (y[i + 1] ?? ay) - ay;
      const length = dx * dx + dy * dy;
      const along = length > 0 ? Math.min(1, Math.max(0, ((px - ax) * dx + (py - ay) * dy) / length)) : 0;
      const ex = px - ax - along * dx;
      const ey = py - ay - along * dy;
      least = Math.min(least, ex * ex + ey * ey);
    }
  }
  return least;
}
