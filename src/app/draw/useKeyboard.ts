import { useEffect } from 'react';
import { Store, useStore } from '../store';

const keyboard = new Store(false);

/**
 * Whether the device seems to have a keyboard: a fine pointer mostly comes with one, and else a
 * pressed key tells, as no page of ours opens a keyboard on the screen.
 */
export function useKeyboard(): boolean {
  const isThere = useStore(keyboard);
  useEffect(() => {
    if (isThere) return;
    if (matchMedia('(pointer: fine)').matches) return keyboard.set(true);
    const onKeyDown = () => keyboard.set(true);
    window.addEventListener('keydown', onKeyDown, { once: true });
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [isThere]);
  return isThere;
}
