import { byteSize, useLocale, useMessages } from '../i18n';
import { Button } from '../ui/Button';
import { Card } from '../ui/Card';
import { Facts } from '../ui/Facts';
import styles from './settings.module.css';
import { useStorageUse } from './storage-use';

/** The storage used by the app, with its parts where the browser reports them. */
export function StorageCard() {
  const messages = useMessages().settings;
  const locale = useLocale();
  const { use, declined, keep } = useStorageUse();
  const size = (bytes: number | null | undefined) =>
    typeof bytes === 'number' ? byteSize(bytes, locale) : messages.storageUnknown;
  const { files = null, counts = null, persisted = null } = use ?? {};
  return (
    <Card heading={messages.storage}>
      <Facts
        facts={[
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
      {persisted === false && <Button onClick={() => void keep()}>{messages.storageKeep}</Button>}
      <p className={styles.hint} role="status">
        {declined && `${messages.storageDeclined} `}
        {messages.storageNote}
      </p>
    </Card>
  );
}
