import { useEffect, useState } from 'react';
import { byteSize, useLocale, useMessages } from '../i18n';
import { POLICY_VERSION } from '../policy';
import { useOfflineReady } from '../pwa/useOfflineReady';
import { Card } from '../ui/Card';
import { Facts } from '../ui/Facts';

/** The app itself: its version, whether it works without a network, what it takes up. */
export function AppCard() {
  const messages = useMessages().settings;
  const locale = useLocale();
  const offline = useOfflineReady();
  const [used, setUsed] = useState<number | null>(null);

  useEffect(() => {
    navigator.storage?.estimate().then(
      ({ usage }) => setUsed(usage ?? null),
      () => undefined,
    );
  }, []);

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
          [messages.storage, used === null ? messages.storageUnknown : byteSize(used, locale)],
        ]}
      />
    </Card>
  );
}
