import { useId } from 'react';
import type { Total } from '../../contract';
import type { VersionComparison } from '../../statistics';
import { useLanguage } from '../i18n';
import type { Figure, Period } from '../pooling';
import type { DayRange } from '../range';
import card from '../ui/Card.module.css';
import { Explained } from '../ui/Explained';
import text from '../ui/text.module.css';
import styles from './Headline.module.css';

interface HeadlineProps {
  readonly figure: Figure;
  /** The share of unread readings. */
  readonly unread: Figure;
  /** Of the version that is judged; null where no version is before it. */
  readonly comparison: VersionComparison | null;
  readonly judged: string;
  readonly periods: readonly Period[];
  /** Figures that may have been tampered with. */
  readonly unusual: readonly Total[];
  readonly range: DayRange;
  readonly model: string | null;
}

/** What to take away in ten seconds: the failure rate, and what the newest version changed. */
export function Headline(props: HeadlineProps) {
  const { figure, unread, comparison, judged, periods, unusual, range, model } = props;
  const { messages, say, format } = useLanguage();
  const { headline: texts, means, verdict } = messages;
  const title = useId();
  const weeks = periods.filter(({ kind }) => kind === 'week').length;
  const change = comparison && say.verdict(comparison, range);
  return (
    <section className={`${card.card} ${styles.headline}`} aria-labelledby={title}>
      <div aria-live="polite">
        <h2 id={title}>
          <Explained meaning={means.rate}>{texts.title}</Explained>
        </h2>
        <p className={styles.rate}>
          <strong>{say.rate(figure)}</strong>{' '}
          <span className={text.soft}>
            {figure.rate ? texts.interval(say.bounds(figure.rate)) : texts.noInterval}
          </span>
        </p>
        <p className={`${styles.verdict} ${text[change?.tone ?? 'open'] ?? ''}`}>
          {change?.text ?? verdict.alone(judged)}
        </p>
        {change && <p className={text.hint}>{change.basis}</p>}
      </div>
      {say.unusual(unusual).map((warning) => (
        <p key={warning} className={styles.warning} role="status">
          {warning}
        </p>
      ))}
      <p className={text.hint}>
        {format.sentences([
          texts.scope(
            format.span(range.from, range.to),
            model === null ? texts.allModels : texts.model(model),
          ),
          texts.counts(say.count(figure, 'attempts'), say.count(figure, 'failures'), say.rate(unread)),
          texts.periods(periods.length - weeks, weeks),
        ])}
      </p>
    </section>
  );
}
