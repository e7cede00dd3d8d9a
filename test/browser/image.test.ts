import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { numberStrokes } from '../fixtures';
import type { PictureFile } from './app-page';
import { pictureFile, turnedJpeg, twoLines } from './pictures';
import { DESKTOP, PHONE } from './rig';
import { expectSound } from './soundness';
import { kept } from './storage';
import { withRig } from './with-rig';

/** Sends a file as the system would: in an event on the page, of the kind named. */
async function send(page: Page, event: 'paste' | 'drop', file: PictureFile): Promise<void> {
  await page.evaluate(
    ([type, name, mimeType, base64]) => {
      const bytes = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
      const data = new DataTransfer();
      data.items.add(new File([bytes], name, { type: mimeType }));
      const init = { bubbles: true, cancelable: true };
      document.body.dispatchEvent(
        type === 'paste'
          ? new ClipboardEvent('paste', { ...init, clipboardData: data })
          : new DragEvent('drop', { ...init, dataTransfer: data }),
      );
    },
    [event, file.name, file.mimeType, file.buffer.toString('base64')] as const,
  );
}

const { rig, app } = withRig({ viewport: PHONE });

describe('pictures on a phone', () => {
  beforeAll(async () => {
    await app.open();
    await app.agree();
    await app.goTo('Image');
    await app.page.getByRole('heading', { name: 'Read a picture' }).waitFor();
  });

  it('says first that nothing of a picture is kept, sent or counted', async () => {
    await app.page.getByText('is never kept, sent or counted').waitFor();
  });

  it('reads a picture that is chosen, with a box and a digit for each', async () => {
    expect(await app.choosePicture(pictureFile(numberStrokes('1995')))).toBe('1995');
    await expect.poll(() => app.numberBoxes.allTextContents()).toEqual([...'1995']);
    await app.page.getByText(/^1995, \d+% sure$/).waitFor();
    const picture = await app.page.getByLabel('Your picture').boundingBox();
    const lefts = await app.numberBoxes.evaluateAll((boxes) =>
      boxes.map((box) => box.getBoundingClientRect().left),
    );
    expect(lefts).toEqual([...lefts].sort((a, b) => a - b));
    expect(lefts[0]).toBeGreaterThan(picture?.x ?? Infinity);
  });

  it('reads several lines, and is honest about the one that it is not sure of', async () => {
    expect(await app.choosePicture(twoLines(), 'Choose another')).toBe('1995\nNot sure');
    await app.page
      .getByRole('list', { name: 'Lines' })
      .getByText(/^Line 2: It might be \d+ \(/)
      .waitFor();
    await app.button('Copy').click();
    expect(await app.clipboard()).toMatch(/^1995\n[\d?]*\?$/);
    // The second line, digit by digit.
    await app.page.getByRole('button', { name: /^Line 2: Digit 1: \d$/ }).click();
    await app.pickMeant(7);
    await expect.poll(() => app.reading.textContent()).toMatch(/^1995\n7\d*$/);
    await app.page.getByText(/^Line 2: 7\d*, corrected$/).waitFor();
    await expectSound(app);
  });

  it('corrects, merges, splits and deletes digits by keyboard, and keeps what was said', async () => {
    expect(await app.choosePicture(pictureFile(numberStrokes('3862')), 'Choose another')).toBe('3862');
    await app.digitAt(1).press('Enter');
    await app.meantKey(2).press('Enter');
    await expect.poll(() => app.reading.textContent()).toBe('2862');
    await app.page.getByText('2862, corrected', { exact: true }).waitFor();
    await app.digitAt(2).press('Enter');
    await app.button('Merge').press('Enter');
    await expect.poll(() => app.numberBoxes.count()).toBe(3);
    await expect.poll(() => app.reading.textContent()).toMatch(/^2\d2$/);
    await app.button('Split').press('Enter');
    await expect.poll(() => app.reading.textContent()).toBe('2862');
    await app.digitAt(4).press('Enter');
    await app.button('Delete').press('Enter');
    await expect.poll(() => app.reading.textContent()).toBe('286');
    await app.button('Copy').click();
    expect(await app.clipboard()).toBe('286');
    await app.button('Restore').press('Enter');
    await expect.poll(() => app.reading.textContent()).toBe('2862');
  });

  it('outlines what was not read, is not sure then, and reads a part alone', async () => {
    const scribble = Array.from({ length: 5 }, (_, i) => ({
      x: Float32Array.of(700, 800, 705, 795),
      y: Float32Array.of(20 * i, 18 * i, 15 * i + 3, 100),
    }));
    const picture = pictureFile([...numberStrokes('1995'), ...scribble]);
    expect(await app.choosePicture(picture, 'Choose another')).toBe('Not sure');
    const [shown, part] = [app.page.getByLabel('Your picture'), app.page.getByText('This part was not read')];
    const outline = await part.locator('xpath=..').boundingBox();
    const whole = await shown.boundingBox();
    if (!outline || !whole) throw new Error('the picture is not shown');
    // The digits end before the middle of the picture.
    expect(outline.x).toBeGreaterThan(whole.x + whole.width / 2);
    await app.button('Copy').click();
    expect(await app.clipboard()).toBe('1995?');
    await app.button('1995?').click();
    await expect.poll(() => app.reading.textContent()).toBe('1995');
    await app.button('Select a part').click();
    await expectSound(app);
    const { mouse } = app.page;
    await shown.scrollIntoViewIfNeeded();
    const { x, y, width, height } = (await shown.boundingBox()) ?? whole;
    await mouse.move(x + 2, y + 2);
    await mouse.down();
    await mouse.move(x + width / 2, y + height - 3, { steps: 5 });
    await mouse.up();
    await app.button('Read this part').click();
    await app.button('Whole picture').waitFor();
    await expect.poll(() => app.numberBoxes.allTextContents()).toEqual([...'1995']);
    await expect.poll(() => part.count()).toBe(0);
    await app.button('Whole picture').click();
    await part.waitFor();
  });

  it('picks a part by keyboard, and turns the picture', async () => {
    const upright = pictureFile(numberStrokes('742'));
    expect(await app.choosePicture(upright, 'Choose another')).toBe('742');
    await app.button('Select a part').press('Enter');
    const frame = app.page.getByRole('group', { name: /^Selected part/ });
    const corner = app.page.getByRole('button', { name: /^Top left corner/ });
    const before = await frame.boundingBox();
    await corner.press('ArrowLeft');
    await corner.press('ArrowUp');
    const after = await frame.boundingBox();
    expect(after?.width).toBeGreaterThan(before?.width ?? Infinity);
    expect(after?.height).toBeGreaterThan(before?.height ?? Infinity);
    await app.button('Cancel').press('Enter');
    await expect.poll(() => app.reading.textContent()).toBe('742');
    const { width, height } = (await app.page.getByLabel('Your picture').boundingBox()) ?? {};
    await app.button('Rotate').press('Enter');
    await expect
      .poll(async () => {
        const turned = await app.page.getByLabel('Your picture').boundingBox();
        return turned && turned.height / turned.width;
      })
      .toBeCloseTo((width ?? 0) / (height ?? 1), 1);
    for (let turn = 0; turn < 3; turn++) await app.button('Rotate').press('Enter');
    await expect.poll(() => app.reading.textContent()).toBe('742');
  });

  it('reads light digits on a dark board, and squared paper in the shade, a little askew', async () => {
    const board = pictureFile(numberStrokes('80524'), { inverted: true, shade: 0.4, noise: 0.03 });
    expect(await app.choosePicture(board, 'Choose another')).toBe('80524');
    const squared = { paper: 'squared', degrees: 2, shade: 0.5, noise: 0.03 } as const;
    expect(await app.choosePicture(pictureFile(numberStrokes('3862'), squared), 'Choose another')).toBe(
      '3862',
    );
  });

  it('shows a photo upright, as the camera was held', async () => {
    const { buffer } = pictureFile(numberStrokes('742'));
    // On its side, as the camera saw it; the note in the file says how to turn it.
    const jpeg = await app.page.evaluate(async (base64) => {
      const image = new Image();
      image.src = `data:image/png;base64,${base64}`;
      await image.decode();
      const canvas = document.createElement('canvas');
      [canvas.width, canvas.height] = [image.height, image.width];
      const context = canvas.getContext('2d');
      context?.rotate(-Math.PI / 2);
      context?.drawImage(image, -image.width, 0);
      return canvas.toDataURL('image/jpeg').split(',')[1] ?? '';
    }, buffer.toString('base64'));
    const photo = {
      name: 'photo.jpg',
      mimeType: 'image/jpeg',
      buffer: turnedJpeg(Buffer.from(jpeg, 'base64')),
    };
    expect(await app.choosePicture(photo, 'Choose another')).toBe('742');
  });

  it('says so where there is no digit, and where a file is no picture', async () => {
    const scribble = Array.from({ length: 9 }, (_, i) => ({
      x: Float32Array.of(0, 300, 20, 280),
      y: Float32Array.of(11 * i, 9 * i, 7 * i + 3, 90),
    }));
    expect(await app.choosePicture(pictureFile(scribble), 'Choose another')).toBe('');
    await app.page.getByRole('alert').getByText('No digits found.').waitFor();
    const text = { name: 'notes.png', mimeType: 'image/png', buffer: Buffer.from('no picture') };
    await app.choosePicture(text, 'Choose another');
    await app.page.getByRole('alert').getByText('This browser can’t open the file as a picture.').waitFor();
    expect(await app.choosePicture(pictureFile(numberStrokes('6')))).toBe('6');
  });

  it('keeps nothing, sends nothing and counts nothing', async () => {
    const { databases, local, session, cookies, cached } = await kept(app.page);
    expect(databases.tally).toEqual([]);
    expect({ local, session, cookies }).toEqual({ local: {}, session: 0, cookies: '' });
    expect(
      cached.filter((url) => /picture|photo|blob:/.test(new URL(url).pathname.replace(/^\/assets\/.*/, ''))),
    ).toEqual([]);
    expect(rig.proxy.requests.filter(({ method }) => method !== 'GET')).toEqual([]);
    expect(rig.strangers()).toEqual([]);
    await app.goTo('Draw');
    await app.goTo('Image');
    await expect.poll(() => app.page.getByLabel('Your picture').count()).toBe(0);
  });

  it('takes what another app shares, in the service worker', async () => {
    await app.page.waitForFunction(() => navigator.serviceWorker.controller !== null);
    const { name, mimeType, buffer } = pictureFile(numberStrokes('471'));
    await app.page.evaluate(
      ([fileName, type, base64]) => {
        const bytes = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
        const data = new DataTransfer();
        data.items.add(new File([bytes], fileName, { type }));
        const form = document.createElement('form');
        const field = document.createElement('input');
        Object.assign(form, { method: 'POST', action: '/image', enctype: 'multipart/form-data' });
        Object.assign(field, { type: 'file', name: 'picture', files: data.files });
        form.append(field);
        document.body.append(form);
        form.submit();
      },
      [name, mimeType, buffer.toString('base64')] as const,
    );
    await app.page.waitForURL(`${rig.origin}/image`);
    expect(await app.pictureReading()).toBe('471');
    expect(rig.proxy.requests.filter(({ method }) => method !== 'GET')).toEqual([]);
    await app.open('/image?shared');
    await app.page.getByRole('alert').getByText('The picture from the other app didn’t arrive.').waitFor();
    expect(rig.pageErrors).toEqual([]);
  });
});

describe('pictures on a computer', () => {
  beforeAll(async () => {
    await app.resize(DESKTOP);
    await app.goTo('Draw');
    await app.goTo('Image');
  });

  it('are read when they are pasted', async () => {
    await send(app.page, 'paste', pictureFile(numberStrokes('205')));
    expect(await app.pictureReading()).toBe('205');
  });

  it('are read when they are dropped on the page', async () => {
    await send(app.page, 'drop', pictureFile(numberStrokes('31'), { paper: 'ruled' }));
    await expect.poll(() => app.reading.textContent()).toBe('31');
  });

  it('are refused in words where they are no picture, or too large', async () => {
    await app.page.evaluate(() => {
      const data = new DataTransfer();
      data.items.add(new File([new Uint8Array(40_000_001)], 'large.png', { type: 'image/png' }));
      document.body.dispatchEvent(new ClipboardEvent('paste', { bubbles: true, clipboardData: data }));
    });
    await app.page.getByRole('alert').getByText('Too large (limit 40 MB').waitFor();
    await send(app.page, 'paste', { name: 'a.txt', mimeType: 'text/plain', buffer: Buffer.from('12') });
    await app.page.getByRole('alert').getByText('This browser can’t open the file').waitFor();
  });

  it('are in hand by keyboard alone, and can be removed', async () => {
    const chooser = app.page.waitForEvent('filechooser');
    await app.button('Choose a picture').focus();
    await app.page.keyboard.press('Enter');
    await (await chooser).setFiles(pictureFile(numberStrokes('8')));
    expect(await app.pictureReading()).toBe('8');
    await app.button('Remove').press('Enter');
    await expect.poll(() => app.reading.textContent()).toBe('');
    expect(rig.pageErrors).toEqual([]);
  });
});
