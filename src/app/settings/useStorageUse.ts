import { useEffect, useState } from 'react';
import { type StorageUse, storageUse } from './storage';

/** What the app takes up on this device, as of now; null until the browser has answered. */
export function useStorageUse(): StorageUse | null {
  const [use, setUse] = useState<StorageUse | null>(null);
  useEffect(() => {
    let gone = false;
    void storageUse(navigator.storage).then((answer) => {
      if (!gone) setUse(answer);
    });
    return () => {
      gone = true;
    };
  }, []);
  return use;
}
