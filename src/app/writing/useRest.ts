import { useEffect, useEffectEvent, useRef } from 'react';
import type { InkView } from './drawing';
import type { Strokes } from './history';

/** How long the pen rests before the app goes on by itself, in ms: longer than between two strokes. */
const REST_MS = 700;

/**
 * Calls `act` once the pen has rested on ink that is `ready` (a key that changes begins a new rest;
 * null: not ready). A stroke cancels it; erasing, undo and redo begin no rest.
 */
export function useRest({ penDown, strokes }: InkView, ready: string | null, act: () => void): void {
  const isDown = useRef(false);
  const lifted = useRef<Strokes | null>(null);
  const onRest = useEffectEvent(act);
  useEffect(() => {
    if (isDown.current && !penDown) lifted.current = strokes;
    // Ink that comes back is not ink that was just written.
    else if (lifted.current !== strokes) lifted.current = null;
    isDown.current = penDown;
    if (penDown || ready === null || lifted.current !== strokes) return;
    const timer = setTimeout(() => onRest(), REST_MS);
    return () => clearTimeout(timer);
  }, [penDown, strokes, ready]);
}
