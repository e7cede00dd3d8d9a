import uPlot from 'uplot';
import type { Language } from '../i18n';
import type { Period, VersionInUse } from '../pooling';
import type { DayRange } from '../range';
import { countAxis } from '../ticks';
import { dayAxisOptions, leftAxisOptions, paintedPlot } from './axes';
import type { PlotDefinition } from './Plot';
import { chartColour, paintInPlot } from './paint';
import { marksAt, marksOf, type PeriodMark, spanOf } from './period-mark';

/** Room between neighbouring bars, in CSS pixels. */
const GAP = 1;

/**
 * Readings of days, or of whole weeks, as bars; null without any. What looks tampered with stands
 * on top of the rest. A week that reaches beyond the range is not all there, so it has an outline only.
 *
 * @param periods all of one kind
 */
export function volumePlot(
  periods: readonly Period[],
  range: DayRange,
  versions: readonly VersionInUse[],
  { format, say }: Language,
): PlotDefinition | null {
  const marks = marksOf(periods);
  if (marks.length === 0) return null;
  const { first, last } = spanOf(marks, range);
  const tops = marks.map((mark) => topOf(mark, marks));
  const axis = countAxis(Math.max(...tops));
  return paintedPlot({
    data: [marks.map(({ middle }) => middle), tops],
    first,
    last,
    axis,
    axes: [dayAxisOptions(first, last, format), leftAxisOptions(axis, format.shortCount)],
    versions,
    paint: (u) => paintInPlot(u, () => paintVolumes(u, marks, range)),
    itemsAt: (position) => marksAt(marks, position).map(({ period }) => say.volumeTooltip(period)),
  });
}

/** Whether only a part of a week is in the range. */
export function isCutOff({ from, to, kind }: Period, range: DayRange): boolean {
  return kind === 'whole-week' && (from < range.from || to > range.to);
}

/** The top of a bar: an unusual one stands on what else came in that time. */
function topOf({ period, begin }: PeriodMark, marks: readonly PeriodMark[]): number {
  const below = period.unusual
    ? marks.filter((other) => other.begin === begin && other.period.unusual === null)
    : [];
  return below.reduce((sum, other) => sum + other.period.figure.attempts, period.figure.attempts);
}

function paintVolumes(u: uPlot, marks: readonly PeriodMark[], range: DayRange): void {
  const { ctx } = u;
  const pixel = uPlot.pxRatio;
  ctx.save();
  ctx.lineWidth = pixel;
  // The unusual ones first: the others hide the part that is theirs.
  for (const mark of marks.toSorted(
    (a, b) => Number(b.period.unusual !== null) - Number(a.period.unusual !== null),
  )) {
    const { period, begin, end } = mark;
    const colour = chartColour(u.root, period.unusual ? '--chart-unusual' : '--chart-day');
    const left = u.valToPos(begin, 'x', true) + GAP * pixel;
    const width = Math.max(pixel, u.valToPos(end, 'x', true) - GAP * pixel - left);
    const [top, bottom] = [u.valToPos(topOf(mark, marks), 'y', true), u.valToPos(0, 'y', true)];
    ctx.fillStyle = colour;
    ctx.strokeStyle = colour;
    if (isCutOff(period, range)) {
      ctx.strokeRect(left + pixel / 2, top, width - pixel, bottom - top);
    } else ctx.fillRect(left, top, width, bottom - top);
  }
  ctx.restore();
}
