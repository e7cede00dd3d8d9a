import { useState } from 'react';
import { useMessages } from '../i18n';
import { useHasUnsavedWork } from '../pwa/unsaved-work';
import { reload, waitingVersion } from '../pwa/updates';
import { useStore } from '../store';
import { Button } from '../ui/Button';
import { NoticeBar } from './Notices';

/** Offers a waiting version, but not while a reload would lose unsaved work. */
export function UpdateNotice() {
  const { notices: messages, reload: reloadName } = useMessages().shell;
  const waiting = useStore(waitingVersion);
  const [dismissed, setDismissed] = useState<ServiceWorker | null>(null);
  const hasUnsavedWork = useHasUnsavedWork();
  if (!waiting || waiting === dismissed || hasUnsavedWork) return null;
  return (
    <NoticeBar text={messages.updateReady}>
      <Button look="quiet" onClick={() => setDismissed(waiting)}>
        {messages.later}
      </Button>
      <Button look="primary" onClick={reload}>
        {reloadName}
      </Button>
    </NoticeBar>
  );
}
