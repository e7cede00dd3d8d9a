import { useCallback } from 'react';
import type { Count } from '../drawing/counting';
import { useServices } from './services';
import { useSharing } from './TelemetryProvider';

/** `off`: sharing is not active, so nothing is counted; `failed`: the device could not keep the count. */
export type CountResult = 'counted' | 'off' | 'failed';

/** Counts finished readings for the model that read them; never throws, for drawing goes on regardless. */
export function useCount(): (count: Count) => Promise<CountResult> {
  const { recognizer } = useServices();
  const sharing = useSharing();
  return useCallback(
    async (count) => {
      const status = recognizer.status();
      if (status.state !== 'ready') return 'off';
      try {
        return (await sharing.count(count, status.model.version)) ? 'counted' : 'off';
      } catch (error) {
        console.error('A reading could not be counted; the tally stays as it was.', error);
        return 'failed';
      }
    },
    [recognizer, sharing],
  );
}
