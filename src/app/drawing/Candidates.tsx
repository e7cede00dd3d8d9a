import type { CSSProperties } from 'react';
import type { Candidate } from '../../recognizer';
import { percentage, useLocale, useMessages } from '../i18n';
import styles from './Candidates.module.css';

interface CandidatesProps {
  readonly candidates: readonly Candidate[];
  readonly accepted: boolean;
}

/** The likeliest digits with a quiet bar each. */
export function Candidates({ candidates, accepted }: CandidatesProps) {
  const messages = useMessages().reading;
  const locale = useLocale();
  return (
    <ul className={styles.list} aria-label={messages.candidates} data-accepted={accepted || undefined}>
      {candidates.map(({ digit, probability }) => (
        <li key={digit} className={styles.candidate}>
          <span className={styles.digit}>{digit}</span>
          <span className={styles.track} aria-hidden="true">
            <span className={styles.bar} style={{ '--share': probability } as CSSProperties} />
          </span>
          <span className={styles.share}>{percentage(probability, locale)}</span>
        </li>
      ))}
    </ul>
  );
}
