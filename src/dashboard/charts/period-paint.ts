import uPlot from 'uplot';
import { chartColour } from './paint';
import { type PeriodMark, runsOf } from './period-mark';

/** From here on (CSS pixels for one day) every day has a dot; closer, dots would hide the line. */
const DOT_SPACE = 7;
/** Sizes in CSS pixels. */
const LINE_WIDTH = 2;
const DOT_RADIUS = 3;
/** Half of the line that is the rate of a bar. */
const RATE_WIDTH = 8;
const CROSS_RADIUS = 4;
const LONE_BAND_WIDTH = 6;

/** Canvas pixels of a position and of a rate. */
function convertersOf(u: uPlot) {
  return {
    x: (position: number) => u.valToPos(position, 'x', true),
    y: (rate: number) => u.valToPos(rate, 'y', true),
  };
}

/**
 * Days, or whole weeks: the band of their intervals, a line through those in a row, dots where there
 * is room.
 */
export function paintDays(u: uPlot, days: readonly PeriodMark[]): void {
  const { x } = convertersOf(u);
  const [first] = days;
  const dense = first !== undefined && x(first.end) - x(first.begin) < DOT_SPACE * uPlot.pxRatio;
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

/**
 * What a line should not lead through: low-volume weeks, and rates that may as well be 0. An
 * outlined bar, wide as the period and high as the interval; a short line is the rate, unless the
 * interval reaches 0.
 */
export function paintBars(
  u: uPlot,
  marks: readonly PeriodMark[],
  colour: '--chart-day' | '--chart-week',
): void {
  const { ctx } = u;
  const { x, y } = convertersOf(u);
  const pixel = uPlot.pxRatio;
  ctx.save();
  ctx.strokeStyle = chartColour(u.root, colour);
  ctx.lineWidth = pixel;
  for (const { begin, middle, end, rate } of marks) {
    // A hair of space keeps neighbouring bars apart.
    const [left, right] = [x(begin) + 2 * pixel, x(end) - 2 * pixel];
    const width = Math.max(pixel, right - left);
    ctx.strokeRect(left, y(rate.high), width, y(rate.low) - y(rate.high));
    if (rate.low === 0) continue;
    const half = Math.min(width / 2, RATE_WIDTH * pixel);
    ctx.fillStyle = chartColour(u.root, colour);
    ctx.fillRect(x(middle) - half, y(rate.rate) - pixel, 2 * half, 2 * pixel);
  }
  ctx.restore();
}

/** Rates that may have been tampered with: crosses. */
export function paintUnusual(u: uPlot, marks: readonly PeriodMark[]): void {
  const { ctx } = u;
  const { x, y } = convertersOf(u);
  const size = CROSS_RADIUS * uPlot.pxRatio;
  ctx.save();
  ctx.strokeStyle = chartColour(u.root, '--chart-unusual');
  ctx.lineWidth = LINE_WIDTH * uPlot.pxRatio;
  for (const { middle, rate } of marks) {
    const [centre, level] = [x(middle), y(rate.rate)];
    ctx.beginPath();
    ctx.moveTo(centre - size, level - size);
    ctx.lineTo(centre + size, level + size);
    ctx.moveTo(centre - size, level + size);
    ctx.lineTo(centre + size, level - size);
    ctx.stroke();
  }
  ctx.restore();
}
