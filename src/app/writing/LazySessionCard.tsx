import { useEffect, useSyncExternalStore } from 'react';
import { useOnDemand } from '../ui/useOnDemand';
import { sessionReadings } from './session-readings';

const importCard = async () => (await import('./SessionCard')).SessionCard;

/** The session card, loaded when there is a first reading. */
export function LazySessionCard() {
  const any = useSyncExternalStore(sessionReadings.subscribe, sessionReadings.all).length > 0;
  const { part: Card, load } = useOnDemand(importCard);
  useEffect(() => {
    if (any) load();
  }, [any, load]);
  return Card && <Card />;
}
