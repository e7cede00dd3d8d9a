import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { digitStrokes } from '../fixtures';
import { AppPage } from './app-page';
import { otherDigit } from './practising';
import type { Rig } from './rig';
import { SECOND_VERSION, type SecondVersion, startSecondVersion } from './second-version';
import { expectSound } from './soundness';
import { withRig } from './with-rig';

const OFFER = 'A new version is ready.';
const PATIENCE = { timeout: 60_000 };

/** A tab that never has time to load the other pages ahead. */
const neverIdle = () => {
  window.requestIdleCallback = () => 0;
};

/**
 * Paths of the scripts of the page that are kept, by the address of a script that
 * the page itself names.
 */
async function keptScripts(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const names = await caches.keys();
    const requests = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
    return requests
      .flat()
      .map(({ url }) => new URL(url).pathname)
      .filter((path) => /^\/assets\/.*\.js$/.test(path))
      .sort();
  });
}

const workers = (page: Page) =>
  page.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration();
    return { active: registration?.active?.state ?? null, waiting: registration?.waiting?.state ?? null };
  });

const version = (app: AppPage) =>
  app.page.evaluate(() => document.documentElement.dataset.version ?? 'first');

/** How many pages are open, as the service worker counts them. */
function openPages({ context }: Rig): Promise<number> {
  const worker = context.serviceWorkers().at(-1);
  if (!worker) throw new Error('there is no service worker');
  return worker.evaluate(async () => {
    const { clients } = self as unknown as { clients: { matchAll(options: object): Promise<unknown[]> } };
    return (await clients.matchAll({ type: 'window', includeUncontrolled: true })).length;
  });
}

let second: SecondVersion;
beforeAll(async () => {
  second = await startSecondVersion();
});
afterAll(async () => {
  await second?.close();
});

describe('a new version on the server', () => {
  const { rig, app } = withRig();
  let old: AppPage;
  let firstScripts: string[];

  beforeAll(async () => {
    await app.open();
    await app.refuse();
    await app.isKept();
    firstScripts = await keptScripts(app.page);
  });

  it('is fetched and waits, and is not offered while there is ink on the sheet', async () => {
    expect(await app.draw(digitStrokes(5))).toBe('5');
    rig.proxy.upstream = second.url;
    await app.page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update());
    await expect
      .poll(() => workers(app.page), PATIENCE)
      .toEqual({ active: 'activated', waiting: 'installed' });
    await app.painted();
    await expect.poll(() => app.page.getByText(OFFER).count()).toBe(0);
    expect(await app.settledReading()).toBe('5');

    // A second tab, still of the first version. Opened before, it held the update back for minutes:
    // Chromium did not even ask the server.
    old = new AppPage(await rig.context.newPage(), rig.origin);
    await old.page.addInitScript(neverIdle);
    await old.open();
    await old.area.waitFor();
    await app.page.bringToFront();
  });

  it('is offered when the sheet is blank, goes away under the pen, and comes back', async () => {
    await app.clear();
    await app.page.getByText(OFFER).waitFor();
    await expectSound(app);
    expect(await app.draw(digitStrokes(2))).toBe('2');
    await expect.poll(() => app.page.getByText(OFFER).count()).toBe(0);
    await app.clear();
    await app.page.getByText(OFFER).waitFor();
  });

  it('is not offered during a round of practice', async () => {
    await app.goTo('Practice');
    await app.page.getByText(OFFER).waitFor();
    await app.draw(digitStrokes(await otherDigit(app)));
    await app.next();
    await expect.poll(() => app.page.getByText(OFFER).count()).toBe(0);
    // The round would be lost from any page.
    await app.goTo('Draw');
    await expect.poll(() => app.page.getByText(OFFER).count()).toBe(0);
    await app.goTo('Practice');
    await app.button('Undo').click();
    await app.clear();
    await app.page.getByText(OFFER).waitFor();
    await app.goTo('Draw');
  });

  it('takes over at the user’s word', async () => {
    expect(await version(app)).toBe('first');
    await app.button('Reload').click();
    await expect.poll(() => version(app), PATIENCE).toBe(SECOND_VERSION);
    expect(await app.draw(digitStrokes(7))).toBe('7');
    await app.clear();
  });

  it('leaves the tabs of the old one as they are, pages that they had not loaded yet included', async () => {
    await old.page.bringToFront();
    expect(await version(old)).toBe('first');
    expect(await old.draw(digitStrokes(4))).toBe('4');
    const before = rig.proxy.paths().length;
    await old.goTo('Settings');
    await old.page.getByRole('heading', { name: 'Settings', exact: true }).waitFor();
    await expect.poll(() => old.page.getByText(SECOND_VERSION).count()).toBe(0);
    // The browser looks by itself, some time after a page was opened, whether the service worker
    // is still the newest.
    const since = rig.proxy.paths().slice(before);
    expect(since.filter((path) => path !== '/sw.js')).toEqual([]);
    expect(rig.pageErrors).toEqual([]);
  });

  it('clears the old one’s files away when its last tab is gone', async () => {
    const both = await keptScripts(app.page);
    for (const script of firstScripts) expect(both).toContain(script);
    await old.page.close();
    await app.page.bringToFront();
    // A busy browser may count the closed tab for a moment longer; its files go when
    // the app is opened next.
    await expect.poll(() => openPages(rig), PATIENCE).toBe(1);
    await app.page.reload();
    const gone = firstScripts.filter((script) => /\/(start|SettingsPage)-/.test(script));
    expect(gone).toHaveLength(2);
    await expect
      .poll(async () => (await keptScripts(app.page)).filter((script) => gone.includes(script)), PATIENCE)
      .toEqual([]);
    await expect
      .poll(() => app.page.evaluate(async () => (await caches.match('/earlier-pages'))?.text()), PATIENCE)
      .toBeUndefined();
    rig.proxy.online = false;
    await app.page.reload();
    // The app starts after the first paint, maybe after the reload has ended.
    await expect.poll(() => version(app), PATIENCE).toBe(SECOND_VERSION);
    expect(await app.draw(digitStrokes(8))).toBe('8');
    rig.proxy.online = true;
  });
});

describe('a tab that is older than the server, with nothing kept', () => {
  const { rig, app } = withRig();

  beforeAll(async () => {
    await rig.context.addInitScript(neverIdle);
    // As where a browser's settings forbid it.
    await rig.context.addInitScript(() => {
      ServiceWorkerContainer.prototype.register = () =>
        Promise.reject(new DOMException('forbidden', 'SecurityError'));
    });
    await app.open();
    await app.refuse();
    expect(await app.draw(digitStrokes(5))).toBe('5');
  });

  const failed = () =>
    app.page.getByText('“Settings” couldn’t be loaded. There may be a newer version of the app.');

  it('says so in a sentence when a page cannot be loaded, and keeps the drawing', async () => {
    rig.proxy.upstream = second.url;
    await app.press('Settings');
    await failed().waitFor();
    await app.page.getByText('Your drawing is kept until you reload.').waitFor();
    await expectSound(app);
    expect(await app.settledReading()).toBe('5');
    await app.button('Stay here').click();
    await failed().waitFor({ state: 'detached' });
    expect(new URL(app.page.url()).pathname).toBe('/');
    expect(await app.settledReading()).toBe('5');
  });

  it('does not offer to reload without a network, where nothing might be left', async () => {
    await rig.context.setOffline(true);
    await app.press('Settings');
    await app.page.getByText('“Settings” can’t be loaded while you’re offline.').waitFor();
    await expect.poll(() => app.button('Reload').count()).toBe(0);
    await rig.context.setOffline(false);
    await app.button('Try again').click();
    await app.button('Reload').waitFor();
    expect(await app.settledReading()).toBe('5');
  });

  it('loads the wanted page in the new version at the user’s word', async () => {
    await app.button('Reload').click();
    await app.page.getByRole('heading', { name: 'Settings', exact: true }).waitFor();
    await app.page.getByText(SECOND_VERSION).waitFor();
  });
});
