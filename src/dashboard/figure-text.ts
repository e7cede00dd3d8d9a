import type { TooltipItem } from './charts/tooltip';
import { formatBounds, formatCount, formatRate, formatSpan } from './format';
import { messages } from './messages';
import type { DigitRate, Figure, Interval, Period } from './pooling';

/** A figure's rate, or that there is none. */
export function rateText(figure: Figure): string {
  return figure.rate === null ? messages.noRate : formatRate(figure.rate);
}

/** Bounds of an interval in words: "0.43% to 1.38%". */
export function boundsText(interval: Interval): string {
  return formatBounds(interval, messages.bounds);
}

/** Whether an interval leaves out noise that is in its figure: it was pooled from noisy sums. */
export function countsSamplingOnly(interval: Interval, epsilon: number | null): boolean {
  return epsilon !== null && interval.basis === 'pooled';
}

/** What a day or week is called. */
export function periodName(period: Period): string {
  const span = formatSpan(period.from, period.to);
  return period.kind === 'week' ? messages.byPeriod.week(span) : span;
}

/** The same inside a sentence. */
function periodInSentence({ from, to, kind }: Period): string {
  const span = formatSpan(from, to);
  return kind === 'week' ? messages.byPeriod.weekInSentence(span) : span;
}

/** Tooltip of a day or a week. */
export function periodTooltip(period: Period, epsilon: number | null): TooltipItem {
  const kind = period.kind === 'week' ? [messages.byPeriod.weekNote] : [];
  return [
    `${rateText(period.figure)} · ${periodName(period)}`,
    ...kind,
    ...figureLines(period.figure, epsilon),
  ];
}

/** Tooltip of a digit. */
export function digitTooltip({ digit, figure }: DigitRate, epsilon: number | null): TooltipItem {
  const texts = messages.byDigit;
  const [name, ...note] = digit === 'unread' ? [texts.unreadRow, texts.unreadRowNote] : [texts.digit(digit)];
  return [`${rateText(figure)} · ${name}`, ...note, ...figureLines(figure, epsilon)];
}

function figureLines({ interval, failures, attempts }: Figure, epsilon: number | null): string[] {
  const lines = [messages.tooltip.counts(formatCount(failures), formatCount(attempts))];
  if (interval === null) return lines;
  lines.unshift(messages.tooltip.interval(boundsText(interval)));
  if (countsSamplingOnly(interval, epsilon)) lines.push(messages.samplingOnly);
  return lines;
}

/** In words what the chart by day shows: its lowest and its highest rate. */
export function periodSummary(periods: readonly Period[]): string {
  const texts = messages.byPeriod;
  const [lowest, highest] = extremes(periods);
  if (!lowest || !highest) return messages.noRate;
  if (lowest === highest) return texts.summaryOne(rateText(lowest.figure), periodInSentence(lowest));
  return texts.summary(
    rateText(lowest.figure),
    periodInSentence(lowest),
    rateText(highest.figure),
    periodInSentence(highest),
  );
}

/** In words what the chart by digit shows: the digits that are misread most and least. */
export function digitSummary(rates: readonly DigitRate[]): string {
  const texts = messages.byDigit;
  const [best, worst] = extremes(rates.filter(({ digit }) => digit !== 'unread'));
  if (!best || !worst) return texts.summaryNone;
  return texts.summary(
    String(worst.digit),
    rateText(worst.figure),
    String(best.digit),
    rateText(best.figure),
  );
}

/** Those with the lowest and the highest rate; the first of equals. */
function extremes<T extends { readonly figure: Figure }>(items: readonly T[]): readonly [T?, T?] {
  const rated = items.filter(({ figure }) => figure.rate !== null);
  const [first] = rated;
  if (!first) return [];
  const rate = (item: T) => item.figure.rate ?? 0;
  return [
    rated.reduce((lowest, item) => (rate(item) < rate(lowest) ? item : lowest), first),
    rated.reduce((highest, item) => (rate(item) > rate(highest) ? item : highest), first),
  ];
}
