import { useMessages } from '../i18n';
import { useHasUnsavedWork } from '../pwa/unsaved-work';
import { reload } from '../pwa/updates';
import { type RouteName, replaceRoute } from '../routing/router';
import { Button } from '../ui/Button';
import { NoticeBar } from './Notices';

interface PageFailedProps {
  readonly wanted: RouteName;
  /** The page shown in its place; null where there is none. */
  readonly shown: RouteName | null;
  readonly onRetry: () => void;
}

/**
 * Says that a page could not be loaded. The shown page stays, with any drawing on it. Offline there
 * is no button to reload, which might leave nothing at all.
 */
export function PageFailed({ wanted, shown, onRetry }: PageFailedProps) {
  const { pwa, reading, shell } = useMessages();
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
      <Button look="primary" onClick={navigator.onLine ? reload : onRetry}>
        {navigator.onLine ? shell.reload : reading.tryAgain}
      </Button>
    </NoticeBar>
  );
}
