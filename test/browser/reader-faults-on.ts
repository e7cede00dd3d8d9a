import type { Page } from 'playwright-core';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Messages } from '../../src/app/i18n';
import type { LanguageTag } from '../../src/design';
import { allMessages } from '../app/all-messages';
import { digitStrokes } from '../fixtures';
import { drawWithMouse } from './drawing';
import { SOFTWARE_WEBGL } from './recognizer-harness';
import { type ServerAnswer, withoutWasm } from './recording-proxy';
import { PHONE } from './rig';
import { expectRoomy, expectSound } from './soundness';
import { withRig } from './with-rig';

const WEIGHTS = /\/weights-[\w-]+\.bin/;
const WEBGL = /\/worker-webgl-/;
const MODEL = /\/model-[\w-]+\.json/;

export const SMALL_PHONE = { width: 360, height: 740 };
/** How the page may look where a failure is said. */
type Looks = readonly (readonly [language: LanguageTag, viewport: typeof PHONE])[];

/**
 * Describes what a failure of the reader says, that it leaves the sheet where it is in all these
 * looks, and the way on.
 */
export function describeReaderFaults(looks: Looks): void {
  describe('a reader that cannot be had', () => {
    const { rig, app } = withRig({ viewport: PHONE, args: SOFTWARE_WEBGL });
    /**
     * Another tab, which chooses the language: a page that is left for Settings loses its drawing.
     */
    let other: Page;
    /** Where the sheet lies while there is a reading, by page and look. */
    const places: Record<'Draw' | 'Number', unknown[]> = { Draw: [], Number: [] };

    beforeAll(async () => {
      // Every visit here is a first one: no copy of a file is kept that would hide
      // what the network does.
      await rig.context.route('**/sw.js', (route) => route.abort());
      await app.open();
      await app.refuse();
      other = await rig.context.newPage();
      await other.goto(`${rig.origin}/robots.txt`);
      await app.page.bringToFront();
    });
    afterEach(async () => {
      rig.proxy.alter(null);
      rig.proxy.online = true;
      await rig.context.setOffline(false);
    });

    /** Opens the page with nothing kept but the choice. */
    async function visitAnew(): Promise<void> {
      await app.page.evaluate(async () => {
        for (const name of await caches.keys()) await caches.delete(name);
      });
      const session = await rig.context.newCDPSession(app.page);
      await session.send('Network.clearBrowserCache');
      await session.detach();
      await app.open();
    }

    /** Shows the page in one look after the other, and in the end as it was. */
    async function inEveryLook(check: (texts: Messages, look: number) => Promise<void>): Promise<void> {
      const show = async (language: LanguageTag, viewport: typeof PHONE) => {
        await other.evaluate((tag) => {
          localStorage.setItem('inktally.preferences', JSON.stringify({ language: tag }));
        }, language);
        await expect.poll(() => app.page.evaluate(() => document.documentElement.lang)).toBe(language);
        await app.resize(viewport);
      };
      for (const [look, [language, viewport]] of looks.entries()) {
        await show(language, viewport);
        await check(await allMessages(language), look);
      }
      await show('en', PHONE);
    }
    const sheetIn = (texts: Messages) => app.page.getByRole('img', { name: texts.drawing.area });

    /**
     * On both pages to write on the failure is said, can be read, and leaves the sheet where
     * it is with a reading.
     */
    async function leavesTheSheet(fault: keyof Messages['reading']['faults']): Promise<void> {
      for (const page of ['Draw', 'Number'] as const) {
        await app.goTo(page);
        await drawWithMouse(app.page, app.area, digitStrokes(1));
        await inEveryLook(async (texts, look) => {
          const sentence = texts.reading.drawingStays(texts.reading.faults[fault]);
          await app.page.getByRole('alert').getByText(sentence, { exact: true }).waitFor();
          await expect.poll(() => sheetIn(texts).boundingBox()).toEqual(places[page][look]);
          await expectRoomy(app);
        });
        // Ink stays on a page that is left.
        await app.button('Clear').click();
      }
      await app.goTo('Draw');
    }

    /**
     * The sentence is said of a drawing, which is read as soon as its cause is gone and
     * the button is pressed.
     */
    async function saysAndGoesOn(sentence: string, digit: number): Promise<void> {
      await drawWithMouse(app.page, app.area, digitStrokes(digit));
      await app.page
        .getByRole('alert')
        .getByText(`${sentence} Your drawing is kept.`, { exact: true })
        .waitFor();
      await expectRoomy(app);
      rig.proxy.alter(null);
      await app.button('Try again').click();
      await app.reads(String(digit));
    }

    it('has a place for its failures, which is that of a reading', async () => {
      for (const page of ['Draw', 'Number'] as const) {
        await app.goTo(page);
        await drawWithMouse(app.page, app.area, digitStrokes(1));
        await app.reads('1');
        await inEveryLook(async (texts, look) => {
          places[page][look] = await sheetIn(texts).boundingBox();
        });
      }
      expect(Object.values(places).map(({ length }) => length)).toEqual([looks.length, looks.length]);
    });

    it('says that a model file is missing', async () => {
      rig.proxy.alter((path, answer) => (WEIGHTS.test(path) ? { ...answer, status: 404 } : answer));
      await visitAnew();
      await leavesTheSheet('missing');
      await saysAndGoesOn('The server no longer has this version’s model. Reload for the newest app.', 4);
    });

    it('says that the server has a problem', async () => {
      rig.proxy.alter((path, answer) => (MODEL.test(path) ? { ...answer, status: 503 } : answer));
      await visitAnew();
      await saysAndGoesOn('The reader couldn’t be loaded: the server has a problem.', 5);
    });

    it('says that the server cannot be reached, also after another try', async () => {
      rig.proxy.alter((path, answer) => (WEIGHTS.test(path) ? null : answer));
      await visitAnew();
      const failure = app.page
        .getByRole('alert')
        .getByText('The reader couldn’t be loaded: the server can’t be reached. Your drawing is kept.');
      await drawWithMouse(app.page, app.area, digitStrokes(2));
      await failure.waitFor();
      await expectSound(app);
      const tries = () => rig.proxy.paths().filter((path) => WEIGHTS.test(path)).length;
      const before = tries();
      await app.button('Try again').click();
      await expect.poll(tries).toBeGreaterThan(before);
      await failure.waitFor();
      rig.proxy.alter(null);
      await expect
        .poll(async () => {
          // That try may end only now, in vain: then there is the button still, for one more press.
          await app
            .button('Try again')
            .evaluateAll(([button]) => (button as HTMLElement | undefined)?.click());
          return app.reading.textContent();
        })
        .toBe('2');
    });

    it('says that there is no network, and goes on by itself when there is', async () => {
      rig.proxy.alter((path, answer) => (WEIGHTS.test(path) ? null : answer));
      await visitAnew();
      // The page itself is there before the network goes.
      await app.area.waitFor();
      await rig.context.setOffline(true);
      await drawWithMouse(app.page, app.area, digitStrokes(7));
      await app.page
        .getByRole('alert')
        .getByText('The reader can’t be loaded while you’re offline. Your drawing is kept.')
        .waitFor();
      rig.proxy.alter(null);
      await rig.context.setOffline(false);
      await app.reads('7');
    });

    it.each([
      ['the file of weights', WEIGHTS],
      ['the file of the model', MODEL],
    ])('says of %s that it is damaged on the server, by their hash', async (_name, pattern) => {
      rig.proxy.alter((path, answer) => (pattern.test(path) ? damaged(answer) : answer));
      await visitAnew();
      await saysAndGoesOn('A reader file is damaged, here and on the server.', 8);
    });

    it('does without a damaged copy that is whole on the server', async () => {
      rig.proxy.alter((path, answer) =>
        WEIGHTS.test(path) && !path.includes('?') ? damaged(answer) : answer,
      );
      await visitAnew();
      expect(await app.draw(digitStrokes(6))).toBe('6');
      expect(rig.proxy.requests.some(({ url }) => WEIGHTS.test(url) && url.endsWith('?again'))).toBe(true);
    });

    it('reads on WebGL where a content security policy blocks WebAssembly', async () => {
      rig.proxy.alter((_path, answer) => withoutWasm(answer));
      await visitAnew();
      expect(await app.draw(digitStrokes(5))).toBe('5');
      await app.goTo('Settings');
      await app.page.getByText(/^Running on WebGL, because WebAssembly SIMD isn’t available here/).waitFor();
    });

    it('says that WebAssembly and WebGL are both blocked', async () => {
      rig.proxy.alter((path, answer) =>
        WEBGL.test(path) ? { ...answer, status: 404 } : withoutWasm(answer),
      );
      await visitAnew();
      await leavesTheSheet('backend');
      await drawWithMouse(app.page, app.area, digitStrokes(0));
      await app.page
        .getByText(
          'This browser blocks both WebAssembly and WebGL. Allow one of them, or use another browser.',
        )
        .waitFor();
      rig.proxy.alter(null);
      await app.button('Try again').click();
      await app.reads('0');
    });

    it('says that the worker could not be started', async () => {
      rig.proxy.alter((path, answer) =>
        /\/worker-[\w-]+\.js/.test(path) ? { ...answer, status: 404 } : answer,
      );
      await visitAnew();
      await saysAndGoesOn('The reader stopped or couldn’t be started.', 3);
    });

    it('says the same in Settings, with the way on', async () => {
      rig.proxy.alter((path, answer) => (WEIGHTS.test(path) ? { ...answer, status: 503 } : answer));
      await visitAnew();
      await app.goTo('Settings');
      await app.page.getByText('The reader couldn’t be loaded: the server has a problem.').waitFor();
      await expectSound(app);
      rig.proxy.alter(null);
      await app.button('Try again').click();
      await app.region('Reader').getByText('Running on WebAssembly SIMD, the first choice.').waitFor();
    });

    it('notices a copy that went bad on the device, reads past it, and replaces it for when there is no network', async () => {
      await rig.context.unroute('**/sw.js');
      await visitAnew();
      await app.isKept();
      await app.page.evaluate(async (pattern) => {
        for (const name of await caches.keys()) {
          const cache = await caches.open(name);
          for (const request of await cache.keys()) {
            if (!new RegExp(pattern).test(request.url)) continue;
            const bytes = new Uint8Array(await ((await cache.match(request)) as Response).arrayBuffer());
            bytes[1000] = (bytes[1000] ?? 0) ^ 1;
            await cache.put(request, new Response(bytes));
          }
        }
      }, WEIGHTS.source);
      const repairs = () => rig.proxy.requests.filter(({ url }) => url.endsWith('?again')).length;
      const before = repairs();
      await app.page.reload();
      expect(await app.draw(digitStrokes(9))).toBe('9');
      expect(repairs()).toBe(before + 1);
      rig.proxy.online = false;
      await app.page.reload();
      expect(await app.draw(digitStrokes(9))).toBe('9');
      expect(repairs()).toBe(before + 1);
    });

    it('asks nobody else', () => {
      expect(rig.strangers()).toEqual([]);
    });
  });

  /** One bit of the file is another one. */
  function damaged(answer: ServerAnswer): ServerAnswer {
    const body = Buffer.from(answer.body);
    const place = body.length >> 1;
    body[place] = (body[place] ?? 0) ^ 1;
    return { ...answer, body };
  }
}
