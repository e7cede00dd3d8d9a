import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { type SimulationResult, simulate } from '../../src/simulation/run';
import { describe as describeRun, exitStatus, faultsOf, verdictLine } from '../../src/simulation/verdict';
import { SqliteDatabase } from '../../src/sqlite';
import { endServers, FAULTS, ownServer, PLAN, POPULATION } from './plan';
import { countsOnceWithWrongClock } from './wrong-clock';

afterEach(endServers);

/**
 * Runs the plan, and changes the database at the end of the third day, before it is looked into.
 */
async function tamper(statements: string): Promise<SimulationResult> {
  const server = await ownServer();
  return await simulate(
    { ...PLAN, days: 3, population: { ...POPULATION, installs: 10 } },
    {
      ...server,
      readDaySums: (day) => {
        if (day === '2026-01-07') {
          const database = new SqliteDatabase(join(server.dataDir, 'inktally.sqlite'));
          database.exec(statements);
          database.close();
        }
        return server.readDaySums(day);
      },
    },
  );
}

describe('a simulation', () => {
  it('loses and doubles nothing though answers, requests and a server are lost meanwhile', async () => {
    const plan = { ...PLAN, population: { ...POPULATION, faults: { ...FAULTS, serverRestarts: 1 } } };
    const outcome = await simulate(plan, await ownServer());
    expect(faultsOf(outcome)).toEqual([]);
    expect(exitStatus(outcome)).toBe(0);
    expect(verdictLine(outcome)).toMatch(/^OK: .*, lost 0, doubled 0$/);
    const { traffic, kills, server, ends, counted, attempts, sent, acknowledged } = outcome;
    expect(kills).toBe(1);
    expect(Math.min(traffic.lostAnswers, traffic.lostRequests, traffic.duplicates)).toBeGreaterThan(0);
    expect(ends.acknowledged + ends.inTally + ends.inOutbox + ends.tooOld + ends.expired).toBe(counted);
    expect(counted).toBeLessThan(attempts);
    // What was counted and not acknowledged are answers that were lost.
    expect(sent).toBeGreaterThan(20);
    expect(server?.counted).toBeGreaterThanOrEqual(acknowledged);
    expect(server?.counted).toBeLessThanOrEqual(sent);
  });

  it('counts made-up reports exactly, and sees them in the released figures alone', async () => {
    const faults = { ...FAULTS, liar: { day: 8, reports: 40, failures: 25 } };
    const plan = { ...PLAN, days: 9, population: { ...POPULATION, installs: 20, faults } };
    const outcome = await simulate(plan, await ownServer());
    expect(faultsOf(outcome)).toEqual([]);
    expect(outcome.liar).toEqual({
      reports: 40,
      made: { periods: 1, marked: 1 },
      honest: { periods: expect.any(Number), marked: 0 },
    });
    expect(outcome.liar?.honest.periods).toBeGreaterThan(7);
    expect(describeRun(outcome)).toContain('Marked as unusual: 1 of 1 released periods with them');
  });

  // With one that lags, in test/soak.
  it('counts every report once though the clock runs ahead meanwhile, and a server is killed', async () => {
    await countsOnceWithWrongClock(400);
  });

  it('releases with noise, within the intervals', async () => {
    const outcome = await simulate({ ...PLAN, days: 3 }, await ownServer({ epsilon: '20' }));
    expect(faultsOf(outcome)).toEqual([]);
    expect(outcome.release?.figures).toBeGreaterThan(0);
    expect(outcome.release?.allowed).toBeGreaterThan(0);
  });

  it('fails where a report that was acknowledged is gone from the database', async () => {
    const outcome = await tamper(
      `update open_days set reports = reports - 1 where day = '2026-01-07';
       delete from report_ids where id = (select min(id) from report_ids where day = '2026-01-07')`,
    );
    expect(outcome.server).toMatchObject({ lost: 1, doubled: 0 });
    expect(verdictLine(outcome)).toMatch(/^FAILED: .*, lost 1, doubled 0$/);
    expect(exitStatus(outcome)).toBe(1);
  });
});
