import uPlot from 'uplot';
import type { Language } from '../i18n';
import type { Period } from '../pooling';
import type { DayRange } from '../range';
import { countAxis } from '../ticks';
import { dayAxisOptions, leftAxisOptions, paintedPlot } from './axes';
import type { PlotDefinition } from './Plot';
import { chartColour, paintInPlot } from './paint';
import { marksAt, marksOf, type PeriodMark, spanOf } from './period-mark';

/** Room between neighbouring bars, in CSS pixels. */
const GAP = 1;

/** Attempts a day, as bars whose area is their number (weeks spread theirs); null without a rate. */
export function volumePlot(
  periods: readonly Period[],
  range: DayRange,
  { format, say }: Language,
): PlotDefinition | null {
  const marks = marksOf(periods);
  if (marks.length === 0) return null;
  const { first, last } = spanOf(marks, range);
  const axis = countAxis(Math.max(...marks.map(attemptsADay)));
  return paintedPlot({
    data: [marks.map(({ middle }) => middle), marks.map(attemptsADay)],
    first,
    last,
    axis,
    axes: [dayAxisOptions(first, last, format), leftAxisOptions(axis, format.count)],
    paint: (u) => paintInPlot(u, () => paintBars(u, marks)),
    itemsAt: (position) => marksAt(marks, position).map(({ period }) => say.volumeTooltip(period)),
  });
}

function attemptsADay({ period, begin, end }: PeriodMark): number {
  return period.figure.attempts / (end - begin);
}

/** Weeks first: a day of the week that was released by itself stands in front. */
function paintBars(u: uPlot, marks: readonly PeriodMark[]): void {
  const { ctx } = u;
  const gap = GAP * uPlot.pxRatio;
  for (const kind of ['week', 'day'] as const) {
    ctx.fillStyle = chartColour(u.root, `--chart-${kind}`);
    for (const mark of marks.filter(({ period }) => period.kind === kind)) {
      const [left, right] = [u.valToPos(mark.begin, 'x', true), u.valToPos(mark.end, 'x', true)];
      const [top, bottom] = [u.valToPos(attemptsADay(mark), 'y', true), u.valToPos(0, 'y', true)];
      ctx.fillRect(left + gap, top, Math.max(gap, right - left - 2 * gap), bottom - top);
    }
  }
}
