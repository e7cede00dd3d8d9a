import { useEffect, useSyncExternalStore } from 'react';
import { useOnDemand } from '../ui/useOnDemand';
import { sessionReadings } from './session-readings';

const importStrip = async () => (await import('./SessionStrip')).SessionStrip;

/** The readings of this session, loaded when there is a first reading. */
export function LazySessionStrip() {
  const any = useSyncExternalStore(sessionReadings.subscribe, sessionReadings.all).length > 0;
  const { part: Strip, load } = useOnDemand(importStrip);
  useEffect(() => {
    if (any) load();
  }, [any, load]);
  return Strip && <Strip />;
}
