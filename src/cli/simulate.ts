/** `npm run simulate`: simulated installations against a real server, and whether any count was lost or doubled. */
import { runCommand, writeAll } from './output';
import {
  describe,
  faultsOf,
  ProgressBar,
  readOptions,
  simulate,
  startThrowAwayServer,
  USAGE,
  verdictLine,
} from './simulation';

/** Exit status where something was lost or doubled. */
const EXIT_FAILED = 1;
/** Exit status after an interrupt, as shells have it: 128 and the number of SIGINT. */
const EXIT_INTERRUPTED = 130;

await runCommand('simulate', async () => {
  const asked = readOptions(process.argv.slice(2), process.env);
  if (!asked) {
    await print(USAGE);
    return 0;
  }
  const { plan, url } = asked;
  const { installs, models } = plan.population;
  const own =
    url === null
      ? await startThrowAwayServer({
          databaseUrl: asked.databaseUrl,
          epsilon: asked.epsilon,
          models: models.map(({ version }) => version),
          time: plan.start,
        })
      : null;
  const interrupt = () => void own?.remove().finally(() => process.exit(EXIT_INTERRUPTED));
  if (own) process.once('SIGINT', interrupt);
  const bar = new ProgressBar(process.stderr);
  const begun = performance.now();
  try {
    const outcome = await simulate(plan, own ?? { url: async () => url ?? '' }, ({ lived, day, sent }) => {
      bar.draw(lived / (installs * plan.days), `day ${day + 1} of ${plan.days}, ${sent} reports`);
    });
    bar.clear();
    const seconds = (performance.now() - begun) / 1000;
    await print(
      `${installs} installations, ${plan.days} days, seed ${plan.seed}: ${seconds.toFixed(1)} s, ` +
        `${Math.round(outcome.attempts / seconds)} attempts and ${(outcome.sent / seconds).toFixed(1)} reports a second.`,
    );
    await print(describe(outcome));
    await print(verdictLine(outcome));
    const faults = faultsOf(outcome);
    for (const fault of faults) await print(`  ${fault}`);
    return faults.length === 0 ? 0 : EXIT_FAILED;
  } finally {
    bar.clear();
    process.off('SIGINT', interrupt);
    await own?.remove();
  }
});

async function print(text: string): Promise<void> {
  await writeAll(process.stdout, `${text}\n`);
}
