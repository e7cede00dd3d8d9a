import { useMessages } from '../i18n';
import { useHasUnsavedWork } from '../pwa/unsaved-work';
import { reload } from '../pwa/updates';
import { replaceRoute } from '../routing/router';
import type { RouteName } from '../routing/routes';
import { Button } from '../ui/Button';
import { NoticeBar } from './Notices';

interface PageFailedProps {
  /** The page that could not be loaded. */
  readonly wanted: RouteName;
  /** The page shown in its place; null where there is none. */
  readonly shown: RouteName | null;
  readonly onRetry: () => void;
}

/**
 * Says that a page could not be loaded. The shown page stays, with any drawing on it. Reloading is
 * up to the user, and not offered offline, where it might leave nothing at all.
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
        <Button look="quiet" onClick={() => replaceRoute(shown)}>
          {messages.stay}
        </Button>
      )}
      {navigator.onLine ? (
        <Button look="primary" onClick={reload}>
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
