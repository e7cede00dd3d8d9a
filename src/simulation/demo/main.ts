/** `npm run demo`: the whole of Inktally with figures to look at, of simulated devices. */
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CommandError, runCommand, writeLine } from '../../command';
import { MAINTAIN_PATH } from '../../contract';
import { startOwnServer } from '../own-server';
import { ProgressBar } from '../progress-bar';
import { type Plan, simulate } from '../run';
import { type DemoServer, startDemoServer } from './demo-server';
import { copyMarkedApp } from './marked-app';
import { type Asked, readOptions, USAGE } from './options';
import { DEMO_EPSILON, DEMO_MODELS, demoPlan } from './plan';

/** The build that `npm run demo` sees to before it starts this. */
const BUILT_APP = 'dist/client';
/** Days between two lines, where a bar cannot be drawn. */
const DAYS_A_LINE = 10;

await runCommand('demo', async () => {
  const asked = readOptions(process.argv.slice(2));
  if (!asked) {
    await print(USAGE);
    return 0;
  }
  // Ctrl+C, or the end of the terminal, ends what runs, so that all of it can be deleted.
  const interrupt = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => interrupt.abort());
  const folder = await mkdtemp(join(tmpdir(), 'inktally-demo-'));
  try {
    await demonstrate(asked, folder, interrupt.signal);
  } catch (error) {
    if (!interrupt.signal.aborted) throw error;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  await print('The demo has ended, and its data are deleted.');
  // What was being simulated when the interrupt came would go on for a while.
  process.exit(0);
});

async function demonstrate(asked: Asked, folder: string, interrupt: AbortSignal): Promise<void> {
  const dataDir = join(folder, 'data');
  const staticDir = join(folder, 'app');
  await copyMarkedApp(BUILT_APP, staticDir);
  await fill(demoPlan(asked, Date.now()), dataDir, interrupt);
  if (interrupt.aborted) return;
  const server = await startDemoServer({ dataDir, staticDir, port: asked.port });
  interrupt.addEventListener('abort', server.stop);
  if (interrupt.aborted) server.stop();
  await welcome(server);
  await server.ended;
  if (!interrupt.aborted) throw new CommandError('the server ended by itself; start the demo again');
}

/** Lives the days against a server on their clock, and ends that server. */
async function fill(plan: Plan, dataDir: string, interrupt: AbortSignal): Promise<void> {
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
  let told = 0;
  const begun = performance.now();
  try {
    const simulation = simulate(plan, server, ({ lived, day }) => {
      if (interrupt.aborted) return;
      bar.draw(lived / (installs * plan.days), `day ${day + 1} of ${plan.days}`);
      if (process.stderr.isTTY || day < told + DAYS_A_LINE) return;
      told = day;
      process.stderr.write(`day ${day} of ${plan.days}\n`);
    });
    const outcome = await Promise.race([simulation, interrupted(interrupt)]);
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

async function interrupted(interrupt: AbortSignal): Promise<null> {
  if (!interrupt.aborted) await once(interrupt, 'abort');
  return null;
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
  await writeLine(process.stdout, text);
}
