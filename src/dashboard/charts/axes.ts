import uPlot from 'uplot';
import { dayFromNumber } from '../../contract';
import { type Format, stepDecimals } from '../i18n';
import type { VersionInUse } from '../pooling';
import { axisTicks, type DayTicks, dayTicks, type RateAxis, type ValueAxis } from '../ticks';
import type { PlotDefinition } from './Plot';
import { chartColour, paintStarts } from './paint';
import { startsOf } from './period-mark';
import { type TooltipItem, tooltip } from './tooltip';

const TICK_GAP = 8;
/** Room for "12.5%" or "10,000" left of the plot, in CSS pixels. */
const LEFT_AXIS_WIDTH = 52;
const BOTTOM_AXIS_HEIGHT = 30;

/** A chart that paints its own marks, without zoom or cross hairs. */
interface PaintedPlot {
  readonly data: uPlot.AlignedData;
  /** Positions from `first` to `last`, values from 0 to the top of `axis`. */
  readonly first: number;
  readonly last: number;
  readonly axis: ValueAxis;
  readonly axes: uPlot.Axis[];
  readonly versions: readonly VersionInUse[];
  readonly paint: (u: uPlot) => void;
  /** What the tooltip tells at a position. */
  readonly itemsAt: (position: number) => readonly TooltipItem[];
}

export function paintedPlot(plot: PaintedPlot): PlotDefinition {
  const { data, first, last, axis, axes, versions, paint, itemsAt } = plot;
  const starts = startsOf(versions, first);
  return {
    data,
    options: {
      padding: [12, 12, 0, 0],
      legend: { show: false },
      cursor: {
        x: false,
        y: false,
        points: { show: false },
        drag: { x: false, y: false, setScale: false },
      },
      scales: { x: { time: false, range: () => [first, last] }, y: { range: () => [0, axis.ceiling] } },
      axes,
      series: [{}, { scale: 'y', paths: () => null, points: { show: false } }],
      hooks: { drawAxes: [(u) => paintStarts(u, starts), paint] },
      plugins: [tooltip(itemsAt)],
    },
  };
}

/** The axis of rates. */
export function rateAxisOptions(axis: RateAxis, format: Format): uPlot.Axis {
  const decimals = stepDecimals(axis.step);
  return leftAxisOptions(axis, (share) => format.percent(share, decimals));
}

/** The axis of values, left, with its faint lines across the plot. */
export function leftAxisOptions(axis: ValueAxis, format: (value: number) => string): uPlot.Axis {
  return {
    scale: 'y',
    size: LEFT_AXIS_WIDTH,
    gap: TICK_GAP,
    stroke: (u) => chartColour(u.root, '--chart-text'),
    splits: () => [...axisTicks(axis)],
    values: (_, splits) => splits.map(format),
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

/** CSS pixels a label such as "20 Nov" or "Nov 2026" needs along the axis. */
const LABEL_SPACE = 72;

/** The axis of days from `first` to `last`, day numbers, the last not included. */
export function dayAxisOptions(first: number, last: number, format: Format): uPlot.Axis {
  return bottomAxisOptions((plotWidth) =>
    labelledDays(dayTicks(first, last - 1, plotWidth / LABEL_SPACE), format),
  );
}

/** Labels stand under the noon of their day, where its mark is. */
function labelledDays({ days, months }: DayTicks, { month, shortDay }: Format): readonly Tick[] {
  const format = months ? month : shortDay;
  return days.map((day) => ({ position: day + 0.5, label: format(dayFromNumber(day)) }));
}
