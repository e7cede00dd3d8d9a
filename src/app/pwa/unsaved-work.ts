import { useEffect } from 'react';
import { Store, useStore } from '../store';

/** How many components hold work that a reload would lose: ink, a round of practice. */
const unsaved = new Store(0);

/** Marks unsaved work while `has` is true and the component is mounted. */
export function useMarkUnsavedWork(has: boolean): void {
  useEffect(() => {
    if (!has) return;
    unsaved.set(unsaved.get() + 1);
    return () => unsaved.set(unsaved.get() - 1);
  }, [has]);
}

export function useHasUnsavedWork(): boolean {
  return useStore(unsaved) > 0;
}
