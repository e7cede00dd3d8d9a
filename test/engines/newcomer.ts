import { mkdirSync, writeFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { encodeReport, MAINTAIN_PATH, REPORTS_PATH } from '../../src/contract';
import { loadLanguage } from '../../src/dashboard/i18n';
import type { Stroke } from '../../src/ink';
import { allMessages } from '../app/all-messages';
import { pictureFile } from '../browser/pictures';
import { RecordingProxy } from '../browser/recording-proxy';
import { readKept } from '../browser/storage';
import { digitStrokes, HATTED_ONES, numberStrokes } from '../fixtures';
import { cleanUp, TOKEN, temporaryFolder } from '../server/harness';
import { type ServerProcess, startServerProcess } from '../server/process';
import { DrivenBrowser, type Target } from './driven-browser';
import { until } from './programs';
import type { BrowserOptions, Wire } from './webdriver';

const PHONE = { width: 390, height: 844 };
const DIGITS = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];
const ROUND_LENGTH = 10;
/** Where pictures of the page are left when a step fails. */
const RESULTS = 'test-results/engines';

/** The way of a newcomer through the built app, in one engine, in two languages. */
export function newcomersWay(engine: string, start: (options: BrowserOptions) => Promise<Wire>): void {
  describe.each(['en', 'ja'] as const)(`the way of a newcomer in ${engine}, in %s`, async (locale) => {
    const texts = await allMessages(locale);
    const { messages: maintainersTexts } = await loadLanguage(locale);
    const button = (name: string): Target => ({ role: 'button', name });
    const region = (name: string): Target => ({ role: 'region', name });
    const digitKey = (digit: number): Target => ({
      ...button(String(digit)),
      inside: { role: 'group', name: texts.draw.meant },
    });
    const area: Target = { role: 'image', name: texts.drawing.area };
    const reading: Target = { role: 'status', name: texts.reading.label };
    const question = region(texts.agreement.title);
    const policy: Target = { role: 'dialog', name: texts.agreement.policy };
    const nextReport = region(texts.privacy.next);

    let data: string;
    let server: ServerProcess;
    let proxy: RecordingProxy;
    let releaseReports = () => {};
    let browser: DrivenBrowser;

    const serve = () => startServerProcess({ DATA_DIR: data, PRIVACY_EPSILON: 'off' });
    const open = (path: string) => browser.open(`${proxy.allowedOrigin}${path}`);
    const goTo = (page: keyof typeof texts.shell.navigation) =>
      browser.click({ role: 'link', name: texts.shell.navigation[page] });
    const seeReading = (expected: string) => seeText(reading, expected);
    const seeHeading = (name: string) => browser.see({ role: 'heading', name });

    /** Waits until the text of an element is this and nothing is under way in it. */
    async function seeText(target: Target, expected: string): Promise<void> {
      let last = '';
      await until(
        async () => {
          last = await browser.text(target);
          return last === expected && (await browser.attribute(target, 'aria-busy')) !== 'true';
        },
        () => `"${expected}"; the last was "${last}"`,
      );
    }

    /** Draws what is to be read as this. */
    async function draw(strokes: readonly Stroke[], expected: string): Promise<void> {
      await browser.draw(area, strokes);
      await seeReading(expected);
    }

    async function next(): Promise<void> {
      await browser.click(button(texts.drawing.next));
      await seeReading('');
    }

    beforeAll(async () => {
      data = await temporaryFolder();
      server = await serve();
      proxy = await RecordingProxy.start(server.url);
      // By chance a report goes by itself at once; it is kept on its way until its bytes
      // have been looked at.
      releaseReports = proxy.hold(new RegExp(`${REPORTS_PATH}$`));
      const wire = await start({ ...PHONE, language: locale, proxyPort: proxy.port });
      browser = new DrivenBrowser(wire);
    });
    afterEach(async ({ task }) => {
      if (task.result?.state !== 'fail' || !browser) return;
      mkdirSync(RESULTS, { recursive: true });
      const file = `${RESULTS}/${engine}-${locale}-${task.name.replaceAll(/\W+/g, '-')}.png`;
      writeFileSync(file, await browser.screenshot());
      console.log(`The page as it was: ${file}`);
    });
    afterAll(async () => {
      await browser?.wire.close();
      await proxy?.close();
      await cleanUp();
    });

    it('asks after the third reading, which is not counted, shows the policy and takes an agreement', async () => {
      await open('/');
      const size = await browser.evaluate(() => [innerWidth, innerHeight]);
      expect(size).toEqual([PHONE.width, PHONE.height]);
      for (const digit of [1, 2, 3]) {
        await draw(digitStrokes(digit), String(digit));
        await next();
      }
      await browser.see(question);
      await browser.click({ role: 'link', name: texts.agreement.policy, inside: question });
      await browser.see(policy);
      await browser.click({ ...button(texts.agreement.agree), inside: policy });
      await browser.seeGone(question);
    });

    it('reads 0 to 9', async () => {
      for (const digit of DIGITS) {
        await draw(digitStrokes(digit), String(digit));
        await next();
      }
    });

    it('takes a correction', async () => {
      await draw(HATTED_ONES[0], '7');
      await browser.click(digitKey(1));
      await until(
        async () => (await browser.attribute(digitKey(1), 'aria-pressed')) === 'true',
        () => 'the key 1 to be pressed',
      );
      await next();
    });

    it('has the browser ask for nothing once something is counted', async () => {
      expect(await browser.wire.permissionRequests()).toEqual([]);
    });

    it('undoes and redoes a stroke, and clears the sheet', async () => {
      await draw(digitStrokes(3), '3');
      await browser.click(button(texts.drawing.undo));
      await seeReading('');
      await browser.click(button(texts.drawing.redo));
      await seeReading('3');
      await browser.click(button(texts.drawing.clear));
      await seeReading('');
    });

    it('reads a number, and takes the correction of one of its digits', async () => {
      await goTo('number');
      await seeHeading(texts.number.title);
      await draw(numberStrokes('1995'), '1995');
      await browser.click(button(texts.number.digit(2, 9)));
      await browser.click(digitKey(8));
      await seeReading('1895');
      await next();
    });

    it('practises a round', async () => {
      await goTo('practice');
      for (let turn = 0; turn < ROUND_LENGTH; turn++) {
        const asked = await until(
          async () => {
            const heading = await browser.evaluate(() => document.querySelector('h1')?.textContent ?? '');
            return DIGITS.find((digit) => heading === texts.practice.title(digit));
          },
          () => 'a digit to be asked for',
        );
        // Read as asked, it goes on by itself.
        await browser.draw(area, digitStrokes(asked));
        // The same digit is never asked for twice in a row.
        await browser.seeGone({ role: 'heading', name: texts.practice.title(asked) });
      }
      await browser.see(button(texts.practice.newRound));
      const round = await browser.evaluate(() => document.querySelector('main')?.textContent ?? '');
      expect(round).toContain(texts.practice.score(ROUND_LENGTH, ROUND_LENGTH));
    });

    it('reads a picture', async () => {
      await goTo('image');
      await browser.see(button(texts.image.choose));
      const { name, buffer } = pictureFile(numberStrokes('1995'));
      const file = `${data}/${name}`;
      writeFileSync(file, buffer);
      await browser.chooseFile(file);
      await seeReading('1995');
    });

    it('still reads a digit after a picture', async () => {
      await goTo('draw');
      await draw(digitStrokes(4), '4');
      await browser.click(button(texts.drawing.clear));
    });

    it('shows the bytes of the next report, and sends exactly these', async () => {
      await goTo('privacy');
      const shown = await browser.text(nextReport, 'pre');
      const report = JSON.parse(shown);
      expect(encodeReport(report)).toBe(shown);
      // Sealed at the twentieth count: a correction, four digits of a number
      // and twenty more are 25.
      expect([...report.attempts, report.unread].reduce((sum: number, n: number) => sum + n, 0)).toBe(20);
      await browser.click(button(texts.privacy.sendNow));
      releaseReports();
      await until(
        async () => (await browser.text(region(texts.privacy.sent))).includes(shown),
        () => 'the report in the list of those sent',
      );
      const sent = proxy.requests.filter(({ url }) => url.endsWith(REPORTS_PATH));
      expect(sent.map(({ method, body }) => [method, body])).toEqual([['POST', shown]]);
      expect(sent[0]?.headers).toMatchObject({ 'content-type': 'application/json' });
      expect(sent[0]?.headers).not.toHaveProperty('cookie');
      expect(sent[0]?.headers).not.toHaveProperty('referer');
      expect(await browser.text(region(texts.privacy.sent))).toContain('204');
    });

    it('starts and reads with the server stopped', async () => {
      await until(
        () =>
          browser.evaluate(async () => {
            const names = await caches.keys();
            const keys = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
            const isKept = keys.flat().some(({ url }) => /weights.*\.bin/.test(url));
            return isKept && navigator.serviceWorker.controller !== null;
          }),
        () => 'the service worker to keep the model',
      );
      await server.end('SIGTERM');
      await open('/');
      await draw(digitStrokes(2), '2');
      await open('/number');
      await draw(numberStrokes('40'), '40');
      await open('/privacy');
      await browser.see(nextReport);
    });

    it('lets a maintainer in, once the server is back', async () => {
      server = await serve();
      proxy.upstream = server.url;
      await open(MAINTAIN_PATH);
      const { signIn, signOut } = maintainersTexts;
      await browser.type({ role: 'field', name: signIn.token }, TOKEN);
      await browser.click(button(signIn.submit));
      await browser.see(button(signOut));
    });

    it('deletes everything', async () => {
      await open('/privacy');
      await browser.click(button(texts.privacy.deleteEverything));
      await browser.click(button(texts.privacy.deleteConfirm));
      await browser.see(question);
      const { databases, local, session, cookies } = await browser.evaluate(readKept);
      expect([Object.values(databases).flat(), local, session, cookies]).toEqual([[], {}, 0, '']);
    });

    it('asked nobody but its own server, and met no error', () => {
      expect(proxy.strangers()).toEqual([]);
      expect(browser.wire.pageErrors()).toEqual([]);
    });
  });
}
