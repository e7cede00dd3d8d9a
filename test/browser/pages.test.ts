import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { digitStrokes } from '../fixtures';
import { AppPage } from './app-page';
import { DESKTOP, MAINTAINER_TOKEN, PHONE, type Rig, startRig } from './rig';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const NARROWEST = { width: 320, height: 640 };

async function violations(app: AppPage): Promise<string[]> {
  await app.page.evaluate(AXE);
  const results = (await app.page.evaluate('axe.run()')) as AxeResults;
  return results.violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`,
  );
}

/** How far the page can be scrolled sideways, in CSS pixels. */
const sidewaysRoom = (app: AppPage) =>
  app.page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

describe.each([
  ['phone, light', PHONE, 'light'],
  ['phone, dark', PHONE, 'dark'],
  ['desktop, light', DESKTOP, 'light'],
  ['desktop, dark', DESKTOP, 'dark'],
  ['narrow, light', NARROWEST, 'light'],
] as const)('every page on a %s screen', (_, viewport, colorScheme) => {
  let rig: Rig;
  let app: AppPage;

  beforeAll(async () => {
    rig = await startRig({ viewport });
    app = new AppPage(rig.page, rig.origin);
    await app.page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await app.open();
  });
  afterAll(async () => {
    await rig?.close();
  });

  const isSound = async () => {
    expect(await violations(app)).toEqual([]);
    expect(await sidewaysRoom(app)).toBe(0);
  };

  it('the agreement', async () => {
    await app.dialog.waitFor();
    await isSound();
    await app.agree();
  });

  it('Draw, empty and with a reading', async () => {
    await isSound();
    await app.draw(digitStrokes(8));
    await app.pickMeant(3);
    await isSound();
    await app.next();
  });

  it('Practice', async () => {
    await app.goTo('Practice');
    await app.page.getByRole('heading', { name: /^Write \d$/ }).waitFor();
    await isSound();
  });

  it('Privacy', async () => {
    await app.goTo('Privacy');
    await app.region('Stored on this device').waitFor();
    await isSound();
  });

  it('Settings', async () => {
    await app.goTo('Settings');
    await app.page.getByRole('heading', { name: 'Settings', exact: true }).waitFor();
    await isSound();
  });

  it('a page that does not exist, said as a page', async () => {
    await app.open('/no-such-page');
    await app.page.getByRole('heading').first().waitFor();
    expect(await sidewaysRoom(app)).toBe(0);
  });

  it('the maintainers’ page, before and after signing in', async () => {
    await app.open('/maintain');
    await app.page.getByLabel('Maintainer token').waitFor();
    await isSound();
    await app.page.getByLabel('Maintainer token').fill(MAINTAINER_TOKEN);
    await app.button('Sign in').click();
    await app.button('Sign out').waitFor();
    await isSound();
  });
});
