import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { digitStrokes } from '../fixtures';
import { AppPage } from './app-page';
import { drawWithMouse } from './drawing';
import { type Rig, startRig } from './rig';

describe('the first visit and no network after it', () => {
  let rig: Rig;
  let app: AppPage;

  beforeAll(async () => {
    rig = await startRig({ ownBrowser: true });
    app = new AppPage(rig.page, rig.origin);
  });
  afterAll(async () => {
    await rig?.close();
  });

  it('can be drawn on before the model has arrived, and reads the waiting ink then', async () => {
    const release = rig.proxy.hold(/weights.*\.bin/);
    await app.open();
    await app.button('Use without sharing').click();
    await drawWithMouse(app.page, app.area, digitStrokes(5));
    await app.page.waitForTimeout(500);
    expect((await app.reading.textContent())?.trim()).toBe('');
    release();
    expect(await app.settledReading()).toBe('5');
  });

  it('starts and reads with no network at all after the first visit', async () => {
    await app.page.evaluate(async () => {
      await navigator.serviceWorker.ready;
    });
    await expect
      .poll(
        () =>
          app.page.evaluate(async () => {
            const names = await caches.keys();
            const urls = await Promise.all(
              names.map(async (name) => (await (await caches.open(name)).keys()).map(({ url }) => url)),
            );
            return urls.flat().some((url) => /weights.*\.bin/.test(url));
          }),
        { timeout: 30_000 },
      )
      .toBe(true);
    rig.proxy.online = false;
    await app.page.reload();
    expect(await app.draw(digitStrokes(2))).toBe('2');
    await app.goTo('Practice');
    await app.page.getByRole('heading', { name: /^Write \d$/ }).waitFor();
    await app.open('/privacy');
    await app.region('Stored on this device').waitFor();
    expect(await app.sharingSwitch.getAttribute('aria-checked')).toBe('false');
  });

  it.each([
    ['/', 'Draw a digit'],
    ['/number', 'Write a number'],
    ['/practice', /^Write \d$/],
    ['/privacy', 'Privacy'],
    ['/settings', 'Settings'],
  ])('opens %s with no network, first of all pages', async (path, heading) => {
    await app.open(path);
    await app.page.getByRole('heading', { name: heading, level: 1 }).waitFor();
    expect(rig.pageErrors.filter((error) => !/net::ERR/.test(error))).toEqual([]);
  });

  it('sent and counted nothing without sharing', async () => {
    expect(rig.proxy.requests.filter(({ method }) => method !== 'GET')).toEqual([]);
    expect(rig.strangers()).toEqual([]);
  });
});
