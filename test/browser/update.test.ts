import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { digitStrokes } from '../fixtures';
import { AppPage } from './app-page';
import { type Rig, startRig } from './rig';
import { SECOND_VERSION, type SecondVersion, startSecondVersion } from './second-version';
import { expectSound } from './soundness';

/** A tab that never has time to load the other pages ahead. */
const neverIdle = () => {
  window.requestIdleCallback = () => 0;
};

let second: SecondVersion;
beforeAll(async () => {
  second = await startSecondVersion();
});
afterAll(async () => {
  await second?.close();
});

describe('a tab that is older than the server, with nothing kept', () => {
  let rig: Rig;
  let app: AppPage;

  beforeAll(async () => {
    rig = await startRig();
    app = new AppPage(rig.page, rig.origin);
    await rig.context.addInitScript(neverIdle);
    // As where a browser's settings forbid it.
    await rig.context.addInitScript(() => {
      ServiceWorkerContainer.prototype.register = () =>
        Promise.reject(new DOMException('forbidden', 'SecurityError'));
    });
    await app.open();
    await app.button('Use without sharing').click();
    expect(await app.draw(digitStrokes(5))).toBe('5');
  });
  afterAll(async () => {
    await rig?.close();
  });

  const failed = () => app.page.getByText('“Settings” could not be loaded.');

  it('says so in a sentence when a page is not to be had, and keeps the drawing', async () => {
    rig.proxy.upstream = second.url;
    await app.goTo('Settings');
    await failed().waitFor();
    await app.page.getByText('Your drawing stays until you load the app anew.').waitFor();
    await expectSound(app);
    expect(await app.settledReading()).toBe('5');
    await app.button('Stay here').click();
    expect(new URL(app.page.url()).pathname).toBe('/');
    expect(await failed().count()).toBe(0);
    expect(await app.settledReading()).toBe('5');
  });

  it('does not offer to load anew without a network, where nothing might be left', async () => {
    await rig.context.setOffline(true);
    await app.goTo('Settings');
    await app.page.getByText('“Settings” could not be loaded without a network.').waitFor();
    expect(await app.button('Load anew').count()).toBe(0);
    await rig.context.setOffline(false);
    await app.button('Try again').click();
    await app.button('Load anew').waitFor();
    expect(await app.settledReading()).toBe('5');
  });

  it('loads the wanted page in the new version at the user’s word', async () => {
    await app.button('Load anew').click();
    await app.page.getByRole('heading', { name: 'Settings', exact: true }).waitFor();
    await app.page.getByText(SECOND_VERSION).waitFor();
  });
});
