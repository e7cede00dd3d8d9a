import uPlot from 'uplot';

/** Colours of the charts: custom properties of `dashboard.css`. */
export const CHART_COLOURS = [
  '--chart-day',
  '--chart-day-band',
  '--chart-week',
  '--chart-week-band',
  '--chart-unread',
  '--chart-unread-bar',
  '--chart-overall',
  '--chart-grid',
  '--chart-text',
  '--chart-surface',
] as const;
export type ChartColour = (typeof CHART_COLOURS)[number];

/** The present colour: a canvas knows no custom properties, and the scheme can change. */
export function chartColour(element: Element, name: ChartColour): string {
  return getComputedStyle(element).getPropertyValue(name);
}

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

/** Half the width of the arrow, in CSS pixels. */
const ARROW = 5;

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
