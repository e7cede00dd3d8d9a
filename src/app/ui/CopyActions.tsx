import { useMessages } from '../i18n';
import { Button } from './Button';
import styles from './CopyActions.module.css';
import { cx } from './cx';
import { Icon } from './icons';
import { useClipboard } from './useClipboard';

interface CopyActionsProps {
  /** `null`: nothing was read yet. */
  readonly text: string | null;
  readonly look?: 'secondary' | 'quiet';
}

/** Copies what was read, or gives it to the device's own share sheet. */
export function CopyActions({ text, look = 'secondary' }: CopyActionsProps) {
  const messages = useMessages().reading;
  const { copy, tried, copied, note, forget } = useClipboard();
  // What is said of one text is not said of the next.
  if (tried !== undefined && tried !== text) forget();

  const share = () => {
    // Closing the share sheet rejects; there is nothing to say about it.
    if (text !== null) navigator.share({ text }).catch(() => undefined);
  };

  return (
    <div className={styles.actions}>
      <p className={cx('note', styles.said)} aria-live="polite">
        {note}
      </p>
      <Button look={look} disabled={text === null} onClick={() => text !== null && void copy(text)}>
        <Icon name={copied ? 'check' : 'copy'} size={18} />
        {messages.copy}
      </Button>
      {'share' in navigator && (
        <Button look={look} disabled={text === null} onClick={share}>
          <Icon name="share" size={18} />
          {messages.share}
        </Button>
      )}
    </div>
  );
}
