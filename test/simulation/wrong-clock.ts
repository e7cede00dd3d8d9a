import { expect } from 'vitest';
import { simulate } from '../../src/simulation/run';
import { describe as describeRun, faultsOf, verdictLine } from '../../src/simulation/verdict';
import { FAULTS, ownServer, PLAN, POPULATION } from './plan';

/** Shows that the server's clock may be wrong by `days` for a while: each report counts once. */
export async function countsOnceWithWrongClock(days: number): Promise<void> {
  const faults = { ...FAULTS, serverRestarts: 1, clockJump: { day: 2, days } };
  const plan = { ...PLAN, population: { ...POPULATION, faults } };
  const outcome = await simulate(plan, await ownServer());
  expect(faultsOf(outcome)).toEqual([]);
  expect(verdictLine(outcome)).toMatch(/^OK: .*, lost 0, doubled 0$/);
  expect(outcome.clock).toEqual({ day: 2, days, refused: expect.any(Number), counted: 0, released: 0 });
  expect(outcome.clock?.refused).toBeGreaterThan(0);
  expect(describeRun(outcome)).toMatch(
    /\nClock: \d+ days (ahead|behind) on day 2; \d+ requests refused, 0 reports counted and 0 figures released meanwhile\.$/,
  );
  // A clock that was believed is a fault.
  const clock = { day: 2, days, refused: 0, counted: 3, released: 0 };
  expect(faultsOf({ ...outcome, clock })).toEqual([
    '3 reports counted while the clock was not to be believed',
  ]);
}
