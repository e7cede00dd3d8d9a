import { byteSize, useLocale, usePageMessages } from '../i18n';
import { POLICY_VERSION } from '../policy';
import { useOfflineReady } from '../pwa/useOfflineReady';
import { Button } from '../ui/Button';
import { Card } from '../ui/Card';
import { Facts } from '../ui/Facts';
import { InstallField } from './InstallField';
import styles from './settings.module.css';
import { useStorageUse } from './storage-use';

/** The app's version, whether it works offline, and its storage, in parts where the browser tells. */
export function AppCard() {
  const messages = usePageMessages().settings;
  const locale = useLocale();
  const offline = useOfflineReady();
  const { use, declined, keep } = useStorageUse();
  const size = (bytes: number | null | undefined) =>
    typeof bytes === 'number' ? byteSize(bytes, locale) : messages.storageUnknown;
  const { files = null, counts = null, persisted = null } = use ?? {};

  const offlineText = {
    ready: messages.offlineReady,
    pending: messages.offlinePending,
    unsupported: messages.offlineUnsupported,
  }[offline];
  return (
    <Card heading={messages.app}>
      <InstallField />
      <Facts
        facts={[
          [messages.version, __APP_VERSION__],
          [messages.policyVersion, POLICY_VERSION],
          [messages.offline, offlineText],
          [messages.storageUsed, size(use?.used)],
          files !== null && [messages.storageFiles, size(files)],
          counts !== null && [messages.storageCounts, size(counts)],
          [messages.storageFree, size(use?.free)],
          persisted !== null && [
            messages.storagePersisted,
            persisted ? messages.storagePersistedYes : messages.storagePersistedNo,
          ],
        ]}
      />
      <p className={styles.hint} role="status">
        {declined && `${messages.storageDeclined} `}
        {messages.storageNote}
      </p>
      {persisted === false && (
        <Button className={styles.action} onClick={() => void keep()}>
          {messages.storageKeep}
        </Button>
      )}
    </Card>
  );
}
