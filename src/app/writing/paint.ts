import { outlineOf } from './outline';
import type { PenStroke } from './pen-stroke';

interface PaintOptions {
  /** Device pixels per unit of the strokes. */
  readonly scale: number;
  /** Width of the line in the unit of the strokes. */
  readonly lineWidth: number;
  readonly colour: string;
}

/** Strokes never change, so each is outlined once for a width, however often it is painted. */
const outlined = new WeakMap<PenStroke, { readonly width: number; readonly path: Path2D }>();

/** Paints strokes for the eye; the reader gets the points themselves. */
export function paintStrokes(
  context: CanvasRenderingContext2D,
  strokes: readonly PenStroke[],
  { scale, lineWidth, colour }: PaintOptions,
): void {
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.clearRect(0, 0, context.canvas.width, context.canvas.height);
  context.scale(scale, scale);
  context.fillStyle = colour;
  for (const stroke of strokes) context.fill(pathOf(stroke, lineWidth));
}

function pathOf(stroke: PenStroke, width: number): Path2D {
  const known = outlined.get(stroke);
  if (known?.width === width) return known.path;
  const path = new Path2D(outlineOf(stroke, width));
  outlined.set(stroke, { width, path });
  return path;
}
