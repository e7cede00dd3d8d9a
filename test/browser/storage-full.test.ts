import type { CDPSession, Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { digitStrokes } from '../fixtures';
import { otherDigit } from './practising';
import { expectSound } from './soundness';
import { withRig } from './with-rig';

/**
 * Room in which the choice fits. Chromium goes by the room it once found for up to half a minute,
 * so that a quota that is only lowered afterwards is not felt; a little room can be filled.
 */
const LITTLE_ROOM = 300_000;

const NOT_COUNTED = 'This device is out of storage, so this reading wasn’t counted.';

describe('a device whose storage is full', () => {
  const { rig, app } = withRig({ ownBrowser: true });
  let session: CDPSession;

  beforeAll(async () => {
    // Its files would be kept in the same room.
    await rig.context.route('**/sw.js', (route) => route.abort());
    session = await rig.context.newCDPSession(app.page);
    await setQuota(1);
    await app.open();
  });

  const setQuota = (quotaSize?: number) =>
    session.send('Storage.overrideQuotaForOrigin', {
      origin: rig.origin,
      ...(quotaSize !== undefined && { quotaSize }),
    });

  it('from the first visit on: reads, counts nothing and says so, and asks again when there is room', async () => {
    await app.agree();
    expect(await app.draw(digitStrokes(7))).toBe('7');
    await app.next();
    await app.goTo('Privacy');
    const unavailable =
      'This browser gives the app no storage, as in private windows or on a full device. Everything works, but nothing is counted or sent.';
    await app.page.getByText(unavailable).waitFor();
    await setQuota(LITTLE_ROOM);
    await app.open();
    await app.agree();
  });

  it('says that a reading was not counted; the drawing stays at hand, and the next one is read', async () => {
    await fill(app.page);
    await setQuota(1);
    expect(await app.draw(digitStrokes(4))).toBe('4');
    await app.button('Next').click();
    await app.page.getByText(NOT_COUNTED).waitFor();
    await expect.poll(() => app.sessionReadings.allTextContents()).toEqual(['4']);
    await expectSound(app);
    expect(await app.draw(digitStrokes(2))).toBe('2');
    await app.button('Next').click();
    await app.page.getByText(NOT_COUNTED).waitFor();
    await expect.poll(() => app.sessionReadings.allTextContents()).toEqual(['2', '4']);
  });

  it('goes on with a round of practice', async () => {
    await app.goTo('Practice');
    await app.draw(digitStrokes(await otherDigit(app)));
    await app.button('Next').click();
    await app.page.getByText(NOT_COUNTED).waitFor();
    await expect.poll(() => app.page.getByRole('img', { name: /^1 of 10 written/ }).count()).toBe(1);
    await expectSound(app);
  });

  it('counts again when there is room', async () => {
    await setQuota();
    await app.goTo('Draw');
    await expect.poll(() => app.sessionReadings.allTextContents()).toEqual(['2', '4']);
    await app.draw(digitStrokes(2));
    await app.button('Next').click();
    await app.page.getByText('Added to the tally.', { exact: true }).waitFor();
    await app.goTo('Privacy');
    const all = app.region('Stored on this device').getByRole('row', { name: /^Total/ });
    await expect.poll(() => all.getByRole('cell').first().textContent()).toBe('1');
  });
});

/** Writes into a database of its own until the browser takes not even a little more. */
async function fill(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const open = indexedDB.open('ballast');
      open.onupgradeneeded = () => open.result.createObjectStore('bytes', { autoIncrement: true });
      open.onsuccess = () => resolve(open.result);
      open.onerror = () => reject(open.error);
    });
    const isTaken = (bytes: number) =>
      new Promise<boolean>((resolve) => {
        const transaction = database.transaction('bytes', 'readwrite');
        transaction.objectStore('bytes').add(new Uint8Array(bytes));
        transaction.oncomplete = () => resolve(true);
        transaction.onabort = () => resolve(false);
      });
    for (const bytes of [50_000, 5_000, 500, 1]) {
      for (let times = 0; await isTaken(bytes); times++) {
        if (times > 1000) throw new Error('the storage never becomes full');
      }
    }
    database.close();
  });
}
