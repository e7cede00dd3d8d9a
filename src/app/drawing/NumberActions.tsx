import { useState } from 'react';
import { useMessages } from '../i18n';
import { Button } from '../ui/Button';
import { Icon } from '../ui/icons';
import styles from './NumberActions.module.css';

/** Copies the number, or gives it to the device's own share sheet where there is one. `null`: there is none yet. */
export function NumberActions({ number }: { readonly number: string | null }) {
  const messages = useMessages().number;
  const [copied, setCopied] = useState<'copied' | 'notCopied' | null>(null);

  const copy = async () => {
    if (number === null) return;
    try {
      await navigator.clipboard.writeText(number);
      setCopied('copied');
    } catch {
      // Refused, or no clipboard at all: the page is not served over https.
      setCopied('notCopied');
    }
  };

  const share = () => {
    // Closing the share sheet rejects; there is nothing to say about it.
    if (number !== null) navigator.share({ text: number }).catch(() => undefined);
  };

  return (
    <div className={styles.actions}>
      <p className={styles.note} aria-live="polite">
        {copied && messages[copied]}
      </p>
      <Button disabled={number === null} onClick={() => void copy()}>
        <Icon name={copied === 'copied' ? 'check' : 'copy'} size={18} />
        {messages.copy}
      </Button>
      {'share' in navigator && (
        <Button disabled={number === null} onClick={share}>
          <Icon name="share" size={18} />
          {messages.share}
        </Button>
      )}
    </div>
  );
}
