import uPlot from 'uplot';
import { chartColour } from './paint';
import { type PeriodMark, runsOf } from './period-mark';

/** From here on (CSS pixels for one day) every day has a dot; closer, dots would hide the line. */
const DOT_SPACE = 7;
/** Sizes in CSS pixels. */
const LINE_WIDTH = 2;
const DOT_RADIUS = 3;
const DIAMOND_RADIUS = 5;
const LONE_BAND_WIDTH = 6;

/** Canvas pixels of a position and of a rate. */
function convertersOf(u: uPlot) {
  return {
    x: (position: number) => u.valToPos(position, 'x', true),
    y: (rate: number) => u.valToPos(rate, 'y', true),
  };
}

/** Days: the band of their intervals, a line through days in a row, dots where there is room. */
export function paintDays(u: uPlot, days: readonly PeriodMark[]): void {
  const { x } = convertersOf(u);
  const dense = x(1) - x(0) < DOT_SPACE * uPlot.pxRatio;
  const runs = runsOf(days);
  u.ctx.save();
  for (const run of runs) paintBand(u, run);
  u.ctx.strokeStyle = chartColour(u.root, '--chart-day');
  u.ctx.fillStyle = chartColour(u.root, '--chart-day');
  u.ctx.lineWidth = LINE_WIDTH * uPlot.pxRatio;
  u.ctx.lineJoin = 'round';
  for (const run of runs) {
    paintLine(u, run);
    // A day alone is no line: without its dot it would not be seen at all.
    if (!dense || run.length === 1) paintDots(u, run);
  }
  u.ctx.restore();
}

function paintBand(u: uPlot, run: readonly PeriodMark[]): void {
  const { ctx } = u;
  const { x, y } = convertersOf(u);
  const points = run.map(({ middle, rate }) => ({ x: x(middle), low: y(rate.low), high: y(rate.high) }));
  const [alone, ...others] = points;
  if (!alone) return;
  ctx.fillStyle = chartColour(u.root, '--chart-day-band');
  if (others.length === 0) {
    const width = LONE_BAND_WIDTH * uPlot.pxRatio;
    ctx.fillRect(alone.x - width / 2, alone.high, width, alone.low - alone.high);
    return;
  }
  ctx.beginPath();
  for (const point of points) ctx.lineTo(point.x, point.high);
  for (const point of points.toReversed()) ctx.lineTo(point.x, point.low);
  ctx.fill();
}

function paintLine(u: uPlot, run: readonly PeriodMark[]): void {
  const { x, y } = convertersOf(u);
  u.ctx.beginPath();
  for (const { middle, rate } of run) u.ctx.lineTo(x(middle), y(rate.rate));
  u.ctx.stroke();
}

function paintDots(u: uPlot, run: readonly PeriodMark[]): void {
  const { x, y } = convertersOf(u);
  for (const { middle, rate } of run) {
    u.ctx.beginPath();
    u.ctx.arc(x(middle), y(rate.rate), DOT_RADIUS * uPlot.pxRatio, 0, 2 * Math.PI);
    u.ctx.fill();
  }
}

/** Weeks: boxes, wide as the week and high as the interval, with a line and a diamond. */
export function paintWeeks(u: uPlot, weeks: readonly PeriodMark[]): void {
  const { ctx } = u;
  const { x, y } = convertersOf(u);
  const pixel = uPlot.pxRatio;
  ctx.save();
  ctx.fillStyle = chartColour(u.root, '--chart-week-band');
  for (const { begin, end, rate } of weeks) {
    // A hair of space keeps neighbouring weeks apart.
    const left = x(begin) + pixel;
    ctx.fillRect(left, y(rate.high), x(end) - pixel - left, y(rate.low) - y(rate.high));
  }
  ctx.strokeStyle = chartColour(u.root, '--chart-week');
  ctx.fillStyle = chartColour(u.root, '--chart-surface');
  ctx.lineWidth = LINE_WIDTH * pixel;
  for (const { begin, middle, end, rate } of weeks) {
    const level = y(rate.rate);
    ctx.beginPath();
    ctx.moveTo(x(begin) + pixel, level);
    ctx.lineTo(x(end) - pixel, level);
    ctx.stroke();
    traceDiamond(ctx, x(middle), level, DIAMOND_RADIUS * pixel);
    ctx.fill();
    ctx.stroke();
  }
  ctx.restore();
}

function traceDiamond(ctx: CanvasRenderingContext2D, x: number, y: number, radius: number): void {
  ctx.beginPath();
  ctx.moveTo(x, y - radius);
  ctx.lineTo(x + radius, y);
  ctx.lineTo(x, y + radius);
  ctx.lineTo(x - radius, y);
  ctx.closePath();
}
