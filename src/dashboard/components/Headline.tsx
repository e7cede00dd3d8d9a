import { type ReactNode, useId } from 'react';
import { useLanguage } from '../i18n';
import type { Figure, Period, Trend } from '../pooling';
import type { DayRange } from '../range';
import card from '../ui/Card.module.css';
import { Explained } from '../ui/Explained';
import text from '../ui/text.module.css';
import styles from './Headline.module.css';

interface HeadlineProps {
  readonly figure: Figure;
  /** The share of unread readings. */
  readonly unread: Figure;
  /** Null where one half of the days has no rate. */
  readonly trend: Trend | null;
  readonly periods: readonly Period[];
  readonly range: DayRange;
  readonly model: string | null;
}

/** What to take away in ten seconds: the overall failure rate, its interval and its trend. */
export function Headline({ figure, unread, trend, periods, range, model }: HeadlineProps) {
  const { messages, say, format } = useLanguage();
  const { headline: texts, means } = messages;
  const days = periods.filter(({ kind }) => kind === 'day').length;
  const weeks = periods.length - days;
  const title = useId();
  const beyond = periods.some(({ from, to }) => from < range.from || to > range.to);
  return (
    <section className={`${card.card} ${styles.headline}`} aria-labelledby={title}>
      <div aria-live="polite">
        <h2 id={title}>
          <Explained meaning={means.rate}>{texts.title}</Explained>
        </h2>
        <p className={styles.rate}>{say.rate(figure)}</p>
        <p className={styles.interval}>
          {figure.rate ? texts.interval(say.bounds(figure.rate)) : texts.noInterval}
        </p>
      </div>
      <dl className={styles.counts}>
        <Fact term={texts.trend} meaning={means.trend} detail={trend && say.change(trend)}>
          {trend ? (
            <span className={text[trend.verdict]}>{messages.trend[trend.verdict]}</span>
          ) : (
            messages.trend.none
          )}
        </Fact>
        <Fact term={texts.failures} meaning={means.failures}>
          {say.count(figure, 'failures')}
        </Fact>
        <Fact term={texts.attempts} meaning={means.attempts}>
          {say.count(figure, 'attempts')}
        </Fact>
        <Fact term={texts.unread} meaning={means.unread} detail={unread.rate && say.bounds(unread.rate)}>
          {say.rate(unread)}
        </Fact>
      </dl>
      <p className={styles.scope}>
        {texts.scope(
          format.span(range.from, range.to),
          model === null ? texts.allModels : texts.model(model),
        )}{' '}
        {texts.periods(days, weeks)}
        {beyond && ` ${texts.beyond}`}
      </p>
    </section>
  );
}

interface FactProps {
  readonly term: string;
  readonly meaning: string;
  readonly children: ReactNode;
  readonly detail?: string | null;
}

function Fact({ term, meaning, children, detail }: FactProps) {
  return (
    <div>
      <dt>
        <Explained meaning={meaning}>{term}</Explained>
      </dt>
      <dd>{children}</dd>
      {detail && <dd className={styles.bounds}>{detail}</dd>}
    </div>
  );
}
