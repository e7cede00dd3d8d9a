import { useCallback } from 'react';
import type { Count } from '../drawing/counting';
import { keepStorage } from '../pwa/keep-storage';
import { useServices } from './services';
import { useSharing } from './TelemetryProvider';

/**
 * `off`: sharing is not active, so nothing is counted; `full`: the device has no room for a count; `failed`: it could not keep
 * it for another reason.
 */
export type CountResult = 'counted' | 'off' | 'full' | 'failed';

/** Counts finished readings for the model that read them; never throws, for drawing goes on regardless. */
export function useCount(): (counts: readonly Count[]) => Promise<CountResult> {
  const { recognizer } = useServices();
  const sharing = useSharing();
  return useCallback(
    async (counts) => {
      const status = recognizer.status();
      if (status.state !== 'ready') return 'off';
      try {
        for (const count of counts) {
          if (!(await sharing.count(count, status.model.version))) return 'off';
        }
        void keepStorage();
        return 'counted';
      } catch (error) {
        console.error('A reading could not be counted; the tally stays without it.', error);
        return error instanceof DOMException && error.name === 'QuotaExceededError' ? 'full' : 'failed';
      }
    },
    [recognizer, sharing],
  );
}
