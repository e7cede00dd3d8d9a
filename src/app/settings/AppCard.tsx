import { useMessages } from '../i18n';
import { POLICY_VERSION } from '../policy';
import { useOfflineReady } from '../pwa/useOfflineReady';
import { Card } from '../ui/Card';
import { Facts } from '../ui/Facts';

/** The app's version, and whether it works offline. */
export function AppCard() {
  const messages = useMessages().settings;
  const offline = useOfflineReady();

  const offlineText = {
    ready: messages.offlineReady,
    pending: messages.offlinePending,
    unsupported: messages.offlineUnsupported,
  }[offline];
  return (
    <Card heading={messages.app}>
      <Facts
        facts={[
          [messages.version, __APP_VERSION__],
          [messages.policyVersion, POLICY_VERSION],
          [messages.offline, offlineText],
        ]}
      />
    </Card>
  );
}
