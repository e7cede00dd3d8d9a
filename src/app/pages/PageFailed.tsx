import { useMessages } from '../i18n';
import { loadAnew } from '../pwa/updates';
import { showInstead } from '../routing/router';
import type { RouteName } from '../routing/routes';
import { useHasUnsavedWork } from '../services/unsaved-work';
import { NoticeBar } from '../shell/Notices';
import { Button } from '../ui/Button';

interface PageFailedProps {
  /** The page that could not be loaded. */
  readonly wanted: RouteName;
  /** The one that is shown in its place; null where there is none. */
  readonly shown: RouteName | null;
  readonly onRetry: () => void;
}

/**
 * Says that a page could not be loaded. What is shown stays, and a drawing on it; it is loaded anew only at the user's word,
 * and not offered without a network, which might leave nothing at all.
 */
export function PageFailed({ wanted, shown, onRetry }: PageFailedProps) {
  const { pwa, shell } = useMessages();
  const messages = pwa.page;
  const hasUnsavedWork = useHasUnsavedWork();
  const page = shell.navigation[wanted];
  const sentence = navigator.onLine ? messages.failed(page) : messages.failedOffline(page);
  return (
    <NoticeBar text={hasUnsavedWork ? `${sentence} ${messages.drawingStays}` : sentence}>
      {shown && (
        <Button look="quiet" onClick={() => showInstead(shown)}>
          {messages.stay}
        </Button>
      )}
      {navigator.onLine ? (
        <Button look="primary" onClick={loadAnew}>
          {messages.reload}
        </Button>
      ) : (
        <Button look="primary" onClick={onRetry}>
          {messages.tryAgain}
        </Button>
      )}
    </NoticeBar>
  );
}
