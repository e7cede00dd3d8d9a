import type { CSSProperties } from 'react';
import type { Reading } from '../../recognizer';
import { percentage, useLocale, useMessages } from '../i18n';
import styles from './Candidates.module.css';

/** The likeliest digits with a quiet bar each. */
export function Candidates({ reading }: { readonly reading: Reading }) {
  const messages = useMessages().reading;
  const locale = useLocale();
  const { candidates, accepted } = reading;
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
