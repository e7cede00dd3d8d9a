import type { Total } from '../../contract';
import {
  type Bounds,
  changeOf,
  type Difference,
  digitsBehind,
  type Unusual,
  type VersionComparison,
} from '../../statistics';
import type { TooltipItem } from '../charts/tooltip';
import type { Figure, Period } from '../pooling';
import type { DayRange } from '../range';
import { highestShown, rateAxis } from '../ticks';
import type { ThinWeek, WaitingDays } from '../waiting';
import type { Format } from './format';
import type { Messages } from './messages/en';

/** What is said of figures, in the words of a language. */
export type FigureText = ReturnType<typeof figureText>;

/** Most days more that are worth waiting for. */
const LONGEST_WAIT = 90;
/** Most unusual days and weeks that are named. */
const MOST_NAMED = 3;

/** A verdict in words. */
export interface VerdictText {
  readonly tone: 'better' | 'worse' | 'same' | 'open';
  readonly text: string;
  /** By how much, and by which days. */
  readonly basis: string;
}

export function figureText(messages: Messages, format: Format) {
  const { time, verdict } = messages;

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
  const periodName = ({ from, to }: DayRange) => {
    const span = format.span(from, to);
    return from === to ? span : time.week(span);
  };

  /** The same inside a sentence. */
  const periodInSentence = ({ from, to }: DayRange) => {
    const span = format.span(from, to);
    return from === to ? span : time.weekInSentence(span);
  };

  /** What is special about a day or week. */
  const periodNotes = ({ kind, unusual }: Period) => [
    ...(kind === 'week' ? [time.weekNote] : []),
    ...(unusual ? [messages.unusual[`${unusual}Note`]] : []),
  ];

  const figureLines = (figure: Figure) => {
    const counts = messages.tooltip.counts(count(figure, 'failures'), count(figure, 'attempts'));
    return figure.rate === null ? [counts] : [messages.tooltip.interval(bounds(figure.rate)), counts];
  };

  const digitList = (digits: readonly number[]) =>
    digits.length === 0 ? '' : verdict.digits(digits, format.list(digits.map(String)));

  /** What a difference rests on. */
  const basisOf = ({ parts: [overall], sameDays }: VersionComparison) => {
    if (!overall?.difference) return verdict.basisNone;
    const { difference, low, high } = overall.difference;
    const points = [format.points(difference), format.points(low), format.points(high)] as const;
    return sameDays
      ? verdict.basisSame(...points, format.shortSpan(sameDays.from, sameDays.to))
      : verdict.basisAll(...points);
  };

  return {
    rate,
    bounds,
    count,
    periodName,
    periodNotes,

    /** What a version changed, in a sentence, and what that rests on. @param range days in view */
    verdict(comparison: VersionComparison, range: DayRange): VerdictText {
      const { model, before, since, parts, daysToTell } = comparison;
      const [overall] = parts;
      const tone = overall ? changeOf(overall) : 'open';
      const size = format.size(Math.abs(overall?.difference?.difference ?? 0));
      const start = format.shortSpan(since.from, since.to);
      const changed = (change: 'better' | 'worse') =>
        parts.flatMap((part) =>
          typeof part.part === 'number' && changeOf(part) === change ? [part.part] : [],
        );
      const said =
        tone === 'better' || tone === 'worse'
          ? verdict[tone](size, before, digitList(digitsBehind(comparison)))
          : tone === 'same'
            ? verdict.same(before)
            : daysToTell !== null && daysToTell <= LONGEST_WAIT
              ? verdict.open(before, daysToTell)
              : verdict.tooFew(before);
      const worse = tone === 'worse' ? [] : changed('worse');
      const better = tone === 'better' ? [] : changed('better');
      return {
        // A digit that got worse takes the good news away.
        tone: worse.length === 0 ? tone : tone === 'better' ? 'same' : 'worse',
        text: format.sentences([
          // In use on the first day, it may have been so before.
          since.from > range.from ? verdict.since(model, start) : verdict.sinceBefore(model),
          said,
          ...(worse.length > 0 ? [verdict.butWorse(digitList(worse))] : []),
          ...(better.length > 0 ? [verdict.butBetter(digitList(better))] : []),
        ]),
        basis: basisOf(comparison),
      };
    },

    /** What looks tampered with, a sentence for each version and way that it does. */
    unusual(totals: readonly Total[]): readonly string[] {
      return (['volume', 'rate'] satisfies Unusual[]).flatMap((kind) => {
        const found = totals.filter(({ unusual }) => unusual === kind);
        return [...new Set(found.map(({ model }) => model))].map((model) => {
          const spans = found
            .filter((total) => total.model === model)
            .map(({ from, to }) => format.shortSpan(from, to));
          const named = spans.slice(-MOST_NAMED);
          const others = spans.length - named.length;
          const all = others > 0 ? [...named, messages.unusual.more(others)] : named;
          return messages.unusual[kind](model, format.list(all));
        });
      });
    },

    /** What stands behind a rate in the table of versions. */
    cellMeaning(figure: Figure, difference: Difference | null): string {
      const { change } = messages.tooltip;
      return [
        ...figureLines(figure),
        ...(difference
          ? [
              change(
                format.points(difference.difference),
                format.points(difference.low),
                format.points(difference.high),
              ),
            ]
          : []),
      ].join(messages.tooltip.join);
    },

    /** Tooltip of a day or a week. */
    periodTooltip: (period: Period): TooltipItem => [
      `${rate(period.figure)} · ${periodName(period)}`,
      ...periodNotes(period),
      ...figureLines(period.figure),
    ],

    /** Tooltip of a day or a week in the chart of readings. */
    volumeTooltip: (period: Period): TooltipItem => [
      time.readings(count(period.figure, 'attempts')),
      periodName(period),
      ...periodNotes(period),
    ],

    /** In words what the chart of readings shows: how many came in, and the busiest day or week. */
    volumeSummary(periods: readonly Period[]): string {
      const [first] = periods;
      if (!first) return messages.noRate;
      const busiest = periods.reduce(
        (most, period) => (period.figure.attempts > most.figure.attempts ? period : most),
        first,
      );
      return time.volumeSummary(count(busiest.figure, 'attempts'), periodInSentence(busiest));
    },

    /** In words what the chart over time shows: its lowest and its highest rate. */
    periodSummary(periods: readonly Period[]): string {
      const usual = periods.filter(({ unusual }) => unusual === null);
      const days = usual.filter(({ kind }) => kind !== 'week');
      // A low-volume week among days is lowest or highest by chance.
      const [lowest, highest] = extremes(days.length > 0 ? days : usual.length > 0 ? usual : periods);
      if (!lowest || !highest) return messages.noRate;
      const [low, high] = [estimate(lowest.figure), estimate(highest.figure)];
      return lowest === highest
        ? time.summaryOne(low, periodInSentence(lowest))
        : time.summary(low, periodInSentence(lowest), high, periodInSentence(highest));
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
