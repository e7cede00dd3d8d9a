import { useEffect, useSyncExternalStore } from 'react';

/** What somebody has under way and would lose if the page were loaded anew: ink on a sheet, a round of practice. */
const things = new Set<object>();
const listeners = new Set<() => void>();

function changed(): void {
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Says that something is under way, as long as `has` is true and the component is there. */
export function useHolding(has: boolean): void {
  useEffect(() => {
    if (!has) return;
    const thing = {};
    things.add(thing);
    changed();
    return () => {
      things.delete(thing);
      changed();
    };
  }, [has]);
}

/** Whether anything is under way; renders again when that changes. */
export function useInHand(): boolean {
  return useSyncExternalStore(subscribe, () => things.size > 0);
}
