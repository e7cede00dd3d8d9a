import { useEffect } from 'react';
import { useLocale } from './i18n';
import { loadAllPages } from './pages';
import { whenIdle } from './pwa/idle';
import { registerServiceWorker } from './pwa/updates';
import { certainty } from './reader/certainty';
import { useRecognizerStatus } from './reader/useRecognizer';

/**
 * Once `allowed`, registers the service worker and loads the other pages: after the reader, so that
 * nothing competes with it for the network.
 */
export function usePreload(allowed: boolean): void {
  const locale = useLocale();
  const { state } = useRecognizerStatus();
  const start = allowed && (state === 'ready' || state === 'failed');
  useEffect(() => {
    if (start) void registerServiceWorker();
  }, [start]);
  useEffect(() => {
    if (!start) return;
    whenIdle(() => {
      // Creating the formatter takes several frames; the first reading should not wait for it.
      certainty(0, false, locale);
      void loadAllPages();
    });
  }, [start, locale]);
}
