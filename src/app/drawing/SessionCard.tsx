import { memo, useSyncExternalStore } from 'react';
import { boundsOf } from '../../ink';
import { useMessages } from '../i18n';
import { Button } from '../ui/Button';
import { Icon } from '../ui/icons';
import type { Strokes } from './history';
import { KeyGroup } from './KeyGroup';
import { outlineOf } from './outline';
import styles from './SessionCard.module.css';
import { sessionReadings } from './session-readings';
import { useCopying } from './useCopying';

/** Width of a thumbnail's pen, as a share of its height. */
const PEN_SHARE = 0.1;

/** The readings of this session, newest first; pressing one copies it. Nothing where there is none. */
export function SessionCard() {
  const messages = useMessages().reading;
  const { copy, note } = useCopying();
  const readings = useSyncExternalStore(sessionReadings.subscribe, sessionReadings.all);
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
        <p aria-live="polite">{note ?? messages.sessionHint}</p>
      </div>
    </KeyGroup>
  );
}

/** The ink, small. Decoration: what it stands on says what was read. */
const Thumbnail = memo(function Thumbnail({ strokes }: { readonly strokes: Strokes }) {
  const bounds = boundsOf(strokes);
  if (!bounds) return null;
  const width = bounds.maxX - bounds.minX;
  const height = bounds.maxY - bounds.minY;
  // A line or a dot has no height to go by.
  const pen = PEN_SHARE * Math.max(height, width / 4, 1);
  const box = [bounds.minX - pen, bounds.minY - pen, width + 2 * pen, height + 2 * pen];
  return (
    <svg className={styles.thumbnail} viewBox={box.join(' ')} aria-hidden="true" focusable="false">
      <path d={strokes.map((stroke) => outlineOf(stroke, pen)).join('')} fill="currentColor" />
    </svg>
  );
});
