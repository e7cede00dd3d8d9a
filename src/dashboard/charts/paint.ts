import uPlot from 'uplot';

/** Colours of the charts: custom properties of `dashboard.css`. */
export const CHART_COLOURS = [
  '--chart-day',
  '--chart-day-band',
  '--chart-week',
  '--chart-unusual',
  '--chart-grid',
  '--chart-text',
] as const;
type ChartColour = (typeof CHART_COLOURS)[number];

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

/** Dashes where versions come into use, with their names. @param starts positions of days */
export function paintStarts(
  u: uPlot,
  starts: readonly { readonly model: string; readonly position: number }[],
): void {
  const { ctx, bbox } = u;
  const pixel = uPlot.pxRatio;
  ctx.save();
  ctx.strokeStyle = chartColour(u.root, '--chart-text');
  ctx.fillStyle = chartColour(u.root, '--chart-text');
  ctx.lineWidth = pixel;
  ctx.textBaseline = 'top';
  const { fontFamily } = getComputedStyle(u.root);
  ctx.font = `600 ${12 * pixel}px ${fontFamily}`;
  for (const { model, position } of starts) {
    const x = Math.round(u.valToPos(position, 'x', true)) + pixel / 2;
    ctx.setLineDash([4 * pixel, 4 * pixel]);
    ctx.beginPath();
    ctx.moveTo(x, bbox.top);
    ctx.lineTo(x, bbox.top + bbox.height);
    ctx.stroke();
    // At the right edge the name stands left of its line.
    const isLate = x + ctx.measureText(model).width + 8 * pixel > bbox.left + bbox.width;
    ctx.textAlign = isLate ? 'end' : 'start';
    ctx.fillText(model, x + (isLate ? -4 : 4) * pixel, bbox.top);
  }
  ctx.restore();
}

/** Half the width of the arrow, in CSS pixels. */
const ARROW = 5;

/** An arrow at the top edge for a rate that lies above the axis. */
export function paintAbove(u: uPlot, position: number, colour: ChartColour): void {
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
