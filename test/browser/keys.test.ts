import { beforeAll, describe, expect, it } from 'vitest';
import { cellsOfDigit } from '../app/draw/cell-digits';
import { PHONE } from './rig';
import { sidewaysRoom } from './soundness';
import { withRig } from './with-rig';

const COLUMNS = 9;

describe('drawing with keys', () => {
  const { rig, app } = withRig({ viewport: PHONE });
  /** The cell that has the focus. */
  let at = 40;
  const press = (key: string) => app.page.keyboard.press(key);
  const grid = () => app.page.getByRole('grid', { name: 'Cells to draw in' });
  const isSet = async (cell: number) =>
    (await grid().getByRole('gridcell').nth(cell).getAttribute('aria-selected')) === 'true';

  beforeAll(async () => {
    // As on a phone: fingers only.
    await app.page.addInitScript(() => {
      const match = matchMedia.bind(globalThis);
      globalThis.matchMedia = (query) => match(query === '(pointer: fine)' ? 'not all' : query);
    });
    await app.open();
    await app.agree();
  });

  const walkTo = async (cell: number) => {
    const rows = Math.floor(cell / COLUMNS) - Math.floor(at / COLUMNS);
    const columns = (cell % COLUMNS) - (at % COLUMNS);
    for (let step = 0; step < Math.abs(rows); step++) await press(rows > 0 ? 'ArrowDown' : 'ArrowUp');
    for (let step = 0; step < Math.abs(columns); step++)
      await press(columns > 0 ? 'ArrowRight' : 'ArrowLeft');
    at = cell;
  };
  const setDigit = async (digit: string) => {
    for (const cell of cellsOfDigit(digit)) {
      await walkTo(cell);
      await press('Space');
    }
    return await app.settledReading();
  };

  it('is offered once a key was pressed', async () => {
    await app.more();
    await app.button('What the model sees').waitFor();
    expect(await app.button('Draw with keys').count()).toBe(0);
    await press('Shift');
    await app.button('Draw with keys').waitFor();
  });

  it('begins at a button, in the middle of the sheet, and says which keys do what', async () => {
    await app.button('Draw with keys').focus();
    await press('Enter');
    await grid().waitFor();
    await app.page.getByText('Arrow keys move, Space sets or clears a cell.').waitFor();
    const focused = app.page.locator(':focus');
    await expect.poll(() => focused.getAttribute('aria-label')).toBe('Row 5, column 5');
    await expect.poll(() => focused.getAttribute('aria-selected')).toBe('false');
    await expect.poll(() => grid().getByRole('row').count()).toBe(COLUMNS);
  });

  it.each(['4', '7', '2', '5'])('%s is read, and counted when the user goes on', async (digit) => {
    expect(await setDigit(digit)).toBe(digit);
    await app.count();
    await expect.poll(() => grid().getByRole('gridcell', { selected: true }).count()).toBe(0);
    await grid().getByRole('gridcell').nth(at).focus();
  });

  it('draws a line while Shift is held, clears a cell, and takes back and does again', async () => {
    await walkTo(13);
    for (let step = 0; step < 6; step++) await press('Shift+ArrowDown');
    at = 67;
    expect(await app.settledReading()).toBe('1');
    expect(await isSet(13)).toBe(true);
    await press('Delete');
    expect(await isSet(67)).toBe(false);
    await press('Control+z');
    await expect.poll(() => isSet(67)).toBe(true);
    await press('Home');
    await press('Control+End');
    await expect.poll(() => app.page.locator(':focus').getAttribute('aria-label')).toBe('Row 9, column 9');
    await press('ArrowRight');
    await expect.poll(() => app.page.locator(':focus').getAttribute('aria-label')).toBe('Row 9, column 9');
  });

  it('lets the digit be said that was meant, and leaves the ink when it is closed', async () => {
    await app.pickMeant(7);
    await app.page.getByText('Corrected to 7.').waitFor();
    await app.more();
    await expect.poll(() => app.button('Draw with keys').getAttribute('aria-pressed')).toBe('true');
    await app.button('Draw with keys').click();
    await expect.poll(() => grid().count()).toBe(0);
    await app.reads('7');
    await app.count();
    await app.goTo('Privacy');
    const report = JSON.parse(await app.nextReportBody());
    expect(report.attempts).toEqual([0, 0, 1, 0, 1, 1, 0, 2, 0, 0]);
    expect(report.failures).toEqual([0, 0, 0, 0, 0, 0, 0, 1, 0, 0]);
  });

  it('fits a phone with letters twice as large', async () => {
    await app.goTo('Draw');
    await app.page.evaluate(() => {
      document.documentElement.style.fontSize = '200%';
    });
    await app.more();
    await app.button('Draw with keys').click();
    await grid().waitFor();
    expect(await sidewaysRoom(app)).toBe(0);
    const cell = await grid().getByRole('gridcell').first().boundingBox();
    expect(Math.min(cell?.width ?? 0, cell?.height ?? 0)).toBeGreaterThanOrEqual(24);
    expect(rig.pageErrors).toEqual([]);
  });

  it('is offered without a keyboard, too, where Settings say so', async () => {
    await app.goTo('Settings');
    const choices = app.page.getByRole('group', { name: 'Drawing with keys' });
    await choices.getByRole('radio', { name: 'Always' }).check();
    await app.open();
    await app.more();
    await app.button('Draw with keys').waitFor();
  });
});
