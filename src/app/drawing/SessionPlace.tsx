import { useEffect, useSyncExternalStore } from 'react';
import { useOnDemand } from '../ui/useOnDemand';
import { sessionReadings } from './session-readings';

const importCard = async () => (await import('./SessionCard')).SessionCard;

/** Where the readings of this session stand once there are any; a first drawing does not wait for the card's code. */
export function SessionPlace() {
  const any = useSyncExternalStore(sessionReadings.subscribe, sessionReadings.all).length > 0;
  const { part: Card, load } = useOnDemand(importCard);
  useEffect(() => {
    if (any) load();
  }, [any, load]);
  return Card && <Card />;
}
