import { MAX_REPORT_COUNTS, MIN_REPORT_COUNTS } from '../contract';
import type { Bounds } from '../statistics';
import type { TooltipItem } from './charts/tooltip';
import { formatBounds, formatCount, formatDay, formatPoints, formatRate, formatSpan } from './format';
import { messages } from './messages';
import type { DigitRate, Figure, ModelChange, Period } from './pooling';
import { highestShown, rateAxis } from './ticks';
import type { ThinWeek, WaitingDays } from './waiting';

/** A figure's rate, or that there is none. */
export function rateText(figure: Figure): string {
  return figure.rate === null ? messages.noRate : formatRate(figure.rate.rate);
}

/** A rate with its interval, inside a sentence: who is lowest may be chance, and the interval tells. */
function estimateText(figure: Figure): string {
  return figure.rate === null
    ? messages.noRate
    : messages.estimate(rateText(figure), boundsText(figure.rate));
}

/** Bounds of an interval in words: "0.43% to 1.38%". */
export function boundsText(interval: Bounds): string {
  return formatBounds(interval, messages.bounds);
}

/** A count of a figure; with noise in it, it is near the true one only. */
export function countText(figure: Figure, key: 'attempts' | 'failures'): string {
  const count = formatCount(figure[key]);
  return figure.noisy ? messages.about(count) : count;
}

/** Between how many reports the attempts of a figure came from: each has 20 to 50 readings. */
export function reportsText(figure: Figure): string {
  const least = formatCount(Math.ceil(figure.attempts / MAX_REPORT_COUNTS));
  const most = formatCount(Math.floor(figure.attempts / MIN_REPORT_COUNTS));
  const span = least === most ? most : messages.bounds(least, most);
  return figure.noisy ? messages.about(span) : span;
}

/** A difference of two rates with its interval, in percentage points: "−0.24 (−0.61 to +0.10)". */
export function changeText({ difference, low, high }: ModelChange): string {
  return messages.byModel.change(formatPoints(difference), formatPoints(low), formatPoints(high));
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
export function periodTooltip(period: Period): TooltipItem {
  const kind = period.kind === 'week' ? [messages.byPeriod.weekNote] : [];
  return [`${rateText(period.figure)} · ${periodName(period)}`, ...kind, ...figureLines(period.figure)];
}

/** Tooltip of a day or a week in the chart of attempts. */
export function volumeTooltip(period: Period): TooltipItem {
  const { about } = messages.volume;
  return [about(countText(period.figure, 'attempts')), periodName(period)];
}

/** In words what the chart of attempts shows: how many came in, and the busiest day or week. */
export function volumeSummary(periods: readonly Period[]): string {
  const [first] = periods;
  if (!first) return messages.noRate;
  const busiest = periods.reduce(
    (most, period) => (period.figure.attempts > most.figure.attempts ? period : most),
    first,
  );
  return messages.volume.summary(countText(busiest.figure, 'attempts'), periodInSentence(busiest));
}

/** Tooltip of a digit. */
export function digitTooltip({ digit, figure }: DigitRate): TooltipItem {
  const texts = messages.byDigit;
  const [name, ...note] = digit === 'unread' ? [texts.unreadRow, texts.unreadRowNote] : [texts.digit(digit)];
  return [`${rateText(figure)} · ${name}`, ...note, ...figureLines(figure)];
}

function figureLines(figure: Figure): string[] {
  const counts = messages.tooltip.counts(countText(figure, 'failures'), countText(figure, 'attempts'));
  return figure.rate === null ? [counts] : [messages.tooltip.interval(boundsText(figure.rate)), counts];
}

/** What is still to come of the chosen days, and why there are weeks in place of days. */
export function waitingTexts(waiting: WaitingDays | null, thin: ThinWeek | null): readonly string[] {
  const texts = messages.waiting;
  const needed = thin && formatCount(thin.reports + thin.missing);
  return [
    ...(waiting
      ? [texts.days(formatSpan(waiting.from, waiting.to), waiting.count, formatDay(waiting.due))]
      : []),
    ...(thin && needed
      ? [
          texts.thin(
            formatSpan(thin.from, thin.to),
            formatCount(thin.reports),
            needed,
            formatCount(thin.missing),
          ),
        ]
      : []),
  ];
}

/** What a chart whose axis fits these rates cuts off at its top; null where nothing. */
export function beyondText(figures: readonly Figure[]): string | null {
  const rates = figures.map(({ rate }) => rate);
  const { ceiling } = rateAxis(highestShown(rates));
  const highs = rates.flatMap((rate) => (rate && rate.high > ceiling ? [rate.high] : []));
  return highs.length === 0 ? null : messages.beyond(highs.length, formatRate(Math.max(...highs)));
}

/** In words what the chart by day shows: its lowest and its highest rate. */
export function periodSummary(periods: readonly Period[]): string {
  const texts = messages.byPeriod;
  const days = periods.filter(({ kind }) => kind === 'day');
  // A thin week among days is lowest or highest by chance.
  const [lowest, highest] = extremes(days.length > 0 ? days : periods);
  if (!lowest || !highest) return messages.noRate;
  if (lowest === highest) return texts.summaryOne(estimateText(lowest.figure), periodInSentence(lowest));
  return texts.summary(
    estimateText(lowest.figure),
    periodInSentence(lowest),
    estimateText(highest.figure),
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
    estimateText(worst.figure),
    String(best.digit),
    estimateText(best.figure),
  );
}

/** Those with the lowest and the highest rate; the first of equals. */
function extremes<T extends { readonly figure: Figure }>(items: readonly T[]): readonly [T?, T?] {
  const rated = items.filter(({ figure }) => figure.rate !== null);
  const [first] = rated;
  if (!first) return [];
  const rate = (item: T) => item.figure.rate?.rate ?? 0;
  return [
    rated.reduce((lowest, item) => (rate(item) < rate(lowest) ? item : lowest), first),
    rated.reduce((highest, item) => (rate(item) > rate(highest) ? item : highest), first),
  ];
}
