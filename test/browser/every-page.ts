import { beforeAll, describe, expect, it } from 'vitest';
import { APP_PATHS, MAINTAIN_PATH } from '../../src/contract';
import type { LanguageTag } from '../../src/design';
import { allMessages } from '../app/all-messages';
import { digitStrokes } from '../fixtures';
import type { AppPage } from './app-page';
import { twoLines } from './pictures';
import { MAINTAINER_TOKEN, PHONE } from './rig';
import { expectAccessible, expectColoursAccessible, expectRoomy, sidewaysRoom } from './soundness';
import { withRig } from './with-rig';

export const NARROWEST = { width: 320, height: 640 };

type Viewport = typeof PHONE;

/**
 * Sizes of the screen, each with the themes in which axe looks at the pages; there is room
 * for every text in all.
 */
type Looks = readonly (readonly [viewport: Viewport, themes: readonly ('light' | 'dark')[]])[];

/** Describes that every page, in every state, is sound in all these looks. */
export function describeEveryPage(looks: Looks): void {
  describe('every page', () => {
    const { app } = withRig({ viewport: PHONE, scrollbars: true });

    beforeAll(async () => {
      await app.open();
    });

    const isSound = async () => {
      for (const [viewport, themes] of looks) {
        await app.resize(viewport);
        await expectRoomy(app);
        for (const [i, colorScheme] of themes.entries()) {
          await app.page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
          // All but the colours is the same in both themes.
          if (i === 0) await expectAccessible(app);
          else await expectColoursAccessible(app);
        }
      }
      await app.resize(PHONE);
    };

    it('the question about sharing beside the sheet, and the policy', async () => {
      await app.goTo('Practice');
      await app.question.waitFor();
      await isSound();
      await app.openPolicy();
      await isSound();
      await app.agree();
      await app.goTo('Draw');
    });

    it('Draw, empty and with a reading', async () => {
      await isSound();
      await app.draw(digitStrokes(8));
      await app.pickMeant(3);
      await isSound();
      await app.more();
      await app.button('Draw with keys').click();
      await app.page.getByRole('grid', { name: 'Cells to draw in' }).waitFor();
      await isSound();
      await app.more();
      await app.button('Draw with keys').click();
      await app.next();
    });

    it('Number, empty, with twelve digits and with one corrected', async () => {
      await app.goTo('Number');
      await isSound();
      await app.write('314159265358');
      await isSound();
      await app.correctDigit(12, 0);
      await isSound();
      await app.clear();
    });

    it('Practice', async () => {
      await app.goTo('Practice');
      await app.page.getByRole('heading', { name: /^Write \d$/ }).waitFor();
      await isSound();
    });

    it('Image, empty and with two lines, one of them not sure', async () => {
      await app.goTo('Image');
      await isSound();
      await app.choosePicture(twoLines());
      await isSound();
      await app.button('Remove').click();
    });

    it('Privacy', async () => {
      await app.goTo('Privacy');
      await app.region('Stored on this device').waitFor();
      await isSound();
      await app.unfoldPolicy();
      await isSound();
    });

    it('Settings', async () => {
      await app.goTo('Settings');
      await app.page.getByRole('heading', { name: 'Settings', exact: true }).waitFor();
      await isSound();
    });

    it('Diagnostics, before and after the self-test', async () => {
      await app.page.getByRole('link', { name: 'Diagnostics and self-test' }).click();
      await isSound();
      await app.button('Start self-test').click();
      await app.page.getByText('All digits were read correctly.').waitFor();
      await isSound();
    });

    it('a page that does not exist, said as a page', async () => {
      await app.open('/no-such-page');
      await app.page.getByRole('heading').first().waitFor();
      for (const [viewport] of looks) {
        await app.resize(viewport);
        expect(await sidewaysRoom(app)).toBe(0);
      }
      await app.resize(PHONE);
    });

    it('the maintainers’ page, before and after signing in', async () => {
      await app.open(MAINTAIN_PATH);
      await app.page.getByLabel('Maintainer token').waitFor();
      await isSound();
      await app.page.getByLabel('Maintainer token').fill(MAINTAINER_TOKEN);
      await app.button('Sign in').click();
      await app.button('Sign out').waitFor();
      await isSound();
    });
  });
}

/**
 * Describes that every page passes a check in another language, light, on a screen of this size.
 */
export function describeEveryPageIn(
  language: LanguageTag,
  locale: string,
  viewport: Viewport,
  check: (app: AppPage) => Promise<void>,
): void {
  describe(`every page in ${language}, ${viewport.width} pixels wide`, () => {
    const { app } = withRig({ viewport, locale, scrollbars: true });

    beforeAll(async () => {
      await app.open();
    });

    it('the question about sharing, with the policy in the same language', async () => {
      const { agreement, shell } = await allMessages(language);
      await app.page.getByRole('link', { name: shell.navigation.practice }).click();
      const question = app.page.getByRole('region', { name: agreement.title });
      await question.waitFor();
      expect(await app.page.evaluate(() => document.documentElement.lang)).toBe(language);
      await check(app);
      const link = question.getByRole('link', { name: agreement.policy });
      // Readable before the answers: neither is under the navigation of a phone.
      await app.resize(PHONE);
      const navigation = await app.page.getByRole('navigation').boundingBox();
      for (const one of [link, app.button(agreement.agree), app.button(agreement.refuse)]) {
        const box = await one.boundingBox();
        expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThan(navigation?.y ?? 0);
      }
      await app.resize(viewport);
      await link.click();
      const policy = app.page.getByRole('dialog', { name: agreement.policy });
      await expect.poll(() => policy.getByRole('article').getAttribute('lang')).toBe(language);
      await check(app);
      await app.refuse(agreement.refuse);
      await question.waitFor({ state: 'detached' });
    });

    it.each(Object.keys(APP_PATHS) as (keyof typeof APP_PATHS)[])('%s', async (name) => {
      const { settings, shell } = await allMessages(language);
      // Diagnostics is a page of Settings.
      const link = name === 'diagnostics' ? settings.diagnostics : shell.navigation[name];
      await app.page.getByRole('link', { name: link, exact: true }).filter({ visible: true }).first().click();
      await expect.poll(() => app.page.title()).toBe(`${shell.navigation[name]} · ${shell.appName}`);
      await app.page.getByRole('heading', { level: 1 }).waitFor();
      await check(app);
    });
  });
}
