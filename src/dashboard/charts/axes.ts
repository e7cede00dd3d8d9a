import uPlot from 'uplot';
import { formatPercent, stepDecimals } from '../format';
import { type RateAxis, rateTicks } from '../ticks';
import { AXIS_FONT, chartColour } from './palette';

/** Cursor of the charts: no zoom, no cross hairs; the tooltip is all that follows the pointer. */
export const PLAIN_CURSOR: uPlot.Cursor = {
  x: false,
  y: false,
  points: { show: false },
  drag: { x: false, y: false, setScale: false },
};

/** The charts paint their own marks, with what belongs together in one place; the series is there for its data. */
export const UNDRAWN_SERIES: uPlot.Series = { scale: 'rate', paths: () => null, points: { show: false } };

const TICK_GAP = 8;
/** Room for "12.5%" left of the plot, in CSS pixels. */
const RATE_AXIS_WIDTH = 52;
const BOTTOM_AXIS_HEIGHT = 30;

/** The axis of rates, left, with its faint lines across the plot. */
export function rateAxisOptions(axis: RateAxis): uPlot.Axis {
  const decimals = stepDecimals(axis.step);
  return {
    scale: 'rate',
    font: AXIS_FONT,
    size: RATE_AXIS_WIDTH,
    gap: TICK_GAP,
    stroke: (u) => chartColour(u.root, '--chart-text'),
    splits: () => [...rateTicks(axis)],
    values: (_, splits) => splits.map((share) => formatPercent(share, decimals)),
    grid: { stroke: (u) => chartColour(u.root, '--chart-grid'), width: 1 },
    ticks: { show: false },
    border: { show: false },
  };
}

/** A mark along the bottom axis. */
export interface Tick {
  readonly position: number;
  readonly label: string;
}

/** The axis along the bottom, with the marks that fit into the plot's width (CSS pixels). */
export function bottomAxisOptions(ticksFor: (plotWidth: number) => readonly Tick[]): uPlot.Axis {
  const ticks = (u: uPlot) => ticksFor(u.bbox.width / uPlot.pxRatio);
  return {
    scale: 'x',
    font: AXIS_FONT,
    size: BOTTOM_AXIS_HEIGHT,
    gap: TICK_GAP,
    stroke: (u) => chartColour(u.root, '--chart-text'),
    splits: (u) => ticks(u).map(({ position }) => position),
    values: (u) => ticks(u).map(({ label }) => label),
    grid: { show: false },
    ticks: { show: false },
    border: { show: true, stroke: (u) => chartColour(u.root, '--chart-grid'), width: 1 },
  };
}

/** Scales of a chart of rates: positions from `first` to `last`, rates from 0 to the top of the axis. */
export function scalesOf(first: number, last: number, axis: RateAxis): uPlot.Scales {
  return {
    x: { time: false, range: () => [first, last] },
    rate: { range: () => [0, axis.ceiling] },
  };
}
