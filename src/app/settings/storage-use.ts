import { useEffect, useState } from 'react';
import { requestPersistence } from '../pwa/persistent-storage';
import { useOfflineReady } from '../pwa/useOfflineReady';

/** What the app takes up on this device, in bytes, as the browser estimates it; null where it does not say. */
export interface StorageUse {
  readonly used: number | null;
  /** Files kept for use without a network: the part of the service worker's caches. */
  readonly files: number | null;
  /** The choice and the counts: the part of IndexedDB. */
  readonly counts: number | null;
  /** What the app may still store. */
  readonly free: number | null;
  /** Whether the browser has promised not to clear it when space runs out. */
  readonly persisted: boolean | null;
}

/** Chromium tells the parts apart; a part that takes nothing is left out. */
interface DetailedEstimate extends StorageEstimate {
  readonly usageDetails?: Readonly<Partial<Record<'caches' | 'indexedDB', number>>>;
}

/** Asks the browser. Never rejects: what cannot be had, as in private windows, without https or before Safari 17, is null. */
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
    setDeclined(!(await requestPersistence()));
    setUse(await storageUse(navigator.storage));
  };
  return { use, declined, keep };
}
