import { MAX_REPORT_COUNTS, MIN_REPORT_COUNTS } from '../../contract';
import type { Bounds, Difference } from '../../statistics';
import type { TooltipItem } from '../charts/tooltip';
import type { DigitRate, Figure, Period } from '../pooling';
import { highestShown, rateAxis } from '../ticks';
import type { ThinWeek, WaitingDays } from '../waiting';
import type { Format } from './format';
import type { Messages } from './messages/en';

/** What is said of figures, in the words of a language. */
export class FigureText {
  readonly #messages: Messages;
  readonly #format: Format;

  constructor(messages: Messages, format: Format) {
    this.#messages = messages;
    this.#format = format;
  }

  /** A figure's rate, or that there is none. */
  rate(figure: Figure): string {
    return figure.rate === null ? this.#messages.noRate : this.#format.rate(figure.rate.rate);
  }

  /** A rate with its interval, inside a sentence: the lowest may be so by chance. */
  #estimate(figure: Figure): string {
    return figure.rate === null
      ? this.#messages.noRate
      : this.#messages.estimate(this.rate(figure), this.bounds(figure.rate));
  }

  /** Bounds of an interval in words: "0.43% to 1.38%". */
  bounds(interval: Bounds): string {
    return this.#format.bounds(interval, this.#messages.bounds);
  }

  /** A count of a figure; with noise in it, it is near the true one only. */
  count(figure: Figure, key: 'attempts' | 'failures'): string {
    const count = this.#format.count(figure[key]);
    return figure.noisy ? this.#messages.about(count) : count;
  }

  /** Between how many reports the attempts of a figure came from: each has 20 to 50 readings. */
  reports(figure: Figure): string {
    const least = this.#format.count(Math.ceil(figure.attempts / MAX_REPORT_COUNTS));
    const most = this.#format.count(Math.floor(figure.attempts / MIN_REPORT_COUNTS));
    const span = least === most ? most : this.#messages.bounds(least, most);
    return figure.noisy ? this.#messages.about(span) : span;
  }

  /** A difference of rates in percentage points: "−0.24 (−0.61 to +0.10)". */
  change({ difference, low, high }: Difference): string {
    return this.#messages.byModel.change(
      this.#format.points(difference),
      this.#format.points(low),
      this.#format.points(high),
    );
  }

  /** What a day or week is called. */
  periodName(period: Period): string {
    const span = this.#format.span(period.from, period.to);
    return period.kind === 'day' ? span : this.#messages.byPeriod.week(span);
  }

  /** The same inside a sentence. */
  #periodInSentence({ from, to, kind }: Period): string {
    const span = this.#format.span(from, to);
    return kind === 'day' ? span : this.#messages.byPeriod.weekInSentence(span);
  }

  /** Tooltip of a day or a week. */
  periodTooltip(period: Period): TooltipItem {
    const kind = period.kind === 'week' ? [this.#messages.byPeriod.weekNote] : [];
    return [
      `${this.rate(period.figure)} · ${this.periodName(period)}`,
      ...kind,
      ...this.#figureLines(period.figure),
    ];
  }

  /** Tooltip of a day or a week in the chart of attempts. */
  volumeTooltip(period: Period): TooltipItem {
    const { about } = this.#messages.volume;
    return [about(this.count(period.figure, 'attempts')), this.periodName(period)];
  }

  /** In words what the chart of attempts shows: how many came in, and the busiest day or week. */
  volumeSummary(periods: readonly Period[]): string {
    const [first] = periods;
    if (!first) return this.#messages.noRate;
    const busiest = periods.reduce(
      (most, period) => (period.figure.attempts > most.figure.attempts ? period : most),
      first,
    );
    return this.#messages.volume.summary(
      this.count(busiest.figure, 'attempts'),
      this.#periodInSentence(busiest),
    );
  }

  /** Tooltip of a digit. */
  digitTooltip({ digit, figure }: DigitRate): TooltipItem {
    const texts = this.#messages.byDigit;
    const [name, ...note] =
      digit === 'unread' ? [texts.unreadRow, texts.unreadRowNote] : [texts.digit(digit)];
    return [`${this.rate(figure)} · ${name}`, ...note, ...this.#figureLines(figure)];
  }

  #figureLines(figure: Figure): string[] {
    const counts = this.#messages.tooltip.counts(
      this.count(figure, 'failures'),
      this.count(figure, 'attempts'),
    );
    return figure.rate === null
      ? [counts]
      : [this.#messages.tooltip.interval(this.bounds(figure.rate)), counts];
  }

  /** What is still to come of the chosen days, and why there are weeks in place of days. */
  waiting(waiting: WaitingDays | null, thin: ThinWeek | null): readonly string[] {
    const texts = this.#messages.waiting;
    const needed = thin && this.#format.count(thin.reports + thin.missing);
    return [
      ...(waiting
        ? [
            texts.days(
              this.#format.span(waiting.from, waiting.to),
              waiting.count,
              this.#format.day(waiting.due),
            ),
          ]
        : []),
      ...(thin && needed
        ? [
            texts.thin(
              this.#format.span(thin.from, thin.to),
              thin.model,
              this.#format.count(thin.reports),
              needed,
              this.#format.count(thin.missing),
            ),
          ]
        : []),
    ];
  }

  /** What a chart whose axis fits these rates cuts off at its top; null where nothing. */
  beyond(figures: readonly Figure[]): string | null {
    const rates = figures.map(({ rate }) => rate);
    const { ceiling } = rateAxis(highestShown(rates));
    const highs = rates.flatMap((rate) => (rate && rate.high > ceiling ? [rate.high] : []));
    return highs.length === 0
      ? null
      : this.#messages.beyond(highs.length, this.#format.rate(Math.max(...highs)));
  }

  /** In words what the chart by day shows: its lowest and its highest rate. */
  periodSummary(periods: readonly Period[]): string {
    const texts = this.#messages.byPeriod;
    const days = periods.filter(({ kind }) => kind !== 'week');
    // A thin week among days is lowest or highest by chance.
    const [lowest, highest] = extremes(days.length > 0 ? days : periods);
    if (!lowest || !highest) return this.#messages.noRate;
    if (lowest === highest)
      return texts.summaryOne(this.#estimate(lowest.figure), this.#periodInSentence(lowest));
    return texts.summary(
      this.#estimate(lowest.figure),
      this.#periodInSentence(lowest),
      this.#estimate(highest.figure),
      this.#periodInSentence(highest),
    );
  }

  /** In words what the chart by digit shows: the digits that are misread most and least. */
  digitSummary(rates: readonly DigitRate[]): string {
    const texts = this.#messages.byDigit;
    const [best, worst] = extremes(rates.filter(({ digit }) => digit !== 'unread'));
    if (!best || !worst) return texts.summaryNone;
    return texts.summary(
      String(worst.digit),
      this.#estimate(worst.figure),
      String(best.digit),
      this.#estimate(best.figure),
    );
  }
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
