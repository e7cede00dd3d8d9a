import { useEffect, useState } from 'react';
import { askToKeep } from '../pwa/keep-storage';
import { useOfflineReady } from '../pwa/useOfflineReady';
import { type StorageUse, storageUse } from './storage';

interface StorageHook {
  /** What the app takes up on this device; null until the browser has answered. Asked again once its files are kept. */
  readonly use: StorageUse | null;
  /** Whether the browser was asked to keep it, and declined. */
  readonly declined: boolean;
  readonly keep: () => Promise<void>;
}

export function useStorageUse(): StorageHook {
  const [use, setUse] = useState<StorageUse | null>(null);
  const [declined, setDeclined] = useState(false);
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
  const keep = async () => {
    setDeclined(!(await askToKeep()));
    setUse(await storageUse(navigator.storage));
  };
  return { use, declined, keep };
}
