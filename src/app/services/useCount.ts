import { useCallback } from 'react';
import type { CountOutcome } from '../../telemetry';
import type { Count } from '../drawing/counting';
import { keepStorage } from '../pwa/keep-storage';
import { useServices } from './services';
import { useSharing } from './TelemetryProvider';

/** Counts finished readings for the model that read them, up to the first that could not be; never throws, for drawing goes on. */
export function useCount(): (counts: readonly Count[]) => Promise<CountOutcome> {
  const { recognizer } = useServices();
  const sharing = useSharing();
  return useCallback(
    async (counts) => {
      const status = recognizer.status();
      if (status.state !== 'ready') return 'off';
      try {
        for (const count of counts) {
          const outcome = await sharing.count(count, status.model.version);
          if (outcome !== 'counted') return outcome;
        }
        void keepStorage();
        return 'counted';
      } catch (error) {
        console.error('A reading could not be counted; the tally stays without it.', error);
        return 'failed';
      }
    },
    [recognizer, sharing],
  );
}
