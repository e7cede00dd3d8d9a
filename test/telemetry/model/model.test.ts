import fc from 'fast-check';
import { expect, test } from 'vitest';
import { commands } from './commands';
import { Device } from './device';

/**
 * The whole room against a model that keeps books (`audit.ts`), in any order and mixture of
 *
 * - readings, corrections before going on, refused readings left so: `read`
 * - tabs: two, on one database and one lock; each command says which: `which`
 * - crashes at any await: a tab dies at a point of its own work, a new one comes: `amid: crash`
 * - lost answers, answers that never come, refusals of every kind, a network that fails: `FATES` of `server.ts`
 * - duplicate deliveries: twice at once, again much later, and the same bytes tried again: `FATES`
 * - clock jumps back and forward, by hours to 40 days, between and amid: `turnClock`, `amid: clock jumps`
 * - quota errors, at the write or at the commit: `quota`
 * - a model update between attempt and seal: `updateModel`; a changed policy: `updatePolicy`
 * - opting out at any moment, in the switch, by deleting everything, by the browser's wish: `choose`, `optOut`,
 *   `amid: other tab turns sharing off`, `other tab deletes everything`
 *
 * Each counted attempt is in the tally, in exactly one report, or was dropped by a stated rule; off means no request and
 * no byte kept. `drain` then lets everything go that can.
 */
test('any history: each counted attempt is in the tally, in one report, or dropped by a stated rule; off is silent', async () => {
  const seen = { sealed: 0, stored: 0, refused: 0, expired: 0, agedOut: 0, wiped: 0, counted: 0 };
  await fc.assert(
    fc.asyncProperty(fc.integer(), commands, async (seed, story) => {
      const device = new Device(seed);
      await device.choose(0, true);
      await fc.asyncModelRun(() => ({ model: {}, real: device }), story);
      await device.drain();
      const { books, sealed } = device.audit;
      seen.sealed += sealed.size;
      for (const end of ['stored', 'refused', 'expired', 'agedOut', 'wiped', 'counted'] as const) {
        seen[end] += books[end];
      }
    }),
    { numRuns: 150 },
  );
  // The stories reach every end that there is, so none of the rules is tested by its absence.
  for (const [end, n] of Object.entries(seen)) expect(n, end).toBeGreaterThan(0);
});
