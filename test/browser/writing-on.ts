import { beforeAll, describe, expect, it } from 'vitest';
import { rasterize } from '../../src/ink';
import { digitStrokes } from '../fixtures';
import { Contacts, type Spot } from './contacts';
import { itCorrects } from './correcting';
import { QuickSheet } from './quick-sheet';
import { expectSound } from './soundness';
import { withRig } from './with-rig';

/** A one, from the top down. */
const ONE: readonly Spot[] = Array.from({ length: 15 }, (_, i) => [0.5, 0.2 + 0.04 * i]);

/** Describes writing single digits on a screen of this size. */
export function describeWriting(device: string, viewport: { width: number; height: number }): void {
  describe(`writing on ${device}`, () => {
    const { rig, app } = withRig({ viewport });

    beforeAll(async () => {
      await app.open();
      await app.refuse();
    });

    it('undoes and redoes by the keyboard', async () => {
      await app.draw(digitStrokes(7));
      for (const [undo, redo] of [
        ['Control+z', 'Control+Shift+z'],
        ['Control+z', 'Control+y'],
        ['Meta+z', 'Meta+Shift+z'],
      ] as const) {
        for (const _ of digitStrokes(7)) await app.page.keyboard.press(undo);
        await app.reads('');
        for (const _ of digitStrokes(7)) await app.page.keyboard.press(redo);
        await app.reads('7');
      }
      await app.clear();
    });

    it('erases whole strokes, and undo brings them back', async () => {
      const eraser = app.button('Eraser');
      await expect.poll(() => eraser.isDisabled()).toBe(true);
      await app.draw(digitStrokes(1));
      const contacts = await Contacts.on(app);
      await eraser.click();
      await expect.poll(() => eraser.getAttribute('aria-pressed')).toBe('true');
      await expectSound(app);
      // The middle of the sheet is on the one: it comes back where the touch turns out to be none.
      await contacts.fingers([0.02, 0.5]);
      await contacts.fingers([0.98, 0.5]);
      await app.reads('');
      await contacts.takeFingers();
      await app.reads('1');
      await eraser.click();
      await contacts.fingers([0.02, 0.5]);
      for (let x = 0.1; x < 1; x += 0.1) await contacts.fingers([x, 0.5]);
      await contacts.fingers();
      await app.reads('');
      await expect.poll(() => eraser.getAttribute('aria-pressed')).toBe('false');
      await app.button('Undo').click();
      await app.reads('1');
      await app.clear();
    });

    it('takes a tap of two fingers as undo, and of three as redo', async () => {
      const contacts = await Contacts.on(app);
      await contacts.fingers([0.5, 0.2]);
      for (const spot of ONE) await contacts.fingers(spot);
      await contacts.fingers();
      await app.reads('1');
      await contacts.fingers([0.4, 0.5]);
      await contacts.fingers([0.4, 0.5], [0.6, 0.5]);
      await contacts.fingers();
      await app.reads('');
      await contacts.fingers([0.3, 0.5], [0.5, 0.5], [0.7, 0.5]);
      await contacts.fingers();
      await app.reads('1');
      await expect.poll(() => app.button('Redo').isDisabled()).toBe(true);
      await app.clear();
    });

    it('lets neither a palm beside the stylus nor a touch that the system takes away draw', async () => {
      const contacts = await Contacts.on(app);
      await contacts.fingers([0.2, 0.9]);
      await contacts.fingers([0.25, 0.9]);
      await contacts.takeFingers();
      await app.reads('');
      await expect.poll(() => app.button('Next').isDisabled()).toBe(true);
      await contacts.pen('mousePressed', [0.5, 0.2]);
      await contacts.fingers([0.8, 0.9]);
      for (const spot of ONE) await contacts.pen('mouseMoved', spot);
      await contacts.fingers([0.9, 0.95]);
      await contacts.pen('mouseReleased', [0.5, 0.76]);
      await contacts.fingers();
      await app.reads('1');
      await app.button('Undo').click();
      await app.reads('');
      await expect.poll(() => app.button('Next').isDisabled()).toBe(true);
    });

    // After the fingers, which do nothing for a while after a stylus.
    it('reads while the pen is down', async () => {
      await app.draw(digitStrokes(1));
      await app.clear();
      const contacts = await Contacts.on(app);
      await contacts.pen('mousePressed', [0.5, 0.2]);
      for (const spot of ONE) await contacts.pen('mouseMoved', spot);
      await app.reads('1');
      // Not lifted yet: there is no stroke to take back.
      await expect.poll(() => app.button('Redo').isDisabled()).toBe(true);
      await expect.poll(() => app.button('Clear').isDisabled()).toBe(true);
      await contacts.pen('mouseReleased', [0.5, 0.76]);
      await app.clear();
    });

    it('shows what the model sees in place of the sheet: the very raster', async () => {
      const strokes = await (await QuickSheet.of(app)).draw(digitStrokes(2));
      const image = app.page.getByRole('img', { name: /28 by 28 pixels/ });
      await expect.poll(() => image.count()).toBe(0);
      await app.more();
      await app.button('What the model sees').click();
      const pixels = await image.evaluate((canvas) => {
        const context = (canvas as HTMLCanvasElement).getContext('2d');
        return Array.from(context?.getImageData(0, 0, 28, 28).data ?? []).filter((_, i) => i % 4 === 0);
      });
      expect(pixels).toEqual(Array.from(rasterize(strokes), (ink) => Math.round(ink * 255)));
      await expectSound(app);
      await app.button('Back to the sheet').click();
      await image.waitFor({ state: 'detached' });
      await app.clear();
    });

    it('copies the reading', async () => {
      await app.more();
      await expect.poll(() => app.button('Copy').isDisabled()).toBe(true);
      await app.page.keyboard.press('Escape');
      await app.draw(digitStrokes(6));
      expect(await app.copyDigit()).toBe('6');
      await app.clear();
    });

    itCorrects(() => app);

    it('keeps the readings of this session until the page is loaded again', async () => {
      await expect.poll(() => app.sessionReadings.count()).toBe(0);
      await app.draw(digitStrokes(3));
      await app.next();
      await app.draw(digitStrokes(8));
      await app.pickMeant(5);
      await app.next();
      await app.goTo('Number');
      await app.write('42');
      await app.next();
      await expect.poll(() => app.sessionNames()).toEqual(['Copy 42', 'Copy 5', 'Copy 3']);
      await expectSound(app);
      await app.goTo('Draw');
      await app.button('Copy 42').click();
      await app.page.getByText('Copied.').waitFor();
      expect(await app.clipboard()).toBe('42');
      await app.button('Clear list').click();
      await expect.poll(() => app.sessionReadings.count()).toBe(0);
      await app.draw(digitStrokes(3));
      await app.next();
      await expect.poll(() => app.sessionReadings.count()).toBe(1);
      await app.page.reload();
      await app.area.waitFor();
      await expect.poll(() => app.sessionReadings.count()).toBe(0);
    });

    it('met no error', () => {
      expect(rig.strangers()).toEqual([]);
      expect(rig.pageErrors).toEqual([]);
    });
  });
}
