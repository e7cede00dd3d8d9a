import { type Command, type Surroundings, writeLine } from '../command';
import { reachRunningServer } from './network';
import { type Asked, readOptions, USAGE } from './options';
import { startThrowAwayServer } from './own-server';
import { ProgressBar } from './progress-bar';
import { type Plan, simulate } from './run';
import { describe, exitStatus, faultsOf, verdictLine } from './verdict';

/** Exit status after an interrupt, as shells have it: 128 and the number of SIGINT. */
const EXIT_INTERRUPTED = 130;

export const runSimulate: Command = async (surroundings) => {
  const { argv, env, stdout } = surroundings;
  const asked = readOptions(argv.slice(2), env);
  if (!asked) {
    await writeLine(stdout, USAGE);
    return 0;
  }
  return asked.url === null
    ? await onOwnServer(asked, surroundings)
    : await onServer(asked.plan, asked.url, surroundings);
};

async function onOwnServer(
  { plan, databaseUrl, epsilon }: Asked,
  surroundings: Surroundings,
): Promise<number> {
  const server = await startThrowAwayServer({
    databaseUrl,
    epsilon,
    models: plan.population.models.map(({ version }) => version),
    time: plan.start,
  });
  const interrupt = () => void server.remove().finally(() => process.exit(EXIT_INTERRUPTED));
  process.once('SIGINT', interrupt);
  try {
    return await report(plan, server, surroundings);
  } finally {
    process.off('SIGINT', interrupt);
    await server.remove();
  }
}

async function onServer(plan: Plan, url: string, surroundings: Surroundings): Promise<number> {
  const server = await reachRunningServer(url);
  await writeLine(
    surroundings.stdout,
    `${url} stays on its real day: it counts the reports of all ${plan.days} days today, as real ones.`,
  );
  return await report(plan, server, surroundings);
}

/** Runs, and tells what came of it; gives the exit status. */
async function report(
  plan: Plan,
  server: Parameters<typeof simulate>[1],
  { stdout, stderr }: Surroundings,
): Promise<number> {
  const { installs } = plan.population;
  const bar = new ProgressBar(stderr);
  const begun = performance.now();
  try {
    const outcome = await simulate(plan, server, ({ lived, day, sent }) => {
      bar.draw(lived / (installs * plan.days), `day ${day + 1} of ${plan.days}, ${sent} reports`);
    });
    bar.clear();
    const seconds = (performance.now() - begun) / 1000;
    await writeLine(
      stdout,
      `${installs} installations, ${plan.days} days, seed ${plan.seed}: ${seconds.toFixed(1)} s, ` +
        `${Math.round(outcome.attempts / seconds)} attempts and ${(outcome.sent / seconds).toFixed(1)} reports a second.`,
    );
    await writeLine(stdout, describe(outcome));
    await writeLine(stdout, verdictLine(outcome));
    for (const fault of faultsOf(outcome)) await writeLine(stdout, `  ${fault}`);
    return exitStatus(outcome);
  } finally {
    bar.clear();
  }
}
