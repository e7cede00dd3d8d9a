import { useEffect, useState, useSyncExternalStore } from 'react';
import { useMessages } from '../i18n';
import { useRecognizerStatus } from '../services/useRecognizerStatus';
import { Button } from '../ui/Button';
import styles from './UpdateNotice.module.css';
import { activateWaitingVersion, registerServiceWorker, subscribeWaiting, waitingVersion } from './updates';

/**
 * Keeps the app for offline use and offers a new version when there is one.
 *
 * @param ready the user has chosen about sharing: before that, nothing is kept on the device
 */
export function UpdateNotice({ ready }: { readonly ready: boolean }) {
  const messages = useMessages().shell.notices;
  const { state } = useRecognizerStatus();
  const waiting = useSyncExternalStore(subscribeWaiting, waitingVersion);
  const [dismissed, setDismissed] = useState<ServiceWorker | null>(null);

  // After the reader, so that the two do not compete for the network.
  const start = ready && (state === 'ready' || state === 'failed');
  useEffect(() => {
    if (start) void registerServiceWorker();
  }, [start]);

  return (
    <section className={styles.place} aria-label={messages.label} aria-live="polite">
      {waiting && waiting !== dismissed && (
        <div className={styles.notice}>
          <p>{messages.updateReady}</p>
          <Button look="quiet" onClick={() => setDismissed(waiting)}>
            {messages.later}
          </Button>
          <Button look="primary" onClick={activateWaitingVersion}>
            {messages.reload}
          </Button>
        </div>
      )}
    </section>
  );
}
