import { afterEach, expect, it } from 'vitest';
import { simulate } from '../../src/simulation/run';
import { endServers, FAULTS, ownServer, PLAN, POPULATION } from '../simulation/plan';
import { countsOnceWithWrongClock } from '../simulation/wrong-clock';

afterEach(endServers);

it('a simulation repeats itself with the same seed, and not with another', async () => {
  const run = async (seed: number) =>
    await simulate(
      { ...PLAN, seed, days: 3, population: { ...POPULATION, installs: 8, faults: FAULTS } },
      await ownServer(),
    );
  const first = await run(3);
  expect(first.sent).toBeGreaterThan(3);
  expect(await run(3)).toEqual(first);
  expect((await run(4)).attempts).not.toBe(first.attempts);
});

it('a simulation counts every report once though the clock lags meanwhile', async () => {
  await countsOnceWithWrongClock(-30);
});
