import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PLAIN_LOOK, pictureOf } from '../../model/training/made-pictures';
import { decodePicture } from '../../src/picture-file';
import { seededRandom } from '../../src/random';
import { numberStrokes } from '../fixtures';
import { pngOf } from '../picture-file';

/** The number 27 as Chromium's encoder writes it. */
const JPEG = readFileSync(join(import.meta.dirname, '../fixtures/number-27.jpg'));
const drawn = pictureOf(
  numberStrokes('27'),
  { ...PLAIN_LOOK, height: 48, pen: 0.08, margin: 0.4 },
  seededRandom(1),
);

describe('a picture file', () => {
  it('is decoded as it was drawn: PNG exactly, JPEG nearly', async () => {
    const png = await decodePicture(pngOf(drawn));
    expect(png.scale).toBe(1);
    expect(png.picture.width).toBe(drawn.width);
    expect(Buffer.compare(Buffer.from(png.picture.rgba), Buffer.from(drawn.rgba))).toBe(0);
    const jpeg = await decodePicture(JPEG);
    expect(jpeg.picture.width).toBe(drawn.width);
    expect(jpeg.picture.rgba).toHaveLength(drawn.rgba.length);
    const off = jpeg.picture.rgba.reduce((sum, value, i) => sum + Math.abs(value - (drawn.rgba[i] ?? 0)), 0);
    expect(off / drawn.rgba.length).toBeLessThan(3);
  });

  it('is shrunk by a whole factor where it is too large to read', async () => {
    const width = 2100;
    const rgba = new Uint8ClampedArray(4 * width * 1000).fill(255);
    for (let at = 0; at < rgba.length; at += 8) rgba.fill(155, at, at + 3);
    const { picture, scale } = await decodePicture(pngOf({ rgba, width }));
    expect(scale).toBe(2);
    expect(picture.width).toBe(1050);
    expect([...picture.rgba.subarray(0, 4)]).toEqual([205, 205, 205, 255]);
    expect(picture.rgba).toHaveLength(4 * 1050 * 500);
  });

  it('is refused where it is another file, or a damaged one', async () => {
    await expect(decodePicture(Buffer.from('GIF89a'))).rejects.toThrow(/neither PNG nor JPEG/);
    await expect(decodePicture(new Uint8Array())).rejects.toThrow(/neither PNG nor JPEG/);
    await expect(decodePicture(pngOf(drawn).subarray(0, 200))).rejects.toThrow();
    await expect(decodePicture(JPEG.subarray(0, 30))).rejects.toThrow();
  });
});
