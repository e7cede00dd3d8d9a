import type { CSSProperties } from 'react';
import { DIGITS, type Digit } from '../../contract';
import type { Reading } from '../../recognizer';
import { percentage, useLocale, useMessages } from '../i18n';
import styles from './Probabilities.module.css';

/** How likely each digit is, with a quiet bar each. */
export function Probabilities({ reading }: { readonly reading: Reading }) {
  const messages = useMessages().reading;
  const locale = useLocale();
  return (
    <ul className={styles.list} aria-label={messages.candidates}>
      {DIGITS.map((digit) => {
        const probability = probabilityOf(reading, digit);
        return (
          <li
            key={digit}
            className={styles.digit}
            data-read={(reading.accepted && digit === reading.digit) || undefined}
          >
            <span className={styles.track} aria-hidden="true">
              <span className={styles.bar} style={{ '--share': probability } as CSSProperties} />
            </span>
            {digit} <span className="visually-hidden">{percentage(probability, locale)}</span>
          </li>
        );
      })}
    </ul>
  );
}

/** Probability that the drawing is a digit at all, and this one: what the reading says of its best, for all of them. */
function probabilityOf({ probabilities, digit: best, confidence }: Reading, digit: Digit): number {
  const ofBest = probabilities[best] ?? 0;
  return ofBest > 0 ? ((probabilities[digit] ?? 0) * confidence) / ofBest : 0;
}
