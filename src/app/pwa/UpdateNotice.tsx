import { useState, useSyncExternalStore } from 'react';
import { useMessages } from '../i18n';
import { useInHand } from '../services/in-hand';
import { NoticeBar } from '../shell/Notices';
import { Button } from '../ui/Button';
import { loadAnew, subscribeWaiting, waitingVersion } from './updates';

/** Offers a new version where one waits, and never while something is under way that loading it would lose. */
export function UpdateNotice() {
  const messages = useMessages().shell.notices;
  const waiting = useSyncExternalStore(subscribeWaiting, waitingVersion);
  const [dismissed, setDismissed] = useState<ServiceWorker | null>(null);
  const inHand = useInHand();
  if (!waiting || waiting === dismissed || inHand) return null;
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
