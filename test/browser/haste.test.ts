import { beforeAll, describe, expect, it } from 'vitest';
import { digitStrokes, numberStrokes } from '../fixtures';
import { QuickSheet } from './quick-sheet';
import { withRig } from './with-rig';

const DIGITS = [7, 1, 4, 0, 9, 2, 8, 5, 3, 6] as const;

describe('a hasty hand', () => {
  const { rig, app } = withRig();

  beforeAll(async () => {
    await app.open();
    await app.agree();
  });

  /** Attempts and unread readings of the tally, as the privacy page shows them. */
  const tally = async (): Promise<{ attempts: number[]; failures: number[]; unread: number }> =>
    JSON.parse(await app.nextReportBody());

  it('writes one digit right after the other, and each is read and counted', async () => {
    // The sheet is cleared by the click itself: a pen that comes down next would else
    // join the old drawing.
    await (await QuickSheet.of(app)).drawAndGoOn(DIGITS.map(digitStrokes));
    await expect
      .poll(() => app.sessionNames())
      .toEqual([...DIGITS].reverse().map((digit) => `Copy ${digit}`));
    await app.goTo('Privacy');
    await expect.poll(tally).toMatchObject({ attempts: Array(10).fill(1), unread: 0 });
  });

  it('takes a count back with undo after Next', async () => {
    await app.goTo('Draw');
    await app.draw(digitStrokes(7));
    await app.pickMeant(1);
    await app.count();
    await app.button('Undo').click();
    await app.reads('1');
    await app.goTo('Privacy');
    await expect.poll(tally).toMatchObject({ attempts: Array(10).fill(1), failures: Array(10).fill(0) });
    await app.goTo('Draw');
    await app.clear();
  });

  it('does the same with numbers', async () => {
    await app.goTo('Number');
    await (await QuickSheet.of(app)).drawAndGoOn(['40', '17'].map((text) => numberStrokes(text)));
    await app.button('Copy 17').waitFor();
    await app.goTo('Privacy');
    await expect.poll(tally).toMatchObject({ attempts: [2, 2, 1, 1, 2, 1, 1, 2, 1, 1] });
  });

  it('does the same in practice: ten digits make a round, read or not as asked', async () => {
    await app.goTo('Practice');
    await (await QuickSheet.of(app)).drawAndGoOn(DIGITS.slice(0, 5).map(digitStrokes));
    await app.page.getByRole('img', { name: /^5 of 10/ }).waitFor();
    await app.goTo('Privacy');
    await expect
      .poll(async () => {
        const { attempts, unread } = await tally();
        return attempts.reduce((sum, count) => sum + count, unread);
      })
      .toBe(19);
  });

  it('counts nothing twice: what is sealed stays counted when its drawing comes back', async () => {
    const stored = app.region('Stored on this device');
    await app.goTo('Draw');
    await app.draw(digitStrokes(3));
    await app.count();
    await app.goTo('Privacy');
    await stored.getByText('Nothing counted yet.').waitFor();
    await app.goTo('Draw');
    await app.button('Undo').click();
    await app.reads('3');
    await app.next();
    await app.draw(digitStrokes(8));
    await app.count();
    await app.goTo('Privacy');
    const all = stored.getByRole('row', { name: /^Total/ });
    await expect.poll(() => all.getByRole('cell').first().textContent()).toBe('1');
  });

  it('takes the drawing away before the reader has come, and reads it then', async () => {
    await app.open();
    await app.area.waitFor();
    await (await QuickSheet.of(app)).drawAndGoOn([digitStrokes(3), digitStrokes(8)]);
    await app.button('Copy 8').waitFor();
    await app.button('Copy 3').waitFor();
  });

  it('forgets the note about the drawing before with the first stroke of the next one', async () => {
    const note = app.page.getByText('Added to the tally.', { exact: true });
    await note.waitFor();
    await app.draw(digitStrokes(6));
    await note.waitFor({ state: 'hidden' });
    await app.clear();
    await app.page.getByText('The reading appears here as you write.').waitFor();
    await expect.poll(() => note.count()).toBe(0);
  });

  it('met no error', () => {
    expect(rig.pageErrors).toEqual([]);
  });
});
