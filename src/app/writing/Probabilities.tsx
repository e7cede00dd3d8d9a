import { type CSSProperties, useState } from 'react';
import { DIGITS, type Digit } from '../../contract';
import type { Reading } from '../../recognizer';
import { useLocale, useMessages } from '../i18n';
import { certainty } from '../reader/certainty';
import styles from './Probabilities.module.css';

interface ProbabilitiesProps {
  readonly reading: Reading;
  /** What is shown as read: the user's word goes before the reader's. */
  readonly digit: Digit | null;
  /** Whether the reading still follows the pen. */
  readonly penDown: boolean;
}

/** How likely each digit is, with a quiet bar each. */
export function Probabilities({ reading, digit: shown, penDown }: ProbabilitiesProps) {
  const messages = useMessages().reading;
  const locale = useLocale();
  // Nobody listens to percentages during a stroke, and new text costs more than the bars do.
  const [spoken, setSpoken] = useState(reading);
  if (!penDown && spoken !== reading) setSpoken(reading);
  return (
    <ul className={styles.list} aria-label={messages.candidates}>
      {DIGITS.map((digit) => {
        const share = { '--share': probabilityOf(reading, digit) } as CSSProperties;
        return (
          <li key={digit} className={styles.digit} data-read={digit === shown || undefined}>
            <span className={styles.track} aria-hidden="true">
              <span className={styles.bar} style={share} />
            </span>
            {digit}{' '}
            <span className="visually-hidden">
              {certainty(probabilityOf(spoken, digit), spoken.accepted && digit === spoken.digit, locale)}
            </span>
          </li>
        );
      })}
    </ul>
  );
}

/** Probability that the drawing is a digit at all, and this one: like `confidence`, for each. */
function probabilityOf({ probabilities, digit: best, confidence }: Reading, digit: Digit): number {
  const ofBest = probabilities[best] ?? 0;
  return ofBest > 0 ? ((probabilities[digit] ?? 0) * confidence) / ofBest : 0;
}
