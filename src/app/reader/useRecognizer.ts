import { createContext, useContext, useSyncExternalStore } from 'react';
import type { createRecognizer, RecognizerStatus } from '../../recognizer';

export type Recognizer = ReturnType<typeof createRecognizer>;

/** The app's one recognizer, created in main.tsx. */
export const RecognizerContext = createContext<Recognizer | null>(null);

/** @throws Error outside `RecognizerContext` */
export function useRecognizer(): Recognizer {
  const recognizer = useContext(RecognizerContext);
  if (!recognizer) throw new Error('useRecognizer: render this component inside <RecognizerContext>');
  return recognizer;
}

/** Whether the recognizer is loading, ready or failed; re-renders when that changes. */
export function useRecognizerStatus(): RecognizerStatus {
  const recognizer = useRecognizer();
  return useSyncExternalStore(recognizer.subscribe, recognizer.status);
}
