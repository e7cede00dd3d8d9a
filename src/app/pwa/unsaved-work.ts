import { useEffect } from 'react';
import { Store, useStore } from '../store';

/** Who holds work that a reload would lose: ink, a picture, a round of practice. */
const holders = new Store<ReadonlySet<object>>(new Set());

/** Notes whether `holder` has unsaved work now, whatever page is open. */
export function markUnsavedWork(holder: object, has: boolean): void {
  if (holders.get().has(holder) === has) return;
  const others = [...holders.get()].filter((other) => other !== holder);
  holders.set(new Set(has ? [...others, holder] : others));
}

/** Marks unsaved work while `has` is true and the component is mounted. */
export function useMarkUnsavedWork(has: boolean): void {
  useEffect(() => {
    if (!has) return;
    const holder = {};
    markUnsavedWork(holder, true);
    return () => markUnsavedWork(holder, false);
  }, [has]);
}

export function useHasUnsavedWork(): boolean {
  return useStore(holders).size > 0;
}
