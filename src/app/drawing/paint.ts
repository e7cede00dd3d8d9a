import type { Stroke } from '../../ink';

export interface PaintOptions {
  /** Device pixels per unit of the strokes. */
  readonly scale: number;
  /** Width of the line in device pixels. */
  readonly lineWidth: number;
  readonly colour: string;
}

/**
 * Paints strokes for the eye: a quadratic curve through the middles of the segments. The reader never sees
 * these pixels; it gets the points themselves.
 */
export function paintStrokes(
  context: CanvasRenderingContext2D,
  strokes: readonly Stroke[],
  { scale, lineWidth, colour }: PaintOptions,
): void {
  context.clearRect(0, 0, context.canvas.width, context.canvas.height);
  context.lineCap = 'round';
  context.lineJoin = 'round';
  context.lineWidth = lineWidth;
  context.strokeStyle = colour;
  for (const { x, y } of strokes) {
    const at = (i: number) => [(x[i] ?? 0) * scale, (y[i] ?? 0) * scale] as const;
    const last = x.length - 1;
    if (last < 0) continue;
    context.beginPath();
    context.moveTo(...at(0));
    for (let i = 1; i < last; i++) {
      const [controlX, controlY] = at(i);
      const [nextX, nextY] = at(i + 1);
      context.quadraticCurveTo(controlX, controlY, (controlX + nextX) / 2, (controlY + nextY) / 2);
    }
    // With one point this is a line of no length, which the round cap makes a dot.
    context.lineTo(...at(last));
    context.stroke();
  }
}
