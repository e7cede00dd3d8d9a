import { MAX_REPORT_COUNTS, MIN_REPORT_COUNTS } from '../../contract';
import type { Bounds, Difference } from '../../statistics';
import type { TooltipItem } from '../charts/tooltip';
import type { DigitRate, Figure, Period } from '../pooling';
import { highestShown, rateAxis } from '../ticks';
import type { ThinWeek, WaitingDays } from '../waiting';
import type { Format } from './format';
import type { Messages } from './messages/en';

/** What is said of figures, in the words of a language. */
export type FigureText = ReturnType<typeof figureText>;

export function figureText(messages: Messages, format: Format) {
  const { byPeriod, byDigit } = messages;

  /** A figure's rate, or that there is none. */
  const rate = (figure: Figure) => (figure.rate === null ? messages.noRate : format.rate(figure.rate.rate));

  /** Bounds of an interval in words: "0.43% to 1.38%". */
  const bounds = (interval: Bounds) => format.bounds(interval, messages.bounds);

  /** A rate with its interval, inside a sentence: the lowest may be so by chance. */
  const estimate = (figure: Figure) =>
    figure.rate === null ? messages.noRate : messages.estimate(rate(figure), bounds(figure.rate));

  /** A count of a figure; with noise in it, it is near the true one only. */
  const count = (figure: Figure, key: 'attempts' | 'failures') => {
    const exact = format.count(figure[key]);
    return figure.noisy ? messages.about(exact) : exact;
  };

  /** What a day or week is called. */
  const periodName = ({ from, to, kind }: Period) => {
    const span = format.span(from, to);
    return kind === 'day' ? span : byPeriod.week(span);
  };

  /** The same inside a sentence. */
  const periodInSentence = ({ from, to, kind }: Period) => {
    const span = format.span(from, to);
    return kind === 'day' ? span : byPeriod.weekInSentence(span);
  };

  const figureLines = (figure: Figure) => {
    const counts = messages.tooltip.counts(count(figure, 'failures'), count(figure, 'attempts'));
    return figure.rate === null ? [counts] : [messages.tooltip.interval(bounds(figure.rate)), counts];
  };

  return {
    rate,
    bounds,
    count,
    periodName,

    /** Between how many reports the attempts of a figure came from: each has 20 to 50 readings. */
    reports(figure: Figure): string {
      const least = format.count(Math.ceil(figure.attempts / MAX_REPORT_COUNTS));
      const most = format.count(Math.floor(figure.attempts / MIN_REPORT_COUNTS));
      const span = least === most ? most : messages.bounds(least, most);
      return figure.noisy ? messages.about(span) : span;
    },

    /** A difference of rates in percentage points: "−0.24 (−0.61 to +0.10)". */
    change: ({ difference, low, high }: Difference) =>
      messages.byModel.change(format.points(difference), format.points(low), format.points(high)),

    /** Tooltip of a day or a week. */
    periodTooltip(period: Period): TooltipItem {
      const kind = period.kind === 'week' ? [byPeriod.weekNote] : [];
      return [`${rate(period.figure)} · ${periodName(period)}`, ...kind, ...figureLines(period.figure)];
    },

    /** Tooltip of a day or a week in the chart of attempts. */
    volumeTooltip: (period: Period): TooltipItem => [
      messages.volume.about(count(period.figure, 'attempts')),
      periodName(period),
    ],

    /** Tooltip of a digit. */
    digitTooltip({ digit, figure }: DigitRate): TooltipItem {
      const [name, ...note] =
        digit === 'unread' ? [byDigit.unreadRow, byDigit.unreadRowNote] : [byDigit.digit(digit)];
      return [`${rate(figure)} · ${name}`, ...note, ...figureLines(figure)];
    },

    /** In words what the chart of attempts shows: how many came in, and the busiest day or week. */
    volumeSummary(periods: readonly Period[]): string {
      const [first] = periods;
      if (!first) return messages.noRate;
      const busiest = periods.reduce(
        (most, period) => (period.figure.attempts > most.figure.attempts ? period : most),
        first,
      );
      return messages.volume.summary(count(busiest.figure, 'attempts'), periodInSentence(busiest));
    },

    /** In words what the chart by day shows: its lowest and its highest rate. */
    periodSummary(periods: readonly Period[]): string {
      const days = periods.filter(({ kind }) => kind !== 'week');
      // A thin week among days is lowest or highest by chance.
      const [lowest, highest] = extremes(days.length > 0 ? days : periods);
      if (!lowest || !highest) return messages.noRate;
      const [low, high] = [estimate(lowest.figure), estimate(highest.figure)];
      return lowest === highest
        ? byPeriod.summaryOne(low, periodInSentence(lowest))
        : byPeriod.summary(low, periodInSentence(lowest), high, periodInSentence(highest));
    },

    /** In words what the chart by digit shows: the digits that are misread most and least. */
    digitSummary(rates: readonly DigitRate[]): string {
      const [best, worst] = extremes(rates.filter(({ digit }) => digit !== 'unread'));
      if (!best || !worst) return byDigit.summaryNone;
      return byDigit.summary(
        String(worst.digit),
        estimate(worst.figure),
        String(best.digit),
        estimate(best.figure),
      );
    },

    /** What is still to come of the chosen days, and why there are weeks in place of days. */
    waiting(waiting: WaitingDays | null, thin: ThinWeek | null): readonly string[] {
      const texts: string[] = [];
      if (waiting) {
        const span = format.span(waiting.from, waiting.to);
        texts.push(messages.waiting.days(span, waiting.count, format.day(waiting.due)));
      }
      if (thin) {
        const span = format.span(thin.from, thin.to);
        const needed = format.count(thin.reports + thin.missing);
        const { model, reports, missing } = thin;
        texts.push(messages.waiting.thin(span, model, format.count(reports), needed, format.count(missing)));
      }
      return texts;
    },

    /** What a chart whose axis fits these rates cuts off at its top; null where nothing. */
    beyond(figures: readonly Figure[]): string | null {
      const rates = figures.map((figure) => figure.rate);
      const { ceiling } = rateAxis(highestShown(rates));
      const highs = rates.flatMap((known) => (known && known.high > ceiling ? [known.high] : []));
      return highs.length === 0 ? null : messages.beyond(highs.length, format.rate(Math.max(...highs)));
    },
  };
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
