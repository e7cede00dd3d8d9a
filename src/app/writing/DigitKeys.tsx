import { memo } from 'react';
import { DIGITS, type Digit } from '../../contract';
import { useMessages } from '../i18n';
import { cx } from '../ui/cx';
import styles from './DigitKeys.module.css';
import { KeyGroup } from './KeyGroup';
import group from './KeyGroup.module.css';

interface DigitKeysProps {
  readonly picked: Digit | null;
  readonly disabled: boolean;
  readonly note: string;
  /** Called with the digit, or with `null` when the picked one is pressed again. */
  readonly onPick: (digit: Digit | null) => void;
}

/** Ten keys to say which digit was meant. Not rendered again while the reading follows the pen. */
export const DigitKeys = memo(function DigitKeys({ picked, disabled, note, onPick }: DigitKeysProps) {
  const messages = useMessages().draw;
  return (
    <KeyGroup name={messages.meant} note={note}>
      <div className={styles.keys}>
        {DIGITS.map((digit) => (
          <button
            key={digit}
            type="button"
            className={cx(group.key, styles.key)}
            aria-pressed={picked === digit}
            disabled={disabled}
            onClick={() => onPick(picked === digit ? null : digit)}
          >
            {digit}
          </button>
        ))}
      </div>
    </KeyGroup>
  );
});
