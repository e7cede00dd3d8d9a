import { type OwnServer, startOwnServer } from '../../src/simulation/own-server';
import { NO_FAULTS, type Population } from '../../src/simulation/population';
import type { Plan } from '../../src/simulation/run';
import { cleanUp, temporaryFolder } from '../server/harness';

export const POPULATION: Population = {
  installs: 12,
  optIn: 0.8,
  readingsPerDay: 25,
  models: [{ version: 'm3', fromDay: 0, failureRates: new Array(10).fill(0.05) }],
  faults: NO_FAULTS,
};
export const PLAN: Plan = {
  population: POPULATION,
  days: 4,
  start: Date.UTC(2026, 0, 5),
  seed: 7,
  quietDays: 7,
};
export const FAULTS = {
  lostRequests: 0.1,
  lostAnswers: 0.3,
  duplicates: 0.2,
  wrongClocks: 0.3,
  serverRestarts: 0,
  liar: null,
  clockJump: null,
};

const started: OwnServer[] = [];
/** Ends the servers of a test. */
export async function endServers(): Promise<void> {
  for (const { process } of started.splice(0)) await process.stop();
  await cleanUp();
}

/** A server of the plan's models, on its clock. */
export async function ownServer(
  options: { epsilon?: string } = {},
): Promise<OwnServer & { readonly dataDir: string }> {
  const dataDir = await temporaryFolder();
  const server = await startOwnServer({
    dataDir,
    databaseUrl: null,
    epsilon: options.epsilon ?? null,
    models: ['m3'],
    time: PLAN.start,
  });
  started.push(server);
  return { ...server, dataDir };
}
