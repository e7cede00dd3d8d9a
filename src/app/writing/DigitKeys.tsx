import { memo } from 'react';
import { DIGITS, type Digit } from '../../contract';
import { useMessages } from '../i18n';
import { cx } from '../ui/cx';
import { Icon } from '../ui/icons';
import styles from './DigitKeys.module.css';
import { KeyGroup } from './KeyGroup';
import group from './KeyGroup.module.css';
import { useShortcuts } from './useShortcuts';

interface DigitKeysProps {
  readonly picked: Digit | null;
  readonly disabled: boolean;
  /** The reading is sure, so that there is mostly nothing to say. */
  readonly quiet?: boolean;
  readonly note: string;
  /** Called with the digit, or with `null` when the picked one is pressed again. */
  readonly onPick: (digit: Digit | null) => void;
  /** Called for "Not a digit"; without it there is no such key. */
  readonly onReject?: () => void;
}

/** Ten keys to say which digit was meant. Not rendered again while the reading follows the pen. */
export const DigitKeys = memo(function DigitKeys({
  picked,
  disabled,
  quiet = false,
  note,
  onPick,
  onReject,
}: DigitKeysProps) {
  const messages = useMessages().draw;
  const pick = (digit: Digit) => onPick(picked === digit ? null : digit);
  useShortcuts(disabled ? {} : Object.fromEntries(DIGITS.map((digit) => [digit, () => pick(digit)])));
  return (
    <KeyGroup name={messages.meant} note={note}>
      <div className={styles.keys} data-quiet={quiet || undefined} data-eleven={onReject && true}>
        {DIGITS.map((digit) => (
          <button
            key={digit}
            type="button"
            className={cx(group.key, styles.key)}
            aria-pressed={picked === digit}
            aria-keyshortcuts={String(digit)}
            title={messages.key(digit)}
            disabled={disabled}
            onClick={() => pick(digit)}
          >
            {digit}
          </button>
        ))}
        {onReject && (
          <button
            type="button"
            className={cx(group.key, styles.key, styles.none)}
            title={messages.notDigit}
            disabled={disabled}
            onClick={onReject}
          >
            <Icon name="none" size={20} />
            <span className={styles.noneName}>{messages.notDigit}</span>
          </button>
        )}
      </div>
    </KeyGroup>
  );
});
