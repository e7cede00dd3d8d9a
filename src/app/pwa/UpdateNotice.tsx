import { useState, useSyncExternalStore } from 'react';
import { useMessages } from '../i18n';
import { useHasUnsavedWork } from '../services/unsaved-work';
import { NoticeBar } from '../shell/Notices';
import { Button } from '../ui/Button';
import { loadAnew, subscribeWaiting, waitingVersion } from './updates';

/** Offers a waiting version, but never while a reload would lose unsaved work. */
export function UpdateNotice() {
  const messages = useMessages().shell.notices;
  const waiting = useSyncExternalStore(subscribeWaiting, waitingVersion);
  const [dismissed, setDismissed] = useState<ServiceWorker | null>(null);
  const hasUnsavedWork = useHasUnsavedWork();
  if (!waiting || waiting === dismissed || hasUnsavedWork) return null;
  return (
    <NoticeBar text={messages.updateReady}>
      <Button look="quiet" onClick={() => setDismissed(waiting)}>
        {messages.later}
      </Button>
      <Button look="primary" onClick={loadAnew}>
        {messages.reload}
      </Button>
    </NoticeBar>
  );
}
