import { getStroke } from 'perfect-freehand';
import type { PenStroke } from './pen-stroke';

/** How far the width follows the pressure, or else the speed: 0 not at all, 1 down to nothing. */
const THINNING = 0.4;
/** How much edges are rounded, and how far the line lags behind a trembling hand; both 0 to 1. */
const SMOOTHING = 0.6;
const STREAMLINE = 0.35;

/**
 * The outline of a stroke drawn with a pen of this width, as an SVG path to be filled. It reaches
 * the last point, so that the ink does not trail the pen.
 */
export function outlineOf({ x, y, pressure }: PenStroke, width: number): string {
  const points = Array.from(x, (left, i) => [left, y[i] ?? 0, pressure?.[i] ?? 0.5]);
  const outline = getStroke(points, {
    size: width,
    thinning: THINNING,
    smoothing: SMOOTHING,
    streamline: STREAMLINE,
    simulatePressure: pressure === undefined,
    last: true,
  });
  // A curve through the middles of the outline's sides, its corners as control points.
  const at = (i: number) => outline[i % outline.length] ?? [0, 0];
  const middle = (i: number) => {
    const [fromX = 0, fromY = 0] = at(i);
    const [toX = 0, toY = 0] = at(i + 1);
    return `${rounded((fromX + toX) / 2)} ${rounded((fromY + toY) / 2)}`;
  };
  if (outline.length === 0) return '';
  const curves = outline.map((_, i) => {
    const [cornerX = 0, cornerY = 0] = at(i + 1);
    return `Q${rounded(cornerX)} ${rounded(cornerY)} ${middle(i + 1)}`;
  });
  return `M${middle(0)}${curves.join('')}Z`;
}

/** Hundredths of a pixel are enough for the eye. */
function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
