import { beforeAll, describe, expect, it } from 'vitest';
import type { AllMessages } from '../../src/app/i18n';
import type { LanguageTag } from '../../src/design';
import { allMessages } from '../app/all-messages';
import { digitStrokes, numberStrokes } from '../fixtures';
import { drawWithMouse } from './drawing';
import { PHONE } from './rig';
import { expectClearOf, expectRoomy } from './soundness';
import { withRig } from './with-rig';

/** The browser's own setting: lengths in media queries grow with it. */
export const BY_SETTING = ['--blink-settings=defaultFontSize=32'];

interface Look {
  readonly viewport: typeof PHONE;
  readonly language: LanguageTag;
  /** The language that the browser asks for. */
  readonly locale: string;
  /** Without any, letters alone are made larger, as some browsers can. */
  readonly args: readonly string[];
}

interface WithShifts {
  sheetShifts: { from: number; to: number }[];
}

/** Runs in the page: notes each time that what the sheet lies in moves without being scrolled. */
function noteShifts(): void {
  const shifts: WithShifts['sheetShifts'] = [];
  (globalThis as unknown as WithShifts).sheetShifts = shifts;
  new PerformanceObserver((list) => {
    for (const { sources } of list.getEntries() as LayoutShift[]) {
      const source = sources.find(({ node }) => node?.contains(document.querySelector('main canvas')));
      if (source) shifts.push({ from: source.previousRect.y, to: source.currentRect.y });
    }
  }).observe({ type: 'layout-shift', buffered: true });
}

/** Part of the Layout Instability API that TypeScript lacks. */
interface LayoutShift extends PerformanceEntry {
  readonly sources: readonly {
    node: Node | null;
    previousRect: DOMRectReadOnly;
    currentRect: DOMRectReadOnly;
  }[];
}

/** Describes how every page looks where letters are twice as large as usual. */
export function describeLargeLetters({ viewport, language, locale, args }: Look): void {
  const screen = viewport === PHONE ? 'phone' : 'desktop';
  describe(`letters twice as large, ${screen}${args.length === 0 ? ', letters only' : ''}, ${language}`, () => {
    const { rig, app } = withRig({ viewport, locale, args });
    let texts: AllMessages;

    beforeAll(async () => {
      texts = await allMessages(language);
      if (args.length === 0) {
        await app.page.addInitScript(() => {
          addEventListener('DOMContentLoaded', () => {
            document.documentElement.style.fontSize = '200%';
          });
        });
      }
      await app.page.addInitScript(noteShifts);
      await app.open();
    });

    const goTo = async (page: keyof AllMessages['shell']['navigation']) => {
      const link = app.page.getByRole('link', { name: texts.shell.navigation[page], exact: true });
      await link.filter({ visible: true }).first().click();
      await expect.poll(() => app.page.title()).toContain(texts.shell.navigation[page]);
      await app.page.getByRole('heading', { level: 1 }).waitFor();
    };
    const sheet = () => app.page.getByRole('img', { name: texts.drawing.area });
    const reading = () => app.page.getByRole('status', { name: texts.reading.label });
    const isRead = async (as: string) =>
      await expect.poll(() => reading().textContent(), { timeout: 20_000 }).toBe(as);

    /**
     * How often, and from where to where, the sheet has moved by itself: under a pen, it
     * would spoil the ink.
     */
    const shiftsOfTheSheet = async () => {
      await app.painted();
      return app.page.evaluate(() => (globalThis as unknown as WithShifts).sheetShifts);
    };

    it('are twice as large, and the question about sharing and the policy can be read', async () => {
      const size = () => getComputedStyle(document.documentElement).fontSize;
      expect(await app.page.evaluate(size)).toBe('32px');
      await goTo('practice');
      const question = app.page.getByRole('region', { name: texts.agreement.title });
      await expectRoomy(app);
      await expectClearOf(question, sheet());
      await question.getByRole('link', { name: texts.agreement.policy }).click();
      await app.page.getByRole('dialog').getByRole('article').waitFor();
      await expectRoomy(app);
      await app.refuse(texts.agreement.refuse);
      await goTo('draw');
    });

    it('Draw: empty, read, and not sure', async () => {
      if (viewport === PHONE) {
        // Icons only; the links still have their names.
        const links = app.page.getByRole('navigation').getByRole('link');
        const widths = await links.evaluateAll((all) =>
          all.map((link) => link.lastElementChild?.getBoundingClientRect().width),
        );
        expect(widths).toEqual([1, 1, 1, 1, 1, 1]);
      }
      await expectRoomy(app);
      const before = (await shiftsOfTheSheet()).length;
      await drawWithMouse(app.page, sheet(), digitStrokes(7));
      await isRead('7');
      await expectRoomy(app);
      await drawWithMouse(app.page, sheet(), digitStrokes(4));
      await isRead(texts.reading.notSure);
      await expectRoomy(app);
      // A word never breaks: 自信なし is one.
      const lines = await reading().evaluate((status) => {
        const range = document.createRange();
        range.selectNodeContents(status);
        return range.getClientRects().length;
      });
      expect(lines).toBeLessThanOrEqual(texts.reading.notSure.split(' ').length);
      expect((await shiftsOfTheSheet()).slice(before)).toEqual([]);
    });

    it('Number: empty, and read', async () => {
      await goTo('number');
      await expectRoomy(app);
      const before = (await shiftsOfTheSheet()).length;
      await drawWithMouse(app.page, sheet(), numberStrokes('2026'));
      await isRead('2026');
      await expectRoomy(app);
      expect((await shiftsOfTheSheet()).slice(before)).toEqual([]);
    });

    it('Practice', async () => {
      await goTo('practice');
      await sheet().waitFor();
      await expectRoomy(app);
    });

    it.each(['image', 'privacy', 'settings'] as const)('%s', async (page) => {
      await goTo(page);
      await expectRoomy(app);
    });

    it('Diagnostics', async () => {
      await app.page.getByRole('link', { name: texts.settings.diagnostics }).click();
      await app.page.getByRole('heading', { level: 1 }).waitFor();
      await expectRoomy(app);
      expect(rig.pageErrors).toEqual([]);
    });
  });
}
