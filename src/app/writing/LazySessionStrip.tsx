import { useEffect, useSyncExternalStore } from 'react';
import { useStore } from '../store';
import { OnDemand } from '../ui/on-demand';
import { sessionReadings } from './session-readings';

const strip = new OnDemand(async () => (await import('./SessionStrip')).SessionStrip);

/** The readings of this session, loaded when there is a first reading. */
export function LazySessionStrip() {
  const any = useSyncExternalStore(sessionReadings.subscribe, sessionReadings.all).length > 0;
  const { part: Strip } = useStore(strip);
  useEffect(() => {
    if (any) void strip.load();
  }, [any]);
  return Strip && <Strip />;
}
