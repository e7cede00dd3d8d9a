import { expect, it } from 'vitest';
import { digitStrokes, ONE_OR_SEVEN, SCRIBBLE } from '../fixtures';
import type { AppPage } from './app-page';
import { drawWithMouse } from './drawing';
import { expectSound } from './soundness';

/** The tests of correcting on Draw, and of going on and back. */
export function itCorrects(page: () => AppPage): void {
  it('asks which digit it is where it is not sure, and shows the answer at once', async () => {
    const app = page();
    expect(await app.draw(ONE_OR_SEVEN)).toBe('Not sure');
    await app.page.getByText('Tell me which', { exact: true }).waitFor();
    await app.page.getByText(/^Needs \d\d% to be sure$/).waitFor();
    const guesses = app.page.getByRole('group', { name: 'Candidates' }).getByRole('button');
    await expect.poll(() => guesses.count()).toBe(2);
    await expectSound(app);
    await app.button('1?').click();
    await app.reads('1');
    await app.page.getByText('Corrected', { exact: true }).waitFor();
    await expect.poll(() => app.meantKey(1).getAttribute('aria-pressed')).toBe('true');
    expect(await app.copyDigit()).toBe('1');
    await app.clear();
  });

  it('tells a correction from a reading that is confirmed', async () => {
    const app = page();
    await app.draw(digitStrokes(6));
    await app.page.getByText('Tap only if it’s wrong', { exact: true }).waitFor();
    await app.pickMeant(8);
    await app.reads('8');
    await app.page.getByText('Corrected', { exact: true }).waitFor();
    await app.page.getByText('Corrected to 8.', { exact: true }).waitFor();
    await app.pickMeant(6);
    await app.reads('6');
    await app.page.getByText('Confirmed', { exact: true }).waitFor();
    await app.pickMeant(6);
    await app.page.getByText(/% sure$/).waitFor();
    await app.clear();
  });

  it('throws away what is not a digit, and brings it back with undo', async () => {
    const app = page();
    expect(await app.draw([SCRIBBLE])).toBe('Not sure');
    await app.button('Not a digit').click();
    await app.reads('');
    await app.page.getByText('Thrown away, not counted.', { exact: true }).waitFor();
    await app.button('Undo').click();
    await app.reads('Not sure');
    await app.clear();
    await expect.poll(() => app.sessionReadings.count()).toBe(0);
  });

  it('is driven by keys, but not from a field or behind a dialog', async () => {
    const app = page();
    const { keyboard } = app.page;
    for (const [name, keys, tip] of [
      ['Undo', 'Control+Z Meta+Z', 'Undo (Ctrl+Z)'],
      ['Eraser', 'E', 'Eraser (E)'],
      ['Clear', 'Escape', 'Clear (Esc)'],
      ['Next', 'Enter', 'Next (Enter)'],
    ] as const) {
      expect(await app.button(name).getAttribute('aria-keyshortcuts')).toBe(keys);
      expect(await app.button(name).getAttribute('title')).toBe(tip);
    }
    expect(await app.meantKey(8).getAttribute('aria-keyshortcuts')).toBe('8');
    await app.draw(digitStrokes(3));
    await app.page.evaluate(() => {
      document.body.insertAdjacentHTML('beforeend', '<input id="field"><dialog id="open">…</dialog>');
      document.getElementById('field')?.focus();
    });
    for (const key of ['8', 'e', 'Enter']) await keyboard.press(key);
    await app.page.evaluate(() => {
      document.getElementById('field')?.remove();
      (document.getElementById('open') as HTMLDialogElement).showModal();
    });
    for (const key of ['9', 'e', 'Enter']) await keyboard.press(key);
    await app.page.evaluate(() => document.getElementById('open')?.remove());
    await expect.poll(() => app.button('Eraser').getAttribute('aria-pressed')).toBe('false');
    expect(await app.reading.textContent()).toBe('3');
    await keyboard.press('e');
    await expect.poll(() => app.button('Eraser').getAttribute('aria-pressed')).toBe('true');
    await keyboard.press('Escape');
    await app.reads('');
    await keyboard.press('Control+z');
    await app.reads('3');
    await keyboard.press('8');
    await app.reads('8');
    await keyboard.press('Enter');
    await expect.poll(() => app.sessionNames()).toEqual(['Copy 8']);
    await app.button('Clear list').click();
  });

  it('brings the last drawing back with undo after Next, until the next stroke', async () => {
    const app = page();
    await app.draw(digitStrokes(3));
    await app.pickMeant(5);
    await app.next();
    await expect.poll(() => app.sessionNames()).toEqual(['Copy 5']);
    await app.button('Undo').click();
    await app.reads('5');
    await expect.poll(() => app.sessionReadings.count()).toBe(0);
    await app.next();
    await app.draw(digitStrokes(8));
    for (const _ of digitStrokes(8)) await app.button('Undo').click();
    await app.reads('');
    await expect.poll(() => app.button('Undo').isDisabled()).toBe(true);
    await expect.poll(() => app.sessionNames()).toEqual(['Copy 5']);
    await app.button('Clear list').click();
  });

  it('goes on by itself in continuous writing, once the digit is known and the pen rests', async () => {
    const app = page();
    const mode = app.page.getByRole('switch', { name: 'Continuous writing' });
    await app.more();
    await mode.click();
    await expect.poll(() => mode.getAttribute('aria-checked')).toBe('true');
    await drawWithMouse(app.page, app.area, digitStrokes(3));
    await expect.poll(() => app.sessionNames()).toEqual(['Copy 3']);
    await app.reads('');
    expect(await app.draw(ONE_OR_SEVEN)).toBe('Not sure');
    await app.button('1?').click();
    await expect.poll(() => app.sessionNames()).toEqual(['Copy 1', 'Copy 3']);
    await app.button('Undo').click();
    await app.reads('1');
    await expectSound(app);
    await app.clear();
    await app.more();
    await mode.click();
    await app.button('Clear list').click();
  });

  it('keeps the ink while another page is open', async () => {
    const app = page();
    await app.draw(digitStrokes(4));
    await app.pickMeant(9);
    await app.goTo('Settings');
    await app.goTo('Draw');
    await app.reads('9');
    await app.button('Undo').click();
    await app.button('Redo').click();
    await app.reads('4');
    await app.clear();
  });
}
