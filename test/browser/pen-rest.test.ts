import { beforeAll, describe, expect, it } from 'vitest';
import { digitStrokes } from '../fixtures';
import { Contacts } from './contacts';
import { withRig } from './with-rig';

/** Less than the 0.7 s of rest after which the app goes on; a little more makes it whole. */
const MOST_OF_IT_MS = 600;
const REST_OF_IT_MS = 150;

describe('where the pen rests', () => {
  const { rig, app } = withRig();

  beforeAll(async () => {
    // Time flows as ever until it is stopped.
    await rig.page.clock.install();
    await app.open();
    await app.refuse();
  });

  /** All that the page does upon a reading is done, and its time stands still. */
  const isAtRest = () =>
    app.page.evaluate(
      () =>
        new Promise((resolve) => {
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = resolve;
          port2.postMessage(null);
        }),
    );
  const passes = (ms: number) => app.page.clock.runFor(ms);

  it('continuous writing goes on after 0.7 s, and a new stroke begins the wait again', async () => {
    await app.more();
    await app.page.getByRole('switch', { name: 'Continuous writing' }).click();
    await app.page.keyboard.press('Escape');
    await app.page.clock.pauseAt(await app.page.evaluate(() => Date.now() + 1000));

    expect(await app.draw(digitStrokes(7))).toBe('7');
    await isAtRest();
    await passes(MOST_OF_IT_MS);
    expect(await app.reading.textContent()).toBe('7');
    await passes(REST_OF_IT_MS);
    await app.reads('');

    expect(await app.draw(digitStrokes(7))).toBe('7');
    await isAtRest();
    await passes(MOST_OF_IT_MS);
    // A bar across it: it stays a seven.
    const pen = await Contacts.on(app);
    await pen.pen('mousePressed', [0.42, 0.5]);
    for (let x = 0.44; x < 0.62; x += 0.02) await pen.pen('mouseMoved', [x, 0.5]);
    await pen.pen('mouseReleased', [0.62, 0.5]);
    await app.isRead();
    await isAtRest();
    await passes(REST_OF_IT_MS);
    await isAtRest();
    expect(await app.reading.textContent()).toBe('7');
    await passes(MOST_OF_IT_MS);
    await app.reads('');
    await app.page.clock.resume();
    await expect.poll(() => app.sessionNames()).toEqual(['Copy 7', 'Copy 7']);
  });
});
