import { usePageMessages } from '../i18n';
import { Button } from '../ui/Button';
import { Icon } from '../ui/icons';
import { useClipboard } from '../ui/useClipboard';
import styles from './diagnostics.module.css';

/** Copies what the page shows, to paste it into a bug report. */
export function CopyReport({ text }: { readonly text: string }) {
  const messages = usePageMessages().diagnostics;
  const { copy, tried, copied, note } = useClipboard();
  const isOfThis = tried === text;
  return (
    <div className={styles.start}>
      <Button onClick={() => void copy(text)}>
        <Icon name={isOfThis && copied ? 'check' : 'copy'} size={18} />
        {messages.copyReport}
      </Button>
      <p className="note" aria-live="polite">
        {isOfThis && note}
      </p>
    </div>
  );
}
