import { useEffect, useState } from 'react';

type OfflineState = 'ready' | 'pending' | 'unsupported';

/** Whether the app's files are cached for offline use. */
export function useOfflineReady(): OfflineState {
  const [state, setState] = useState<OfflineState>('serviceWorker' in navigator ? 'pending' : 'unsupported');
  useEffect(() => {
    void navigator.serviceWorker?.ready.then(() => setState('ready'));
  }, []);
  return state;
}
