import { beforeAll, describe, expect, it } from 'vitest';
import { REPORTS_PATH } from '../../src/contract';
import { digitStrokes } from '../fixtures';
import type { AppPage } from './app-page';
import { DESKTOP, PHONE } from './rig';
import { sidewaysRoom } from './soundness';
import { withRig } from './with-rig';

/** Runs in the page: of the frame of a chosen segment to what it lies on, after WCAG 2. */
function contrastOfFrame(radio: Element): number {
  const luminance = (color: string) => {
    const [r = 0, g = 0, b = 0] = (color.match(/[\d.]+/g) ?? []).map((part) => {
      const share = Number(part) / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const style = (element: Element | null | undefined) => getComputedStyle(element ?? document.body);
  const frame = luminance(style(radio.nextElementSibling).borderTopColor);
  const ground = luminance(style(radio.closest('fieldset')).backgroundColor);
  return (Math.max(frame, ground) + 0.05) / (Math.min(frame, ground) + 0.05);
}

describe('Settings', () => {
  const { rig, app } = withRig({ viewport: PHONE });

  beforeAll(async () => {
    await app.open();
    await app.agree();
  });

  /** The middle of something on the page, from the left edge of the screen, in CSS pixels. */
  async function middleOf(locator: ReturnType<AppPage['button']>): Promise<number> {
    const box = await locator.boundingBox();
    if (!box) throw new Error('it is not shown');
    return box.x + box.width / 2;
  }

  it.each([
    ['desktop', DESKTOP],
    ['phone', PHONE],
  ] as const)(
    'mirror the pages to write on for the left hand on a %s, and say so on the Privacy page',
    async (device, viewport) => {
      await app.goTo('Draw');
      await app.resize(viewport);
      const places = async () => ({
        next: await middleOf(app.button('Next')),
        undo: await middleOf(app.button('Undo')),
        sheet: await middleOf(app.area),
        reading: await middleOf(app.reading),
      });
      const right = await places();
      expect(right.undo).toBeLessThan(right.next);
      await app.goTo('Settings');
      await app.page.getByRole('radio', { name: 'Left-handed', exact: true }).check();
      for (const page of ['Draw', 'Number', 'Practice'] as const) {
        await app.goTo(page);
        const left = await places();
        expect(left.next, page).toBeLessThan(left.undo);
        expect(await sidewaysRoom(app), page).toBe(0);
        // On a phone the reading stands above the sheet, for either hand.
        if (device === 'desktop' && page !== 'Number') expect(left.reading, page).toBeLessThan(left.sheet);
      }
      if (device === 'desktop') expect(right.sheet).toBeLessThan(right.reading);
      await app.goTo('Privacy');
      await app.region('Stored on this device').getByText('Left-handed').waitFor();
      await app.page.reload();
      await app.goTo('Draw');
      expect((await places()).next).toBeLessThan((await places()).undo);
      await app.goTo('Settings');
      await app.page.getByRole('radio', { name: 'Right-handed', exact: true }).check();
      await app.goTo('Draw');
      expect(await places()).toEqual(right);
    },
  );

  it('show the theme that is chosen, or the system’s', async () => {
    await app.goTo('Settings');
    const light = ['rgb(243, 244, 249)', 'light'];
    const dark = ['rgb(14, 17, 32)', 'dark'];
    const shown = () =>
      app.page.evaluate(() => {
        const { backgroundColor, colorScheme } = getComputedStyle(document.documentElement);
        return [backgroundColor, colorScheme];
      });
    for (const system of ['dark', 'light'] as const) {
      await app.page.emulateMedia({ colorScheme: system });
      const ofSystem = [(system === 'dark' ? dark : light)[0], 'light dark'];
      for (const [theme, look] of Object.entries({ Light: light, Dark: dark, System: ofSystem })) {
        await app.page.getByRole('radio', { name: theme, exact: true }).check();
        await expect.poll(shown).toEqual(look);
      }
    }
  });

  it('mark the chosen one of a few with a contrast of 3:1 in both themes', async () => {
    await app.goTo('Settings');
    const chosen = app.page.getByRole('radio', { name: 'Right-handed', exact: true });
    for (const colorScheme of ['light', 'dark'] as const) {
      await app.page.emulateMedia({ colorScheme });
      await expect.poll(() => chosen.evaluate(contrastOfFrame)).toBeGreaterThanOrEqual(3);
    }
  });

  it('tell what the reader runs on and why', async () => {
    await app.region('Reader').getByText('Running on WebAssembly SIMD, the first choice.').waitFor();
  });

  it('tell what is stored by its parts', async () => {
    const text = (await app.region('App').textContent()) ?? '';
    expect(text).toMatch(/Storage used[\d.,]+ [kM]B/);
    expect(text).toMatch(/App files[\d.,]+ [kM]B/);
    expect(text).toMatch(/Choice and counts[\d.,]+ [kM]B/);
    expect(text).toMatch(/Protected from cleanup(Yes|Not guaranteed)/);
    await app.page.evaluate(() => Object.assign(navigator.storage, { persist: async () => false }));
    await app.button('Protect from cleanup').click();
    await app.page.getByText(/^The browser declined for now\./).waitFor();
  });

  it('lead to a self-test, which every digit passes', async () => {
    await app.page.getByRole('link', { name: 'Diagnostics and self-test' }).click();
    await app.page.getByRole('heading', { name: 'Diagnostics', exact: true }).waitFor();
    expect(new URL(app.page.url()).pathname).toBe('/diagnostics');
    await app.button('Start self-test').click();
    await app.page.getByText('All digits were read correctly.').waitFor();
    const rows = app.region('Self-test').getByRole('row');
    await expect.poll(() => rows.count()).toBe(11);
    for (let digit = 0; digit < 10; digit++) {
      const cells = await rows
        .nth(digit + 1)
        .locator('th, td')
        .allTextContents();
      expect(cells).toEqual([
        String(digit),
        String(digit),
        expect.stringMatching(/^[\d.]+%$/),
        expect.stringMatching(/^\d+\.\d\d ms$/),
        'Right',
      ]);
    }
    await expect.poll(() => app.region('Self-test').locator('svg rect').count()).toBe(10);
  });

  it('tell there the model and how well it reads, and copy all as a report', async () => {
    const model = app.region('Model');
    await model.getByText('Verified (SHA-256)').waitFor();
    const text = (await model.textContent()) ?? '';
    expect(text).toMatch(/Versionm\d+/);
    expect(text).toMatch(/Accuracy, MNIST test set99\.\d+%/);
    await app.button('Copy report').click();
    await app.page.getByText('Copied.', { exact: true }).waitFor();
    const report = await app.clipboard();
    expect(report).toMatch(/^Inktally \d+\.\d+\.\d+\n/);
    expect(report).toContain('\nModel files: Verified (SHA-256)\n');
    expect(report).toContain('\nAll digits were read correctly.\n0, 0, ');
    expect(report).toMatch(/\nBrowser: .*HeadlessChrome/);
    expect(report).toContain('\nSecure context: Yes\n');
  });

  it('count nothing of the self-test, and send nothing of the page', async () => {
    await expect.poll(() => app.region('Browser and device').textContent()).toContain('HeadlessChrome');
    await app.goTo('Privacy');
    await app.region('Stored on this device').getByText('Nothing counted yet.').waitFor();
    // That something would be seen there: one reading of a hand is.
    await app.goTo('Draw');
    await app.draw(digitStrokes(4));
    await app.count();
    await app.goTo('Privacy');
    await app.region('Next report').getByText('19 more readings before it can be sent.').waitFor();
    expect(JSON.parse(await app.nextReportBody())).toMatchObject({
      attempts: [0, 0, 0, 0, 1, 0, 0, 0, 0, 0],
      unread: 0,
    });
    expect(rig.proxy.requests.filter(({ url }) => url.endsWith(REPORTS_PATH))).toEqual([]);
    expect(rig.proxy.requests.filter(({ method }) => method !== 'GET')).toEqual([]);
    expect(rig.strangers()).toEqual([]);
    expect(rig.pageErrors).toEqual([]);
  });

  it('open at the address of the diagnostics, too', async () => {
    await app.open('/diagnostics');
    await app.button('Start self-test').waitFor();
    await app.page.getByRole('link', { name: 'Back to Settings' }).click();
    await app.page.getByRole('heading', { name: 'Settings', exact: true }).waitFor();
  });
});
