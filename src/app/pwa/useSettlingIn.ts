import { useEffect } from 'react';
import { percentage, useLocale } from '../i18n';
import { loadAllPages } from '../pages/page-chunks';
import { useRecognizerStatus } from '../services/useRecognizerStatus';
import { whenIdle } from './idle';
import { registerServiceWorker } from './updates';

/** Once all that the page needs is there: keeps the app for use without a network, and has the other pages ready. */
export function useSettlingIn(allowed: boolean): void {
  const locale = useLocale();
  const { state } = useRecognizerStatus();
  // After the reader, so that nothing competes with it for the network.
  const start = allowed && (state === 'ready' || state === 'failed');
  useEffect(() => {
    if (start) void registerServiceWorker();
  }, [start]);
  useEffect(() => {
    if (!start) return;
    whenIdle(() => {
      // To make what formats them takes as long as some frames, which the first reading shall not wait for.
      percentage(0, locale);
      void loadAllPages(locale);
    });
  }, [start, locale]);
}
