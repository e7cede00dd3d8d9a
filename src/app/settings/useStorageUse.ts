import { useEffect, useState } from 'react';
import { useOfflineReady } from '../pwa/useOfflineReady';
import { type StorageUse, storageUse } from './storage';

/** What the app takes up on this device; null until the browser has answered. Asked again once its files are kept. */
export function useStorageUse(): StorageUse | null {
  const [use, setUse] = useState<StorageUse | null>(null);
  const offline = useOfflineReady();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the files are stored when this changes.
  useEffect(() => {
    let gone = false;
    void storageUse(navigator.storage).then((answer) => {
      if (!gone) setUse(answer);
    });
    return () => {
      gone = true;
    };
  }, [offline]);
  return use;
}
