import type { Language } from '../i18n';
import type { Period, VersionInUse } from '../pooling';
import type { DayRange } from '../range';
import { highestShown, rateAxis } from '../ticks';
import { dayAxisOptions, paintedPlot, rateAxisOptions } from './axes';
import type { PlotDefinition } from './Plot';
import { paintAbove, paintInPlot } from './paint';
import { drawnMarks, marksAt, marksOf, spanOf } from './period-mark';
import { paintBars, paintDays, paintUnusual } from './period-paint';

/**
 * Rates by period: a line through days (or whole weeks) in a row on the band of their intervals;
 * low-volume weeks, and rates that may be 0, as outlined bars. Null without a rate.
 */
export function periodPlot(
  periods: readonly Period[],
  range: DayRange,
  versions: readonly VersionInUse[],
  { format, say }: Language,
): PlotDefinition | null {
  const marks = marksOf(periods);
  if (marks.length === 0) return null;
  const { first, last } = spanOf(marks, range);
  const { line, open, weeks, unusual } = drawnMarks(marks);
  const fitted = marks.length > unusual.length ? [...line, ...open, ...weeks] : unusual;
  const axis = rateAxis(highestShown(fitted.map(({ rate }) => rate)));
  const colourOf = ({ unusual: isUnusual, kind }: Period) =>
    isUnusual ? '--chart-unusual' : kind === 'week' ? '--chart-week' : '--chart-day';

  return paintedPlot({
    data: [marks.map(({ middle }) => middle), marks.map(({ rate }) => rate.rate)],
    first,
    last,
    axis,
    axes: [dayAxisOptions(first, last, format), rateAxisOptions(axis, format)],
    versions,
    paint: (u) => {
      paintInPlot(u, () => {
        paintBars(u, weeks, '--chart-week');
        paintBars(u, open, '--chart-day');
        paintDays(u, line);
        paintUnusual(u, unusual);
      });
      for (const { middle, rate, period } of marks) {
        if (rate.rate > axis.ceiling) paintAbove(u, middle, colourOf(period));
      }
    },
    itemsAt: (position) => marksAt(marks, position).map(({ period }) => say.periodTooltip(period)),
  });
}
