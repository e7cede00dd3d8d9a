import uPlot from 'uplot';
import { chartColour } from './palette';

/** Half the width of the arrow, in CSS pixels. */
const ARROW = 5;

/** Paints inside the plot only: an interval wider than the axis ends at its edge. */
export function paintInPlot(u: uPlot, paint: () => void): void {
  const { ctx, bbox } = u;
  ctx.save();
  ctx.beginPath();
  ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height);
  ctx.clip();
  paint();
  ctx.restore();
}

/** An arrow at the top edge for a rate that lies above the axis. */
export function paintAbove(u: uPlot, position: number, colour: '--chart-day' | '--chart-week'): void {
  const { ctx, bbox } = u;
  const x = u.valToPos(position, 'x', true);
  const size = ARROW * uPlot.pxRatio;
  ctx.save();
  ctx.fillStyle = chartColour(u.root, colour);
  ctx.beginPath();
  ctx.moveTo(x, bbox.top);
  ctx.lineTo(x + size, bbox.top + 1.6 * size);
  ctx.lineTo(x - size, bbox.top + 1.6 * size);
  ctx.closePath();
  ctx.fill();
  ctx.restore();
}
