import { useEffect } from 'react';
import { prefersStill } from './reduced-motion';

const BUZZ_MS = 10;

/** A short buzz when ink becomes surely read, on devices that can. */
export function useHaptics(isSure: boolean): void {
  useEffect(() => {
    if (isSure && !prefersStill()) navigator.vibrate?.(BUZZ_MS);
  }, [isSure]);
}
