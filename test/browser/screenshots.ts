/**
 * `npm run screenshots`: pictures of the running product into docs/screenshots. The maintainers' page shows reports that this
 * script posted to its own server, over six simulated weeks; they are random and mean nothing.
 */
import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { seededRandom } from '../../model/random';
import { DIGITS, encodeReport, REPORT_VERSION, REPORTS_PATH } from '../../src/contract';
import { digitStrokes } from '../fixtures';
import { AppPage } from './app-page';
import { setup as buildIfStale } from './global-setup';
import { DESKTOP, MAINTAINER_TOKEN, PHONE, type Rig, startRig } from './rig';

const OUT = 'docs/screenshots';
const DAY_MS = 86_400_000;
const DAYS = 42;
const REPORTS_A_DAY = 30;
const ATTEMPTS_A_DIGIT = 4;

buildIfStale();
mkdirSync(OUT, { recursive: true });
for (const [device, viewport, colorScheme] of [
  ['phone', PHONE, 'light'],
  ['phone', PHONE, 'dark'],
  ['desktop', DESKTOP, 'light'],
  ['desktop', DESKTOP, 'dark'],
] as const) {
  const rig = await startRig({ viewport, serverBehind: DAYS * DAY_MS });
  await rig.page.emulateMedia({ colorScheme });
  await photograph(rig, `${device}-${colorScheme}`);
  await rig.close();
}

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
  await postReports(rig);
  await app.open('/maintain');
  await app.page.getByLabel('Maintainer token').fill(MAINTAINER_TOKEN);
  await app.button('Sign in').click();
  await app.button('Sign out').waitFor();
  await app.page.waitForTimeout(1000);
  await shoot('maintain');
}

async function postReports(rig: Rig): Promise<void> {
  const random = seededRandom(7);
  for (let day = 0; day < DAYS; day++) {
    for (let report = 0; report < REPORTS_A_DAY; report++) {
      const failures = DIGITS.map(
        (digit) =>
          Array.from({ length: ATTEMPTS_A_DIGIT }, () => random.uniform()).filter(
            (u) => u < 0.006 + digit / 600,
          ).length,
      );
      const body = encodeReport({
        v: REPORT_VERSION,
        id: randomBytes(16).toString('base64url'),
        model: 'm1',
        attempts: DIGITS.map(() => ATTEMPTS_A_DIGIT),
        failures,
        unread: random.uniform() < 0.2 ? 1 : 0,
      });
      const answer = await fetch(`${rig.origin}${REPORTS_PATH}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body,
      });
      if (answer.status !== 204) throw new Error(`a report was answered ${answer.status}`);
    }
    rig.advanceServerClock(DAY_MS);
  }
  await rig.server.release();
}
