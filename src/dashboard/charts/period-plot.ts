import type { Language } from '../i18n';
import type { Period } from '../pooling';
import type { DayRange } from '../range';
import { highestShown, type RateAxis, rateAxis } from '../ticks';
import { dayAxisOptions, paintedPlot, rateAxisOptions } from './axes';
import type { PlotDefinition } from './Plot';
import { paintAbove, paintInPlot } from './paint';
import { marksAt, marksOf, spanOf } from './period-mark';
import { paintDays, paintWeeks } from './period-paint';

/**
 * Rates by period: a line through days (or whole weeks) in a row on the band of their intervals;
 * weeks of thin days as boxes. Null without a rate.
 *
 * @param common axis that several charts share; without it the chart has one that fits
 */
export function periodPlot(
  periods: readonly Period[],
  range: DayRange,
  { format, say }: Language,
  common?: RateAxis,
): PlotDefinition | null {
  const marks = marksOf(periods);
  if (marks.length === 0) return null;
  const days = marks.filter(({ period }) => period.kind !== 'week');
  const weeks = marks.filter(({ period }) => period.kind === 'week');
  const { first, last } = spanOf(marks, range);
  const axis = common ?? rateAxis(highestShown(marks.map(({ rate }) => rate)));

  return paintedPlot({
    data: [marks.map(({ middle }) => middle), marks.map(({ rate }) => rate.rate)],
    first,
    last,
    axis,
    axes: [dayAxisOptions(first, last, format), rateAxisOptions(axis, format)],
    paint: (u) => {
      paintInPlot(u, () => {
        paintWeeks(u, weeks);
        paintDays(u, days);
      });
      for (const { middle, rate, period } of marks) {
        if (rate.rate > axis.ceiling)
          paintAbove(u, middle, period.kind === 'week' ? '--chart-week' : '--chart-day');
      }
    },
    itemsAt: (position) => marksAt(marks, position).map(({ period }) => say.periodTooltip(period)),
  });
}
