import { beforeAll, describe, expect, it } from 'vitest';
import { boundsOf } from '../../src/ink';
import { digitStrokes, HALF_THREE, numberStrokes, SCRIBBLE, sideBySide } from '../fixtures';
import { drawWithMouse } from './drawing';
import { PHONE } from './rig';
import { expectSound } from './soundness';
import { withRig } from './with-rig';

const PHONE_ON_ITS_SIDE = { width: PHONE.height, height: PHONE.width };
const NUMBERS = ['7', '314159265358'];
/**
 * How far the edge of a box may be from the ink, in CSS pixels: its air, and the
 * mouse's whole pixels.
 */
const BOX_TOLERANCE = 10;

/** Describes writing whole numbers on a screen of this size. */
export function describeNumbers(device: string, viewport: { width: number; height: number }): void {
  describe(`numbers on ${device}`, () => {
    const { rig, app } = withRig({ viewport });
    /** What the tally must say, kept by hand. */
    const attempts = Array.from({ length: 10 }, () => 0);
    const failures = Array.from({ length: 10 }, () => 0);
    let unread = 0;
    const count = (meant: string, read: string) => {
      for (const [place, digit] of [...meant].entries()) {
        attempts[Number(digit)] = (attempts[Number(digit)] ?? 0) + 1;
        if (read[place] !== digit) failures[Number(digit)] = (failures[Number(digit)] ?? 0) + 1;
      }
    };

    beforeAll(async () => {
      await app.open();
      await app.agree();
      await app.goTo('Number');
    });

    it('reads numbers of one to twelve digits, a box for each digit', async () => {
      for (const number of NUMBERS) {
        expect(await app.write(number)).toBe(number);
        const names = await app.numberBoxes.evaluateAll((buttons) =>
          buttons.map((button) => button.getAttribute('aria-label')),
        );
        expect(names).toEqual([...number].map((digit, place) => `Digit ${place + 1}: ${digit}`));
        await expect.poll(() => app.numberBoxes.allTextContents()).toEqual([...number]);
        await app.clear();
        await expect.poll(() => app.numberBoxes.count()).toBe(0);
      }
    });

    it('draws each box around the ink of its digit', async () => {
      const digits = ['2', '0', '5'];
      const place = await drawWithMouse(app.page, app.area, numberStrokes(digits.join('')));
      expect(await app.settledReading()).toBe('205');
      let strokes = 0;
      for (const [index, digit] of digits.entries()) {
        const own = numberStrokes(digits.join('')).slice(strokes, strokes + digitStrokes(digit).length);
        strokes += own.length;
        const ink = boundsOf(own);
        const box = await app.numberBoxes.nth(index).boundingBox();
        if (!ink || !box) throw new Error(`no box for digit ${index + 1}`);
        const [left, top] = place(ink.minX, ink.minY);
        const [right, bottom] = place(ink.maxX, ink.maxY);
        const edges = [left - box.x, top - box.y, box.x + box.width - right, box.y + box.height - bottom];
        for (const air of edges) {
          expect(air).toBeGreaterThan(0);
          expect(air).toBeLessThan(BOX_TOLERANCE);
        }
      }
      await app.clear();
    });

    it('labels each box above it', async () => {
      await app.write('14');
      for (const box of await app.numberBoxes.all()) {
        const [outer, label] = [await box.boundingBox(), await box.locator('span').boundingBox()];
        expect(label && label.y + label.height / 2).toBeLessThan(outer?.y ?? Number.NaN);
      }
      await app.clear();
    });

    it('draws where a stroke begins on a box, and chooses the box where it is tapped', async () => {
      expect(await app.write('17')).toBe('17');
      const box = await app.numberBoxes.last().boundingBox();
      if (!box) throw new Error('there is no box');
      const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
      const { mouse } = app.page;
      await mouse.move(x - 12, y);
      await mouse.down();
      await mouse.move(x + 12, y, { steps: 4 });
      await mouse.up();
      await app.isRead();
      await expect.poll(() => app.digitAt(2).getAttribute('aria-pressed')).toBe('false');
      await app.button('Undo').click();
      expect(await app.settledReading()).toBe('17');
      await mouse.click(x, y);
      await expect.poll(() => app.digitAt(2).getAttribute('aria-pressed')).toBe('true');
      // A tap is no ink: the bar can still be drawn again.
      await expect.poll(() => app.button('Redo').isDisabled()).toBe(false);
      await app.clear();
    });

    // Before anything is learnt.
    it('offers the likely digits of one that it is not sure of', async () => {
      const strokes = sideBySide([digitStrokes(1), digitStrokes(9), HALF_THREE]);
      expect(await app.draw(strokes)).toBe('Not sure');
      await app.page.getByText(/^It might be 19\d \(\d\d%\)\. Needs 83% to be sure$/).waitFor();
      const likely = app.page.getByRole('group', { name: 'Digit 3:' }).getByRole('button');
      await expect.poll(() => likely.allTextContents()).toContain('3?');
      await expect.poll(() => app.digitAt(3).getAttribute('aria-pressed')).toBe('true');
      await expectSound(app);
      await likely.filter({ hasText: '3?' }).click();
      await app.reads('193');
      await app.page.getByText(/^(Corrected|Confirmed)$/).waitFor();
      await app.button('Copy').click();
      expect(await app.clipboard()).toBe('193');
      await app.clear();
    });

    it('merges and splits digits, reads them again, and keeps what was said', async () => {
      expect(await app.write('205')).toBe('205');
      await app.correctDigit(1, 7);
      await app.digitAt(2).click();
      await app.button('Merge').click();
      await expect.poll(() => app.numberBoxes.count()).toBe(2);
      await expect.poll(() => app.reading.textContent()).toMatch(/^7\d$/);
      await app.button('Split').click();
      await app.reads('705');
      await app.correctDigit(1, 2);
      await app.page.getByText('Confirmed', { exact: true }).waitFor();
      await app.clear();
    });

    it('says where ink cannot be split, until something else is said of it', async () => {
      // A mouse that jumps: two points, which no cut lies between.
      const bar = { x: Float32Array.of(330, 330), y: Float32Array.of(20, 180) };
      await app.draw([...numberStrokes('7'), bar]);
      await app.digitAt(2).click();
      await app.button('Split').click();
      await app.page.getByText('This ink can’t be split in two.', { exact: true }).waitFor();
      await expect.poll(() => app.numberBoxes.count()).toBe(2);
      await expectSound(app);
      await app.pickMeant(1);
      await app.page.getByText('Digit 2, corrected to 1.', { exact: true }).waitFor();
      await app.clear();
    });

    it('undoes and redoes strokes, and reads what is left', async () => {
      await app.write('31');
      await app.button('Undo').click();
      await app.reads('3');
      await app.button('Redo').click();
      await app.reads('31');
      await app.clear();
      await app.button('Undo').click();
      await app.reads('31');
      await app.clear();
    });

    it('takes going on as saying that every digit was right', async () => {
      const read = await app.write('1995');
      await app.next();
      count('1995', read);
      await expect.poll(() => app.button('Next').isDisabled()).toBe(true);
    });

    it('corrects digit by digit, shows, copies and counts the number as corrected, once', async () => {
      const read = await app.write('9036');
      await app.correctDigit(2, 8);
      await app.correctDigit(2, 6);
      await app.correctDigit(4, 5);
      await expect.poll(() => app.reading.textContent()).toBe('9635');
      await app.pickMeant(5);
      await expect.poll(() => app.reading.textContent()).toBe('9636');
      await app.page.getByText('Corrected', { exact: true }).waitFor();
      await app.button('Copy').click();
      await app.page.getByText('Copied.').waitFor();
      expect(await app.clipboard()).toBe('9636');
      await app.next();
      count('9636', read);
    });

    it('counts a merged digit as misread, and a deleted one not at all', async () => {
      const read = await app.write('483');
      await app.digitAt(3).press('Enter');
      await app.button('Delete').press('Enter');
      await app.reads('48');
      await expectSound(app);
      await app.button('Restore').press('Enter');
      await app.reads('483');
      await app.button('Delete').click();
      await app.digitAt(1).click();
      await app.button('Merge').click();
      await expect.poll(() => app.numberBoxes.count()).toBe(2);
      await app.pickMeant(6);
      await app.reads('6');
      await app.next();
      expect(read).toBe('483');
      count('6', '?');
    });

    it('takes the choice of a digit back at a second press', async () => {
      const key = app.meantKey(8);
      const pressed = () =>
        Promise.all([1, 2].map((place) => app.digitAt(place).getAttribute('aria-pressed')));
      expect(await app.write('64')).toBe('64');
      expect(await pressed()).toEqual(['false', 'false']);
      await expect.poll(() => key.isDisabled()).toBe(true);
      await app.digitAt(1).click();
      await app.digitAt(2).click();
      expect(await pressed()).toEqual(['false', 'true']);
      await expect.poll(() => key.isDisabled()).toBe(false);
      await app.digitAt(2).click();
      expect(await pressed()).toEqual(['false', 'false']);
      await expect.poll(() => key.isDisabled()).toBe(true);
      await expect.poll(() => app.reading.textContent()).toBe('64');
      await app.clear();
    });

    it('says "Not sure" to a scribble, which counts as one unread', async () => {
      expect(await app.draw([SCRIBBLE])).toBe('Not sure');
      await expect.poll(() => app.button('Copy').isDisabled()).toBe(true);
      await expectSound(app);
      await app.next();
      unread += 1;
    });

    it('keeps the ink when the screen turns', async () => {
      await app.write('2718');
      const { width, height } = viewport === PHONE ? PHONE_ON_ITS_SIDE : { width: 900, height: 700 };
      await app.resize({ width, height });
      expect(await app.settledReading()).toBe('2718');
      await expectSound(app);
      const sheet = await app.area.boundingBox();
      const box = await app.numberBoxes.last().boundingBox();
      if (!sheet || !box) throw new Error('no sheet, or no box on it');
      expect(box.x + box.width).toBeLessThan(sheet.x + sheet.width);
      expect(box.y + box.height).toBeLessThan(sheet.y + sheet.height);
      await app.clear();
      await app.resize(viewport);
    });

    it('keeps a corrected number while another page is open, and counts it when it is finished', async () => {
      const read = await app.write('52');
      await app.correctDigit(1, 3);
      await app.goTo('Draw');
      await app.goTo('Number');
      await app.reads('32');
      await app.count();
      count('32', read);
      await app.write('77');
    });

    it('shows on the Privacy page exactly what was counted', async () => {
      await app.goTo('Privacy');
      const stored = app.region('Stored on this device');
      await expect
        .poll(
          async () =>
            (await stored.getByRole('row', { name: 'Not recognized, not corrected' }).textContent()) ?? '',
        )
        .toMatch(new RegExp(`${unread}$`));
      const rows = await stored
        .locator('tbody tr')
        .evaluateAll((all) =>
          all.map((row) => [...row.querySelectorAll('td')].map((cell) => Number(cell.textContent))),
        );
      expect(rows).toEqual(attempts.map((attempted, digit) => [attempted, failures[digit]]));
    });

    it('met no error', () => {
      expect(rig.strangers()).toEqual([]);
      expect(rig.pageErrors).toEqual([]);
    });
  });
}
