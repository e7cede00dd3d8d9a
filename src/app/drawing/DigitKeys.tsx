import { useId } from 'react';
import { DIGITS, type Digit } from '../../contract';
import { useMessages } from '../i18n';
import styles from './DigitKeys.module.css';

interface DigitKeysProps {
  readonly picked: Digit | null;
  readonly disabled: boolean;
  /** Said beside the question. */
  readonly note: string;
  /** Called with the digit, or with `null` when the picked one is pressed again. */
  readonly onPick: (digit: Digit | null) => void;
}

/** Ten keys to say which digit was meant. */
export function DigitKeys({ picked, disabled, note, onPick }: DigitKeysProps) {
  const messages = useMessages().draw;
  const id = useId();
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset's legend cannot be laid out in a row.
    <div role="group" aria-labelledby={id} className={styles.group}>
      <div className={styles.heading}>
        <h2 id={id} className={styles.question}>
          {messages.meant}
        </h2>
        <p className={styles.note} role="note">
          {note}
        </p>
      </div>
      <div className={styles.keys}>
        {DIGITS.map((digit) => (
          <button
            key={digit}
            type="button"
            className={styles.key}
            aria-pressed={picked === digit}
            disabled={disabled}
            onClick={() => onPick(picked === digit ? null : digit)}
          >
            {digit}
          </button>
        ))}
      </div>
    </div>
  );
}
