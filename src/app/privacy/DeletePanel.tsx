import { useId, useState } from 'react';
import { usePageMessages } from '../i18n';
import { resetPreferences } from '../preferences/preferences';
import { useRecognizer } from '../reader/useRecognizer';
import { useSharing } from '../sharing/SharingProvider';
import { Button } from '../ui/Button';
import { cx } from '../ui/cx';
import { Icon } from '../ui/icons';
import { Modal } from '../ui/Modal';
import { sessionReadings } from '../writing/session-readings';
import { clearSheets } from '../writing/sheets';
import styles from './privacy.module.css';

/** Deletes everything from this device, after a confirmation. */
export function DeletePanel({ className }: { readonly className?: string | undefined }) {
  const { telemetry } = useSharing();
  const recognizer = useRecognizer();
  const messages = usePageMessages().privacy;
  const titleId = useId();
  const [asking, setAsking] = useState(false);
  const [failed, setFailed] = useState(false);

  const deleteAll = async () => {
    setFailed(false);
    try {
      await telemetry.deleteEverything();
      resetPreferences();
      sessionReadings.forget();
      clearSheets();
      recognizer.forget();
      setAsking(false);
    } catch {
      setFailed(true);
    }
  };

  return (
    <div className={cx('panel', styles.delete, className)}>
      <p className={styles.quiet}>{messages.deleteLead}</p>
      <Button look="danger" onClick={() => setAsking(true)}>
        <Icon name="delete" size={18} />
        {messages.deleteEverything}
      </Button>
      {asking && (
        <Modal labelledBy={titleId} onDismiss={() => setAsking(false)}>
          <div className={styles.question}>
            <h2 id={titleId} tabIndex={-1}>
              {messages.deleteQuestion}
            </h2>
            <p>{messages.deleteWarning}</p>
            {failed && (
              <p className={styles.error} role="alert">
                {messages.changeFailed}
              </p>
            )}
            <div className={styles.answers}>
              <Button onClick={() => setAsking(false)}>{messages.cancel}</Button>
              <Button look="danger" onClick={() => void deleteAll()}>
                {messages.deleteConfirm}
              </Button>
            </div>
          </div>
        </Modal>
      )}
    </div>
  );
}
