import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { boundsOf } from '../../src/ink';
import { digitStrokes, numberStrokes } from '../fixtures';
import { AppPage } from './app-page';
import { drawWithMouse } from './drawing';
import { DESKTOP, PHONE, type Rig, startRig } from './rig';

const NUMBERS = ['7', '314159265358'];
/** How far the edge of a box may be from the ink, in CSS pixels: its air, and the mouse's whole pixels. */
const BOX_TOLERANCE = 10;
describe.each([
  ['a phone', PHONE],
  ['a desktop', DESKTOP],
])('numbers on %s', (_, viewport) => {
  let rig: Rig;
  let app: AppPage;

  beforeAll(async () => {
    rig = await startRig({ viewport });
    app = new AppPage(rig.page, rig.origin);
    await app.open();
    await app.agree();
    await app.goTo('Number');
  });
  afterAll(async () => {
    await rig?.close();
  });

  it('reads numbers of one to twelve digits, a button and a box for each digit', async () => {
    for (const number of NUMBERS) {
      expect(await app.write(number)).toBe(number);
      const names = await app.numberDigits
        .getByRole('button')
        .evaluateAll((buttons) => buttons.map((button) => button.getAttribute('aria-label')));
      expect(names).toEqual([...number].map((digit, place) => `Digit ${place + 1}: ${digit}`));
      expect(await app.numberBoxes.allTextContents()).toEqual([...number]);
      await app.button('Clear').click();
      await expect.poll(() => app.reading.textContent()).toBe('');
      expect(await app.numberBoxes.count()).toBe(0);
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
    await app.button('Clear').click();
  });

  it('undoes and redoes strokes, and reads what is left', async () => {
    await app.write('31');
    await app.button('Undo').click();
    await expect.poll(() => app.reading.textContent()).toBe('3');
    await app.button('Redo').click();
    await expect.poll(() => app.reading.textContent()).toBe('31');
    await app.button('Clear').click();
    await app.button('Undo').click();
    await expect.poll(() => app.reading.textContent()).toBe('31');
    await app.button('Clear').click();
  });

  it('takes going on as saying that every digit was right', async () => {
    expect(await app.write('1995')).toBe('1995');
    await app.next();
    expect(await app.button('Next').isDisabled()).toBe(true);
    expect(await app.button('Undo').isDisabled()).toBe(true);
  });
});
