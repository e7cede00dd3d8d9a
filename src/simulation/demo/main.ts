/** `npm run demo`: the whole of Inktally with figures to look at, of simulated devices. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CommandError, runCommand, writeAll } from '../../command';
import { MAINTAIN_PATH } from '../../contract';
import { type Plan, ProgressBar, simulate, startOwnServer } from '..';
import {
  type Asked,
  copyMarkedApp,
  DayLines,
  DEMO_EPSILON,
  DEMO_MODELS,
  type DemoServer,
  demoPlan,
  Interrupt,
  readOptions,
  startDemoServer,
  USAGE,
} from '.';

/** The build that `npm run demo` sees to before it starts this. */
const BUILT_APP = 'dist/client';

await runCommand('demo', async () => {
  const asked = readOptions(process.argv.slice(2));
  if (!asked) {
    await print(USAGE);
    return 0;
  }
  const interrupt = new Interrupt();
  const folder = await mkdtemp(join(tmpdir(), 'inktally-demo-'));
  try {
    await demonstrate(asked, folder, interrupt);
  } catch (error) {
    if (!interrupt.came) throw error;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  await print('The demo has ended, and its data are deleted.');
  // What was being simulated when the interrupt came would go on for a while.
  process.exit(0);
});

async function demonstrate(asked: Asked, folder: string, interrupt: Interrupt): Promise<void> {
  const dataDir = join(folder, 'data');
  const staticDir = join(folder, 'app');
  await copyMarkedApp(BUILT_APP, staticDir);
  await fill(demoPlan(asked, Date.now()), dataDir, interrupt);
  if (interrupt.came) return;
  const server = await startDemoServer({ dataDir, staticDir, port: asked.port });
  interrupt.ends(server.stop);
  await welcome(server);
  await server.ended;
  if (!interrupt.came) throw new CommandError('the server ended by itself; start the demo again');
}

/** Lives the days against a server on their clock, and ends that server. */
async function fill(plan: Plan, dataDir: string, interrupt: Interrupt): Promise<void> {
  const { installs } = plan.population;
  await print(`Simulating ${installs} devices over ${plan.days} days; it takes a minute or two.`);
  const server = await startOwnServer({
    dataDir,
    databaseUrl: null,
    epsilon: DEMO_EPSILON,
    models: DEMO_MODELS,
    time: plan.start,
  });
  const bar = new ProgressBar(process.stderr);
  const lines = new DayLines(plan.days);
  const begun = performance.now();
  try {
    const simulation = simulate(plan, server, (progress) => {
      if (interrupt.came) return;
      bar.draw(progress.lived / (installs * plan.days), `day ${progress.day + 1} of ${plan.days}`);
      lines.tell(progress);
    });
    const outcome = await Promise.race([simulation, interrupt.coming]);
    bar.clear();
    if (!outcome) {
      simulation.catch(() => undefined);
      return;
    }
    const seconds = Math.round((performance.now() - begun) / 1000);
    await print(
      `${outcome.attempts.toLocaleString('en')} readings in ${outcome.sent} reports, in ${seconds} s.`,
    );
  } finally {
    bar.clear();
    await server.process.stop();
  }
}

async function welcome({ url, token }: DemoServer): Promise<void> {
  await print(`
The demo is served until Ctrl+C, which deletes it:

  ${url}${MAINTAIN_PATH}   the figures; the token is ${token}
  ${url}            the app

What a cron job would say of the newer version:

  MAINTAINER_TOKEN=${token} npm run check-regression -- --url ${url}
`);
}

async function print(text: string): Promise<void> {
  await writeAll(process.stdout, `${text}\n`);
}
