import { useCallback } from 'react';
import type { Digit } from '../../contract';
import type { CountOutcome, CountReceipt } from '../../telemetry';
import { persistStorage } from '../pwa/persistent-storage';
import { useRecognizer } from '../reader/useRecognizer';
import { useSharing } from './SharingProvider';

/** What a finished reading adds to the tally: an attempt, or a refused and unlabelled reading. */
export type Count =
  | { readonly kind: 'attempt'; readonly read: Digit | null; readonly meant: Digit }
  | { readonly kind: 'unread' };

/** What became of counts, and what takes them back. */
export interface Counted {
  readonly outcome: CountOutcome;
  readonly receipts: readonly CountReceipt[];
}

/**
 * `count` counts finished readings for the current model while sharing is active, up to the first
 * that cannot be counted. `takeBack` takes that back, and returns whether it is gone. They never
 * reject, so drawing goes on.
 */
export function useCount() {
  const recognizer = useRecognizer();
  const { telemetry, active } = useSharing();
  const count = useCallback(
    async (counts: readonly Count[]): Promise<Counted> => {
      const receipts: CountReceipt[] = [];
      const status = recognizer.status();
      if (!active || status.state !== 'ready') return { outcome: 'off', receipts };
      const model = status.model.version;
      try {
        for (const one of counts) {
          const result =
            one.kind === 'unread'
              ? await telemetry.countUnread(model)
              : await telemetry.countAttempt({ model, read: one.read, meant: one.meant });
          if (result.outcome !== 'counted') return { outcome: result.outcome, receipts };
          receipts.push(result.receipt);
        }
        void persistStorage();
        return { outcome: 'counted', receipts };
      } catch (error) {
        console.error('A reading could not be counted; the tally stays without it.', error);
        return { outcome: 'failed', receipts };
      }
    },
    [recognizer, telemetry, active],
  );
  const takeBack = useCallback(
    async ({ receipts }: Counted) => receipts.length === 0 || (await telemetry.takeBack(receipts)),
    [telemetry],
  );
  return { count, takeBack };
}
