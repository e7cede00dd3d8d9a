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
  const facts: [string, string][] = [[messages.storageUsed, size(use?.used)]];
  if (use && use.files !== null) facts.push([messages.storageFiles, size(use.files)]);
  if (use && use.counts !== null) facts.push([messages.storageCounts, size(use.counts)]);
  facts.push([messages.storageFree, size(use?.free)]);
  if (use && use.persisted !== null) {
    facts.push([
      messages.storagePersisted,
      use.persisted ? messages.storagePersistedYes : messages.storagePersistedNo,
    ]);
  }
  return (
    <Card heading={messages.storage}>
      <Facts facts={facts} />
      {use?.persisted === false && <Button onClick={() => void keep()}>{messages.storageKeep}</Button>}
      <p className={styles.hint} role="status">
        {declined && `${messages.storageDeclined} `}
        {messages.storageNote}
      </p>
    </Card>
  );
}
