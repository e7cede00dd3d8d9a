import type { CSSProperties } from 'react';
import { useMessages } from '../i18n';
import { cx } from '../ui/cx';
import { KeyGroup } from '../writing/KeyGroup';
import group from '../writing/KeyGroup.module.css';
import type { DigitBox } from './DigitBoxes';
import styles from './NumberDigits.module.css';

/** Most digits in one row on a phone: seven fit that are big enough to press. */
const MOST_IN_A_ROW = 7;

interface NumberDigitsProps {
  readonly digits: readonly DigitBox[];
  readonly onChoose: (index: number) => void;
}

/** A button for each digit of the number, to choose the one to correct. */
export function NumberDigits({ digits, onChoose }: NumberDigitsProps) {
  const messages = useMessages().number;
  const rows = Math.max(1, Math.ceil(digits.length / MOST_IN_A_ROW));
  return (
    <KeyGroup name={messages.digits} note={messages.digitsHint}>
      <div
        className={styles.digits}
        style={
          { '--digits': digits.length, '--digits-in-row': Math.ceil(digits.length / rows) } as CSSProperties
        }
      >
        {digits.map(({ digit, state, chosen }, index) => (
          <button
            // biome-ignore lint/suspicious/noArrayIndexKey: a button is its index in the number.
            key={index}
            type="button"
            className={cx(group.key, styles.digit)}
            data-state={state}
            aria-label={messages.digit(index + 1, digit)}
            aria-pressed={chosen}
            onClick={() => onChoose(index)}
          >
            {digit}
          </button>
        ))}
      </div>
    </KeyGroup>
  );
}
