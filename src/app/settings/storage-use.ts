import { useEffect, useState } from 'react';
import { requestPersistence } from '../pwa/persistent-storage';
import { useOfflineReady } from '../pwa/useOfflineReady';

/** Storage in bytes, as the browser estimates it; null where it does not say. */
interface StorageUse {
  readonly used: number | null;
  /** Files for offline use: the service worker's caches. */
  readonly files: number | null;
  /** The choice and the counts: IndexedDB. */
  readonly counts: number | null;
  readonly free: number | null;
  /** Whether the browser has promised not to clear it when space runs out. */
  readonly persisted: boolean | null;
}

/** Chromium only; parts that use nothing are missing. */
interface DetailedEstimate extends StorageEstimate {
  readonly usageDetails?: Readonly<Partial<Record<'caches' | 'indexedDB', number>>>;
}

/** Never rejects: what the browser does not say (private windows, no https) is null. */
export async function storageUse(storage: Partial<StorageManager> | undefined): Promise<StorageUse> {
  const [estimate, persisted] = await Promise.all([
    (async () => storage?.estimate?.())().catch(() => undefined),
    (async () => storage?.persisted?.())().catch(() => undefined),
  ]);
  const { usage, quota, usageDetails }: DetailedEstimate = estimate ?? {};
  return {
    used: usage ?? null,
    files: usageDetails ? (usageDetails.caches ?? 0) : null,
    counts: usageDetails ? (usageDetails.indexedDB ?? 0) : null,
    free: usage === undefined || quota === undefined ? null : Math.max(0, quota - usage),
    persisted: persisted ?? null,
  };
}

/** `use` is null until the browser has answered; `keep` asks it to keep the storage. */
export function useStorageUse() {
  const [use, setUse] = useState<StorageUse | null>(null);
  const [declined, setDeclined] = useState(false);
  const offline = useOfflineReady();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the files are cached when this changes.
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
    setDeclined(!(await requestPersistence()));
    setUse(await storageUse(navigator.storage));
  };
  return { use, declined, keep };
}
