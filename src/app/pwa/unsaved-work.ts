import { useEffect, useSyncExternalStore } from 'react';

/** Work that a reload would lose: ink on a sheet, a round of practice. */
const unsaved = new Set<object>();
const listeners = new Set<() => void>();

function changed(): void {
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Marks unsaved work while `has` is true and the component is mounted. */
export function useMarkUnsavedWork(has: boolean): void {
  useEffect(() => {
    if (!has) return;
    const work = {};
    unsaved.add(work);
    changed();
    return () => {
      unsaved.delete(work);
      changed();
    };
  }, [has]);
}

/** Whether there is unsaved work; re-renders when that changes. */
export function useHasUnsavedWork(): boolean {
  return useSyncExternalStore(subscribe, () => unsaved.size > 0);
}
