import type { Locator } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { LANGUAGES } from '../../src/design';
import { allMessages } from '../app/all-messages';
import { digitStrokes, numberStrokes } from '../fixtures';
import { drawWithMouse } from './drawing';
import { PHONE } from './rig';
import { expectAccessible } from './soundness';
import { withRig } from './with-rig';

const SMALL_PHONE = { width: 360, height: 740 };

const { rig, app } = withRig({ viewport: PHONE });

/** What has to be scrolled to, in CSS pixels. */
const hidden = () => app.page.evaluate(() => document.documentElement.scrollHeight - innerHeight);

async function boxOf(locator: Locator) {
  const box = await locator.boundingBox();
  if (!box) throw new Error('it is not shown');
  return { ...box, bottom: box.y + box.height };
}

describe('Draw on a phone', () => {
  beforeAll(async () => {
    await app.open();
  });

  const session = () => app.page.getByRole('group', { name: 'This session' });

  it('fits the screen: empty, read, and with the session above the keys', async () => {
    expect(await hidden()).toBe(0);
    await app.draw(digitStrokes(7));
    expect(await hidden()).toBe(0);
    await app.next();
    await session().waitFor();
    expect(await hidden()).toBe(0);
    const strip = await boxOf(session());
    expect(strip.y).toBeGreaterThan((await boxOf(app.button('Next'))).bottom);
    expect(strip.bottom).toBeLessThan((await boxOf(app.meantKey(0))).y);
  });

  it('fits a small one, too, with one row of tools and a menu that ends above the navigation', async () => {
    await app.resize(SMALL_PHONE);
    await session().waitFor();
    expect(await hidden()).toBe(0);
    const tools = app.page.getByRole('toolbar').getByRole('button');
    const rows = await tools.evaluateAll((all) => all.map((one) => one.getBoundingClientRect().bottom));
    expect(rows).toHaveLength(5);
    expect(new Set(rows).size).toBe(1);
    await app.more();
    const { y: navigation } = await boxOf(app.page.getByRole('navigation'));
    expect((await boxOf(app.button('Copy'))).bottom).toBeLessThan(navigation);
    await expectAccessible(app);
    await app.page.keyboard.press('Escape');
    await expect.poll(() => app.button('Copy').count()).toBe(0);
  });

  it('shows the pixels within the sheet', async () => {
    await app.draw(digitStrokes(2));
    await app.more();
    await app.button('What the model sees').click();
    const image = await boxOf(app.page.getByRole('img', { name: /28 by 28 pixels/ }));
    const sheet = await boxOf(app.area);
    expect(image.y).toBeGreaterThan(sheet.y);
    expect((await boxOf(app.button('Back to the sheet'))).bottom).toBeLessThan(sheet.bottom);
    expect(image.width).toBeLessThan(sheet.width);
    await app.resize(PHONE);
    expect(await hidden()).toBe(0);
    await app.button('Back to the sheet').click();
    await app.clear();
  });

  it('buzzes when a digit is surely read, which becomes type then; not with reduced motion', async () => {
    await app.page.evaluate(() => {
      const felt: unknown[] = [];
      const seen: string[] = [];
      Object.assign(globalThis, { felt, seen });
      Object.assign(navigator, { vibrate: (pattern: unknown) => felt.push(pattern) });
      new MutationObserver(() => {
        const digit = document.querySelector('main svg text');
        const [animation] = digit?.getAnimations() ?? [];
        if (digit) seen.push(`${digit.textContent} in ${animation?.effect?.getTiming().duration} ms`);
      }).observe(document.body, { childList: true, subtree: true });
    });
    const noted = () =>
      app.page.evaluate(() => {
        const { felt, seen } = globalThis as unknown as { felt: unknown[]; seen: string[] };
        return { felt, seen: [...new Set(seen)] };
      });
    const tally = (text: string) => app.page.getByRole('img', { name: text, exact: true });
    await app.button('Clear list').click();
    await app.draw(digitStrokes(1));
    await app.next();
    await tally('1 digit read in this session').waitFor();
    expect(await noted()).toEqual({ felt: [], seen: [] });

    await app.page.emulateMedia({ reducedMotion: 'no-preference' });
    await app.draw(digitStrokes(7));
    await expect.poll(async () => (await noted()).felt).toEqual([10]);
    await app.next();
    await expect.poll(async () => (await noted()).seen).toEqual(['7 in 180 ms']);
    await tally('2 digits read in this session').waitFor();
    await expect.poll(() => app.page.locator('main svg text').count()).toBe(0);
    await app.button('Undo').click();
    await app.reads('7');
    await app.clear();
    await tally('1 digit read in this session').waitFor();
    await app.page.emulateMedia({ reducedMotion: 'reduce' });
    expect(rig.pageErrors).toEqual([]);
  });
});

describe.each(LANGUAGES)('a small phone in %s', (language) => {
  beforeAll(async () => {
    await app.resize(SMALL_PHONE);
    await app.page.evaluate((chosen) => {
      localStorage.setItem('inktally.preferences', JSON.stringify({ language: chosen }));
    }, language);
    // Afresh, as only the readings of this page count for the question.
    await app.open('/number');
  });

  it('has all of Number on the screen: empty, read, and with a digit to be corrected', async () => {
    const { drawing, number, reading } = await allMessages(language);
    await app.page.getByText(number.empty, { exact: true }).waitFor();
    expect(await hidden()).toBe(0);
    await drawWithMouse(app.page, app.page.getByLabel(drawing.area), numberStrokes('1995'));
    const boxes = app.page.getByRole('group', { name: number.digits }).getByRole('button');
    await expect.poll(() => boxes.count()).toBe(4);
    await app.page.getByText(reading.sure('99%'), { exact: true }).waitFor();
    expect(await hidden()).toBe(0);
    await boxes.nth(1).click();
    await app.page.getByText(number.chosen(2, 9), { exact: true }).waitFor();
    expect(await hidden()).toBe(0);
  });

  it('has both answers to the question about sharing above the navigation', async () => {
    const { agreement, drawing, reading, shell } = await allMessages(language);
    await app.page.getByRole('link', { name: shell.navigation.draw, exact: true }).last().click();
    for (const digit of [1, 2, 3]) {
      await drawWithMouse(app.page, app.page.getByLabel(drawing.area), digitStrokes(digit));
      await app.page.getByRole('status', { name: reading.label }).getByText(String(digit)).waitFor();
      await app.button(drawing.next).click();
    }
    const { y: navigation } = await boxOf(app.page.getByRole('navigation'));
    const sheet = await boxOf(app.page.getByLabel(drawing.area));
    for (const answer of [agreement.agree, agreement.refuse]) {
      const { y, bottom } = await boxOf(app.button(answer));
      expect(y).toBeGreaterThan(sheet.bottom);
      expect(bottom).toBeLessThan(navigation);
    }
    expect(rig.pageErrors).toEqual([]);
  });
});
