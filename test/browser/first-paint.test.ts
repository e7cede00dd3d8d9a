import type { BrowserContextOptions, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { browserForAll, DESKTOP, PHONE } from './rig';
import { withRig } from './with-rig';

/** The start of the app; until it comes, the page shows its frame only. */
const APP = '**/assets/start-*.js';
const DARK_PAPER = 'rgb(14, 17, 32)';

const { rig } = withRig();

async function open(options: BrowserContextOptions): Promise<Page> {
  const browser = await browserForAll();
  return await (await browser.newContext({ locale: 'en-GB', reducedMotion: 'reduce', ...options })).newPage();
}

/** Where icons and edges are that the frame and the app have in common; null where hidden. */
async function places(page: Page): Promise<(string | null)[]> {
  const found = page.locator(
    'nav svg, header svg[viewBox="0 0 32 32"], [data-state="empty"], [data-shape] [data-shape]',
  );
  return await found.evaluateAll((all) =>
    all.map((element) => {
      if (!element.checkVisibility({ visibilityProperty: true })) return null;
      return JSON.stringify(element.getBoundingClientRect());
    }),
  );
}

describe('the first paint', () => {
  it('is of HTML and styles alone: navigation, sheet, and what to do where scripts are blocked', async () => {
    const page = await open({ javaScriptEnabled: false, colorScheme: 'dark' });
    for (const viewport of [PHONE, DESKTOP]) {
      await page.setViewportSize(viewport);
      await page.goto(rig.origin);
      expect(await page.locator('noscript').textContent()).toContain('Please allow JavaScript for this page');
      expect(await page.locator('noscript').isVisible()).toBe(true);
      expect(await page.locator('nav a svg').filter({ visible: true }).count()).toBe(6);
      const sheet = await page.locator('[data-shape] [data-shape]').boundingBox();
      expect(sheet?.width).toBeGreaterThan(viewport.width / 2 - 1);
      expect((sheet?.x ?? 0) + (sheet?.width ?? 0)).toBeLessThanOrEqual(viewport.width);
      expect(sheet?.height).toBe(sheet?.width);
    }
    await page.context().close();
  });

  it.each([
    ['a phone', { viewport: PHONE }, {}],
    ['a phone in Japanese', { viewport: PHONE, locale: 'ja' }, {}],
    ['a left hand’s desktop, dark by choice', { viewport: DESKTOP }, { hand: 'left', theme: 'dark' }],
  ])('stays in place when the app takes over, on %s', async (_, options, preferences) => {
    const page = await open(options);
    await page.addInitScript((stored) => {
      localStorage.setItem('inktally.preferences', JSON.stringify(stored));
    }, preferences);
    let release = () => {};
    const released = new Promise<void>((resolve) => {
      release = resolve;
    });
    await page.route(APP, async (route) => {
      await released;
      await route.continue();
    });
    await page.goto(rig.origin, { waitUntil: 'commit' });
    await page.locator('[data-shape] [data-shape]').waitFor();
    const before = await places(page);
    const paper = await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
    expect(paper === DARK_PAPER).toBe('theme' in preferences);
    release();
    await page.locator('canvas').waitFor();
    expect(before).toHaveLength(10);
    expect(await places(page)).toEqual(before);
    await page.context().close();
  });

  it('shows no sheet where the page has another or none', async () => {
    const page = await open({ viewport: PHONE });
    await page.route(APP, (route) => route.abort());
    await page.goto(`${rig.origin}/practice`);
    expect(await page.locator('nav a svg').filter({ visible: true }).count()).toBe(6);
    expect(await page.locator('[data-shape] [data-shape]').isVisible()).toBe(false);
    await page.context().close();
  });

  it('asks for the texts in the language of the reader before the app does, and only for these', async () => {
    const page = await open({ viewport: PHONE, locale: 'zh-TW' });
    await page.route(APP, (route) => route.abort());
    await page.goto(rig.origin);
    const early = page.locator('link[rel="modulepreload"][href*="/messages-"]');
    expect(await early.evaluateAll((links) => links.map((link) => link.getAttribute('href')))).toEqual([
      expect.stringMatching(/^\/assets\/messages-zh-hans-/),
    ]);
    await page.context().close();
  });
});
