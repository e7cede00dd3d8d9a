/**
 * `npm run screenshots`: pictures of the running product into docs/screenshots. The maintainers' page shows the reports of the demo's simulated
 * devices over 60 days.
 */
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DEMO_EPSILON, DEMO_MODELS, demoPlan } from '../../src/cli/demonstration';
import { ProgressBar, simulate, startOwnServer } from '../../src/cli/simulation';
import { digitStrokes } from '../fixtures';
import { AppPage } from './app-page';
import { setup as buildIfStale } from './global-setup';
import { DESKTOP, MAINTAINER_TOKEN, PHONE, type Rig, startRig } from './rig';

const OUT = 'docs/screenshots';
const DEMO = { installs: 80, days: 60, seed: 1 };

buildIfStale();
mkdirSync(OUT, { recursive: true });
const folder = mkdtempSync(join(tmpdir(), 'inktally-screenshots-'));
await fill(join(folder, 'data'));
for (const [device, viewport, colorScheme] of [
  ['phone', PHONE, 'light'],
  ['phone', PHONE, 'dark'],
  ['desktop', DESKTOP, 'light'],
  ['desktop', DESKTOP, 'dark'],
] as const) {
  const dataDir = join(folder, `${device}-${colorScheme}`);
  cpSync(join(folder, 'data'), dataDir, { recursive: true });
  const rig = await startRig({
    viewport,
    env: { DATA_DIR: dataDir, PRIVACY_EPSILON: DEMO_EPSILON, MODEL_VERSIONS: DEMO_MODELS.join(',') },
  });
  await rig.page.emulateMedia({ colorScheme });
  await photograph(rig, `${device}-${colorScheme}`);
  await rig.close();
}
rmSync(folder, { recursive: true });

async function photograph(rig: Rig, name: string): Promise<void> {
  const app = new AppPage(rig.page, rig.origin);
  const shoot = async (page: string) => {
    await rig.page.mouse.move(0, 0);
    await rig.page.waitForTimeout(400);
    await rig.page.screenshot({ path: `${OUT}/${page}-${name}.png` });
    console.log(`${OUT}/${page}-${name}.png`);
  };
  await app.open();
  await app.dialog.waitFor();
  await shoot('agreement');
  await app.agree();
  await app.draw(digitStrokes(5));
  await shoot('draw');
  await app.button('Next').click();
  await app.goTo('Practice');
  const prompt = await app.page.getByRole('heading', { name: /^Write \d$/ }).textContent();
  await app.draw(digitStrokes(Number(prompt?.replace(/\D/g, ''))));
  await shoot('practice');
  await app.goTo('Privacy');
  await app.region('Next report').locator('pre').waitFor();
  await shoot('privacy');
  await app.goTo('Settings');
  await shoot('settings');
  await app.open('/maintain?days=90');
  await app.page.getByLabel('Maintainer token').fill(MAINTAINER_TOKEN);
  await app.button('Sign in').click();
  await app.button('Sign out').waitFor();
  await app.page.waitForTimeout(1000);
  await shoot('maintain');
}

/** Lives the days of the demo into a folder. */
async function fill(dataDir: string): Promise<void> {
  const plan = demoPlan(DEMO, Date.now());
  const server = await startOwnServer({
    dataDir,
    databaseUrl: null,
    epsilon: DEMO_EPSILON,
    models: DEMO_MODELS,
    time: plan.start,
  });
  try {
    const bar = new ProgressBar(process.stderr);
    await simulate(plan, server, ({ lived, day }) =>
      bar.draw(lived / (DEMO.installs * DEMO.days), `day ${day + 1} of ${DEMO.days}`),
    );
    bar.clear();
  } finally {
    await server.process.stop();
  }
}
