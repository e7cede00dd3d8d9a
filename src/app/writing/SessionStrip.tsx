import { useDeferredValue, useState, useSyncExternalStore } from 'react';
import { useMessages } from '../i18n';
import { Button } from '../ui/Button';
import { Icon } from '../ui/icons';
import { useClipboard } from '../ui/useClipboard';
import styles from './SessionStrip.module.css';
import { sessionReadings } from './session-readings';
import { Thumbnail } from './Thumbnail';

/** The readings of this session in a row, newest first; pressing one copies it. */
export function SessionStrip() {
  const messages = useMessages().reading;
  const { copy, copied, note } = useClipboard();
  const [pressed, setPressed] = useState<number | null>(null);
  // Deferred: the sheet is cleared for the next digit first.
  const readings = useDeferredValue(useSyncExternalStore(sessionReadings.subscribe, sessionReadings.all));
  if (readings.length === 0) return null;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset's legend would take a line.
    <div role="group" aria-label={messages.session} className={styles.strip}>
      <ul className={styles.list}>
        {readings.map(({ id, text, strokes }) => (
          <li key={id}>
            <button
              type="button"
              className={styles.reading}
              disabled={text === null}
              aria-label={text === null ? messages.notSure : messages.copyReading(text)}
              onClick={() => {
                if (text === null) return;
                setPressed(id);
                void copy(text);
              }}
            >
              <Thumbnail strokes={strokes} />
              {copied && pressed === id ? (
                <Icon name="check" size={16} />
              ) : (
                <span className={styles.text}>{text ?? '?'}</span>
              )}
            </button>
          </li>
        ))}
      </ul>
      <p className="visually-hidden" aria-live="polite">
        {note}
      </p>
      <Button
        look="quiet"
        className={styles.forget}
        aria-label={messages.forget}
        title={messages.forget}
        onClick={() => sessionReadings.forget()}
      >
        <Icon name="close" size={18} />
      </Button>
    </div>
  );
}
