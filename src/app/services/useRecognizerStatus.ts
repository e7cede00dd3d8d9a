import { useSyncExternalStore } from 'react';
import type { RecognizerStatus } from '../../recognizer';
import { useServices } from './services';

/** How far the reader is; renders again when it changes. */
export function useRecognizerStatus(): RecognizerStatus {
  const { recognizer } = useServices();
  return useSyncExternalStore(recognizer.subscribe, recognizer.status);
}
