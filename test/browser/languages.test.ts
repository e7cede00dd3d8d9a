import { beforeAll, describe, expect, it } from 'vitest';
import { allMessages } from '../app/all-messages';
import { digitStrokes } from '../fixtures';
import { AppPage } from './app-page';
import { browserForAll } from './rig';
import { withRig } from './with-rig';

describe('the language chosen in Settings', () => {
  const { rig, app } = withRig();
  const lang = (of: AppPage) => of.page.evaluate(() => document.documentElement.lang);

  beforeAll(async () => {
    await app.open();
    await app.refuse();
  });

  it('says so when no language file arrives, and loads the page again with the network', async () => {
    const context = await (await browserForAll()).newContext({ locale: 'ja' });
    await context.route(/messages-(en|ja)-/, (route) => route.abort());
    const page = await context.newPage();
    await page.goto(rig.server.url);
    await page.getByRole('alert').getByText('Inktally could not be loaded.').waitFor();
    await context.unrouteAll();
    await context.setOffline(true);
    await context.setOffline(false);
    await page.getByRole('heading', { name: (await allMessages('ja')).draw.title }).waitFor();
    await context.close();
  });

  it('changes the page at once, and a drawing in another tab stays as it is', async () => {
    expect(await app.draw(digitStrokes(2))).toBe('2');
    const settings = new AppPage(await rig.context.newPage(), rig.origin);
    await settings.open('/settings');
    const messages = await allMessages('ja');
    await settings.page.getByLabel('Language').selectOption({ label: '日本語' });
    await settings.page.getByRole('heading', { name: messages.settings.title, exact: true }).waitFor();
    expect(await lang(settings)).toBe('ja');

    await app.page.bringToFront();
    const reading = app.page.getByRole('status', { name: messages.reading.label });
    await expect.poll(() => reading.textContent()).toBe('2');
    expect(await lang(app)).toBe('ja');
    await expect.poll(() => app.page.title()).toBe(`${messages.shell.navigation.draw} · Inktally`);
    await settings.page.close();
  });

  it('is kept, is there without a network, and is never preceded by English', async () => {
    const messages = await allMessages('ja');
    await app.isKept();
    rig.proxy.online = false;
    await app.page.addInitScript(() => {
      const seen = new Set<string>();
      Object.assign(globalThis, { headingsSeen: seen });
      new MutationObserver(() => {
        // That of the frame is blank.
        const heading = document.querySelector('h1')?.textContent?.trim();
        if (heading) seen.add(heading);
      }).observe(document, { childList: true, subtree: true });
    });
    for (const [path, heading] of [
      ['/', messages.draw.title],
      // A page with texts of its own.
      ['/settings', messages.settings.title],
    ] as const) {
      await app.open(path);
      await app.page.getByRole('heading', { name: heading, exact: true }).waitFor();
      const seen = await app.page.evaluate(() => [
        ...(globalThis as unknown as { headingsSeen: Set<string> }).headingsSeen,
      ]);
      expect(seen).toEqual([heading]);
    }
    rig.proxy.online = true;
  });

  it('can be the browser’s again', async () => {
    const messages = await allMessages('ja');
    await app.page.getByLabel(messages.settings.language).selectOption('system');
    await app.page.getByRole('heading', { name: 'Settings', exact: true }).waitFor();
    expect(await lang(app)).toBe('en');
  });
});
