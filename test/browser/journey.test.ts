import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { AGGREGATES_PATH, DAY_MS, encodeReport, MAINTAIN_PATH, REPORTS_PATH } from '../../src/contract';
import { digitStrokes, HATTED_ONES, SCRIBBLE } from '../fixtures';
import type { AppPage } from './app-page';
import { askedDigit, otherDigit, sharedPictures, shareWithTest, writeAsked } from './practising';
import { DESKTOP, MAINTAINER_TOKEN, PHONE } from './rig';
import { expectClearOf } from './soundness';
import { kept } from './storage';
import { withRig } from './with-rig';

const DIGITS = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];
/** Paths that are answered with a page of the app, not with a file of that name. */
const PAGE_PATHS = ['/', '/number', '/practice', '/privacy', '/settings'];

/** What the tally must say, kept by hand while the test draws. */
const expected = { attempts: DIGITS.map(() => 0), failures: DIGITS.map(() => 0), unread: 0 };
function count(meant: number, read: string): void {
  expected.attempts[meant] = (expected.attempts[meant] ?? 0) + 1;
  if (read !== String(meant)) expected.failures[meant] = (expected.failures[meant] ?? 0) + 1;
}

/** Everything that the page keeps, read from outside the app. */
async function storedEntries(app: AppPage): Promise<{ entries: number; local: number; cookies: string }> {
  const { databases, local, session, cookies } = await kept(app.page);
  return {
    entries: Object.values(databases).flat().length,
    local: Object.keys(local).length + session,
    cookies,
  };
}

describe('the whole way, from the first visit to the maintainers', () => {
  // One report is released here as it stands; the rule of 20 reports has its own tests.
  // The server lives yesterday at first, so that the day of the report has ended when
  // the maintainer looks.
  const { rig, app } = withRig({ ownBrowser: true, env: { PRIVACY_MIN_REPORTS: '1' }, serverBehind: DAY_MS });
  /** The body of the report as the privacy page shows it. */
  let shownBody = '';

  it('can be used at once, and asks after the third reading, beside the sheet, with two equal choices', async () => {
    await app.page.emulateMedia({ reducedMotion: 'no-preference' });
    await app.open();
    // The empty sheet says and shows what this is, once.
    const line = app.page.getByText('Inktally reads your digit as you write, right on this device.');
    await line.waitFor();
    const sheet = await app.area.boundingBox();
    const moving = app.area.locator('xpath=..');
    const played = await moving.evaluate(async (element) => {
      const animations = element.getAnimations({ subtree: true });
      await Promise.all(animations.map(({ finished }) => finished));
      return animations.length;
    });
    expect(played).toBe(3);
    await app.page.emulateMedia({ reducedMotion: 'reduce' });
    await expect
      .poll(() => moving.evaluate((element) => element.getAnimations({ subtree: true }).length))
      .toBe(0);
    expect(await app.area.boundingBox()).toEqual(sheet);
    for (const digit of [1, 2, 3]) {
      expect(await app.draw(digitStrokes(digit))).toBe(String(digit));
      if (digit < 3) expect(await app.question.count()).toBe(0);
      expect(await line.count()).toBe(0);
      await app.next();
    }
    await app.question.waitFor();
    expect(await app.area.boundingBox()).toEqual(sheet);
    for (const size of [{ width: 360, height: 640 }, DESKTOP, PHONE]) {
      await app.resize(size);
      await expectClearOf(app.question, app.area);
      const agree = await app.button('Agree and share counts').boundingBox();
      const without = await app.button('Use without sharing').boundingBox();
      expect([agree?.width, agree?.height]).toEqual([without?.width, without?.height]);
    }
    // It waits, and drawing goes on.
    await app.page.keyboard.press('Escape');
    expect(await app.draw(digitStrokes(4))).toBe('4');
    await app.next();
    await app.goTo('Number');
    await app.question.waitFor();
    await app.goTo('Draw');
    await app.question.waitFor();
  });

  it('asks for nothing but its own files, and keeps nothing else, before the answer', async () => {
    await app.atRest();
    // From the question on it works offline.
    await app.isKept();
    const files = readdirSync('dist/client', { recursive: true, encoding: 'utf8' }).map((name) => `/${name}`);
    const own = new Set([...files, ...PAGE_PATHS]);
    expect(rig.proxy.paths().length).toBeGreaterThan(3);
    expect(rig.proxy.paths().filter((path) => !own.has(path))).toEqual([]);
    expect(rig.proxy.requests.filter(({ method }) => method !== 'GET')).toEqual([]);
    expect(rig.strangers()).toEqual([]);
    expect(await storedEntries(app)).toEqual({ entries: 0, local: 0, cookies: '' });
  });

  it('reads digits drawn with the mouse, and takes going on as agreement', async () => {
    await app.agree();
    for (const digit of DIGITS) {
      const read = await app.draw(digitStrokes(digit));
      expect(read).toBe(String(digit));
      await app.next();
      count(digit, read);
    }
  });

  it('counts a correction as a failure of the digit that was meant, once', async () => {
    const [odd] = HATTED_ONES;
    const read = await app.draw(odd);
    expect(read).toBe('7');
    await app.pickMeant(4);
    await app.pickMeant(1);
    await app.next();
    count(1, read);
  });

  it('counts nothing for what was undone or cleared', async () => {
    await app.draw(digitStrokes(3));
    await app.clear();
    await app.draw(digitStrokes(7));
    await app.button('Undo').click();
    await app.reads('');
    await expect.poll(() => app.button('Next').isDisabled()).toBe(true);
  });

  it('counts nothing for what is not a digit', async () => {
    await app.draw([SCRIBBLE]);
    await app.button('Not a digit').click();
    await app.reads('');
  });

  it('says "Not sure" to a scribble, which counts as unread when left so', async () => {
    expect(await app.draw([SCRIBBLE])).toBe('Not sure');
    await app.next();
    expected.unread += 1;
  });

  it('practises a round: goes on by itself when read as asked, and asks again after a mistake', async () => {
    await app.goTo('Practice');
    const mistake = app.button('My mistake');
    let slip = Number.NaN;
    for (let turn = 0; turn < 10; turn++) {
      const other = await otherDigit(app);
      if (turn === 2) {
        // The verdict comes before anything is counted.
        expect(await app.draw(digitStrokes(other))).toBe(String(other));
        await mistake.click();
        await app.reads('');
        await expect.poll(() => mistake.count()).toBe(0);
        expect(await otherDigit(app)).toBe(other);
      }
      if (turn === 4) {
        slip = await askedDigit(app);
        expect(await app.draw(digitStrokes(other))).toBe(String(other));
        await app.next();
        count(slip, String(other));
        await app.page.getByText(`${slip} was read as ${other}.`).waitFor();
      } else {
        const asked = await writeAsked(app, `${turn + 1} of 10`);
        count(asked, String(asked));
      }
    }
    await app.button('New round').waitFor();
    await app.page.getByText('9 of 10 read correctly').waitFor();
    await app.page.getByText('Best streak: 5').waitFor();
    const missed = app.region('Misread').getByRole('listitem');
    await expect.poll(() => missed.allTextContents()).toEqual([`${slip} was read as ${(slip + 1) % 10}.`]);
  });

  it('gives the result away as a picture', async () => {
    const download = app.page.waitForEvent('download');
    await app.button('Save result').click();
    const { readable, name } = await download.then(async (file) => ({
      readable: await file.createReadStream(),
      name: file.suggestedFilename(),
    }));
    expect(name).toBe('inktally-practice.png');
    const bytes = Buffer.concat(await readable.toArray());
    // The size of a PNG stands in its header.
    expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([1200, 630]);
    expect(bytes.length).toBeGreaterThan(5000);
  });

  it('shares it where the device can', async () => {
    await app.page.evaluate(shareWithTest);
    await app.goTo('Settings');
    await app.goTo('Practice');
    for (const pictures of [1, 2]) {
      await app.button('Share result').click();
      await expect.poll(() => sharedPictures(app)).toHaveLength(pictures);
    }
    expect((await sharedPictures(app))[0]).toBe('inktally-practice.png, image/png, 1200 x 630');
  });

  it('has the misses written again', async () => {
    await app.button('Write my misses again').click();
    const asked = await writeAsked(app, '1 of 1');
    count(asked, String(asked));
    await app.page.getByText('1 of 1 read correctly').waitFor();
    await app.button('New round').click();
  });

  it('keeps a half-done round while another page is open, and takes the last digit back', async () => {
    const first = await writeAsked(app, '1 of 10');
    await app.page.getByText(`${first} was read correctly.`).waitFor();
    await app.goTo('Settings');
    await app.goTo('Practice');
    await app.page.getByRole('img', { name: /^1 of 10 written/ }).waitFor();
    await app.button('Undo').click();
    await app.page.getByRole('heading', { name: `Write ${first}` }).waitFor();
    await app.reads(String(first));
    await app.page.getByRole('img', { name: /^0 of 10 written/ }).waitFor();
    await app.clear();
  });

  it('shows the exact report on the privacy page', async () => {
    await app.goTo('Privacy');
    await app.region('Next report').locator('pre').waitFor();
    shownBody = await app.nextReportBody();
    const report = JSON.parse(shownBody);
    expect(encodeReport(report)).toBe(shownBody);
    // Sealed at the twentieth count; the counts after it wait for the next report.
    expect([...report.attempts, report.unread].reduce((sum: number, n: number) => sum + n, 0)).toBe(20);
    expect(rig.proxy.paths()).not.toContain(REPORTS_PATH);
  });

  it('sends exactly those bytes when told to, and says what the server answered', async () => {
    await app.button('Send now').click();
    await expect.poll(() => rig.proxy.paths().filter((path) => path === REPORTS_PATH).length).toBe(1);
    const sent = rig.proxy.requests.find(({ url }) => url.endsWith(REPORTS_PATH));
    expect(sent?.method).toBe('POST');
    expect(sent?.body).toBe(shownBody);
    expect(sent?.headers['content-type']).toBe('application/json');
    expect(sent?.headers.cookie).toBeUndefined();
    expect(sent?.headers.referer).toBeUndefined();
    const log = app.region('Sent reports');
    await log.getByText(shownBody, { exact: true }).waitFor();
    await expect.poll(() => log.textContent()).toContain('204');
  });

  it('gives maintainers the sums of what was drawn, to the last count', async () => {
    const carried = JSON.parse(await app.nextReportBody());
    rig.advanceServerClock(DAY_MS);
    await rig.server.release();
    const answer = await fetch(`${rig.origin}${AGGREGATES_PATH}`, {
      headers: { authorization: `Bearer ${MAINTAINER_TOKEN}` },
    });
    expect(answer.status).toBe(200);
    const { cells } = (await answer.json()) as {
      cells: { digit: string; attempts: number; failures: number }[];
    };
    const sums = (key: 'attempts' | 'failures') =>
      DIGITS.map((digit) => {
        const cell = cells.find((candidate) => candidate.digit === String(digit));
        return (cell?.[key] ?? 0) + carried[key][digit];
      });
    expect(sums('attempts')).toEqual(expected.attempts);
    expect(sums('failures')).toEqual(expected.failures);
    const unread = cells.find(({ digit }) => digit === 'unread')?.attempts ?? 0;
    expect(unread + carried.unread).toBe(expected.unread);
  });

  it('shows the aggregate on the maintainers’ page', async () => {
    const maintain = await rig.context.newPage();
    await maintain.goto(`${rig.origin}${MAINTAIN_PATH}`);
    await maintain.getByLabel('Maintainer token').fill('not the token at all');
    await maintain.getByRole('button', { name: 'Sign in' }).click();
    await maintain.getByRole('alert').waitFor();
    await maintain.getByLabel('Maintainer token').fill(MAINTAINER_TOKEN);
    await maintain.getByRole('button', { name: 'Sign in' }).click();
    await maintain.getByRole('button', { name: 'Sign out' }).waitFor();
    const sent = JSON.parse(shownBody);
    const failures = [...sent.failures, sent.unread].reduce((sum: number, n: number) => sum + n, 0);
    const rate = `${((100 * failures) / 20).toFixed(1)}%`;
    await maintain.getByText(rate).first().waitFor();
    expect(rig.proxy.requests.every(({ url }) => !url.includes(MAINTAINER_TOKEN))).toBe(true);
    await maintain.close();
  });

  it('deletes everything with one button', async () => {
    await app.deleteEverything();
    expect((await storedEntries(app)).entries).toBe(0);
  });

  it('never spoke to another origin, sent one report in all, and met no error', () => {
    expect(rig.strangers()).toEqual([]);
    expect(rig.proxy.paths().filter((path) => path === REPORTS_PATH)).toHaveLength(1);
    // The one refusal above is the wrong token.
    expect(rig.pageErrors.filter((error) => !error.includes('401'))).toEqual([]);
  });
});
