import type { CSSProperties } from 'react';
import { useMessages } from '../i18n';
import { useRecognizerStatus } from '../reader/useRecognizer';
import type { IconName } from '../ui/icons';
import styles from './ReadingTile.module.css';
import { SessionTally } from './SessionTally';

interface ReadingTileProps {
  /** The digit or number; `null`: the reader is not sure, `undefined`: nothing was read. */
  readonly value: string | null | undefined;
  /** The newest ink is not read yet. */
  readonly unread: boolean;
  readonly failed: boolean;
  /** Shown while nothing was read. */
  readonly icon: IconName;
}

/** What was read, in large. Its height is `--height` of what it stands in. */
export function ReadingTile({ value, unread, failed, icon }: ReadingTileProps) {
  const { state } = useRecognizerStatus();
  const messages = useMessages().reading;
  const empty = value === undefined;
  const busy = empty && !failed && (state === 'idle' || state === 'loading');
  return (
    <div
      className={styles.tile}
      data-state={empty ? 'empty' : value === null ? 'unsure' : 'read'}
      data-busy={busy || undefined}
    >
      {empty && <SessionTally icon={icon} />}
      <div
        role="status"
        aria-label={messages.label}
        aria-busy={(unread && !failed) || undefined}
        aria-atomic="true"
        className={styles.reading}
        style={{ '--digits': value?.length ?? 1 } as CSSProperties}
      >
        {empty ? '' : (value ?? messages.notSure)}
      </div>
    </div>
  );
}
