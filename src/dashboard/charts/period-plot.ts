import { dayFromNumber, dayNumber } from '../calendar';
import { formatMonth, formatShortDay } from '../format';
import type { Period } from '../pooling';
import type { DayRange } from '../range';
import { type DayTicks, dayTicks, highestShown, rateAxis } from '../ticks';
import {
  bottomAxisOptions,
  PLAIN_CURSOR,
  rateAxisOptions,
  scalesOf,
  type Tick,
  UNDRAWN_SERIES,
} from './axes';
import { paintAbove, paintInPlot } from './beyond';
import { marksAt, marksOf } from './period-mark';
import { paintDays, paintWeeks } from './period-paint';
import type { PlotDefinition } from './plot';
import { type TooltipItem, tooltip } from './tooltip';

/** CSS pixels a label such as "20 Nov" or "Nov 2026" needs along the axis. */
const LABEL_SPACE = 72;

/**
 * Rates by period: a line through days in a row, broken where a day was not released, on the band of their intervals;
 * weeks as boxes as wide as the week and as high as the interval.
 *
 * @param periods with at least one rate
 */
export function periodPlot(
  periods: readonly Period[],
  range: DayRange,
  describe: (period: Period) => TooltipItem,
): PlotDefinition {
  const marks = marksOf(periods);
  const days = marks.filter(({ period }) => period.kind === 'day');
  const weeks = marks.filter(({ period }) => period.kind === 'week');
  const first = Math.min(dayNumber(range.from), ...marks.map(({ begin }) => begin));
  const last = Math.max(dayNumber(range.to) + 1, ...marks.map(({ end }) => end));
  const axis = rateAxis(highestShown(marks.map(({ rate }) => rate)));

  return {
    data: [marks.map(({ middle }) => middle), marks.map(({ rate }) => rate.rate)],
    options: {
      padding: [12, 12, 0, 0],
      legend: { show: false },
      cursor: PLAIN_CURSOR,
      scales: scalesOf(first, last, axis),
      axes: [
        bottomAxisOptions((plotWidth) => labelledDays(dayTicks(first, last - 1, plotWidth / LABEL_SPACE))),
        rateAxisOptions(axis),
      ],
      series: [{}, UNDRAWN_SERIES],
      hooks: {
        drawAxes: [
          (u) => {
            paintInPlot(u, () => {
              paintWeeks(u, weeks);
              paintDays(u, days);
            });
            for (const { middle, rate, period } of marks) {
              if (rate.rate > axis.ceiling) paintAbove(u, middle, `--chart-${period.kind}`);
            }
          },
        ],
      },
      plugins: [tooltip((position) => marksAt(marks, position).map(({ period }) => describe(period)))],
    },
  };
}

/** Labels stand under the noon of their day, where its mark is. */
function labelledDays({ days, months }: DayTicks): readonly Tick[] {
  const format = months ? formatMonth : formatShortDay;
  return days.map((day) => ({ position: day + 0.5, label: format(dayFromNumber(day)) }));
}
