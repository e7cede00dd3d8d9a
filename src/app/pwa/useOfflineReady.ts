import { useEffect, useState } from 'react';

export type OfflineState = 'ready' | 'pending' | 'unsupported';

/** Whether the app's files are cached for offline use. */
export function useOfflineReady(): OfflineState {
  const supported = 'serviceWorker' in navigator;
  const [state, setState] = useState<OfflineState>(supported ? 'pending' : 'unsupported');
  useEffect(() => {
    if (!supported) return;
    let gone = false;
    void navigator.serviceWorker.ready.then(() => {
      if (!gone) setState('ready');
    });
    return () => {
      gone = true;
    };
  }, [supported]);
  return state;
}
