import fc from 'fast-check';
import { expect } from 'vitest';
import { type Command, commands } from './commands';
import { Device } from './device';

/**
 * The whole room against a model that keeps books (`audit.ts`), in any order and mixture of
 *
 * - readings, corrections before going on, refused readings left so: `read`
 * - counts taken back, one or several, sealed meanwhile or not: `takeBack`
 * - tabs: two, on one database and one lock; each command says which: `which`
 * - crashes at any await: a tab dies at a point of its own work, a new one comes:
 *   `interrupt: crash`
 * - lost answers, answers that never come, refusals of every kind, a network that fails:
 *   `FATES` of `server.ts`
 * - duplicate deliveries: twice at once, again much later, and the same bytes tried again: `FATES`
 * - clock jumps back and forward, by hours to 40 days, between and during: `turnClock`,
 *   `interrupt: clock jumps`
 * - quota errors, at the write or at the commit: `fillDisk`
 * - a model update between attempt and seal: `updateModel`; a changed policy: `updatePolicy`
 * - opting out at any moment, in the switch, by deleting everything, by the browser's wish:
 *   `choose`, `optOut`, `interrupt: other tab turns sharing off`, `other tab deletes everything`
 *
 * Each counted attempt is in the tally, in exactly one report, or was dropped by a stated rule; off
 * means no request and no byte kept. `drain` then lets everything go that can.
 *
 * @param runs number of random histories, beside the examples
 */
export async function checkHistories(runs: number, examples: readonly Command[][]): Promise<void> {
  const reached: Record<string, number> = {};
  await fc.assert(
    fc.asyncProperty(fc.integer(), commands, async (seed, story) => {
      const device = new Device(seed);
      await device.choose(0, true);
      await fc.asyncModelRun(() => ({ model: {}, real: device }), story);
      await device.drain();
      for (const [end, n] of Object.entries(device.audit.books)) reached[end] = (reached[end] ?? 0) + n;
    }),
    { numRuns: runs + examples.length, examples: examples.map((story): [number, Command[]] => [0, story]) },
  );
  // The histories reach every end that there is, so none of the rules is tested by its absence.
  for (const [end, n] of Object.entries(reached)) expect(n, end).toBeGreaterThan(0);
}
