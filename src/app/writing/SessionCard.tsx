import { useDeferredValue, useSyncExternalStore } from 'react';
import { useMessages } from '../i18n';
import { Button } from '../ui/Button';
import { Icon } from '../ui/icons';
import { useClipboard } from '../ui/useClipboard';
import { KeyGroup } from './KeyGroup';
import styles from './SessionCard.module.css';
import { sessionReadings } from './session-readings';
import { Thumbnail } from './Thumbnail';

/** The readings of this session, newest first; pressing one copies it. */
export function SessionCard() {
  const messages = useMessages().reading;
  const { copy, note } = useClipboard();
  // Deferred: the sheet is cleared for the next digit first.
  const readings = useDeferredValue(useSyncExternalStore(sessionReadings.subscribe, sessionReadings.all));
  if (readings.length === 0) return null;
  return (
    <KeyGroup name={messages.session}>
      <ul className={styles.list}>
        {readings.map(({ id, text, strokes }) => (
          <li key={id}>
            <button
              type="button"
              className={styles.reading}
              disabled={text === null}
              aria-label={text === null ? messages.notSure : messages.copyReading(text)}
              onClick={() => text !== null && void copy(text)}
            >
              <Thumbnail strokes={strokes} />
              <span className={styles.text}>{text ?? '?'}</span>
            </button>
          </li>
        ))}
      </ul>
      <div className={styles.foot}>
        <Button look="quiet" onClick={() => sessionReadings.forget()}>
          <Icon name="delete" size={18} />
          {messages.forget}
        </Button>
        <p className="note" aria-live="polite">
          {note ?? messages.sessionHint}
        </p>
      </div>
    </KeyGroup>
  );
}
