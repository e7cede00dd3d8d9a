import { type PictureLook, PLAIN_LOOK, pictureOf } from '../../model/training/made-pictures';
import type { Stroke } from '../../src/ink';
import { seededRandom } from '../../src/random';
import { numberStrokes } from '../fixtures';
import { pngOf } from '../picture-file';
import type { PictureFile } from './app-page';

/** A picture file of strokes. */
export function pictureFile(strokes: readonly Stroke[], look: Partial<PictureLook> = {}): PictureFile {
  const picture = pictureOf(strokes, { ...PLAIN_LOOK, ...look }, seededRandom(1));
  return { name: 'picture.png', mimeType: 'image/png', buffer: pngOf(picture) };
}

/**
 * Two lines in one picture: "1995", and under it "84" in one stroke and on top of each other, of
 * which the reader is not sure.
 */
export function twoLines(): PictureFile {
  const joined = numberStrokes('84', { gap: -0.4 });
  const below = {
    x: Float32Array.from(joined.flatMap(({ x }) => [...x])),
    y: Float32Array.from(joined.flatMap(({ y }) => [...y])).map((value) => value + 190),
  };
  return pictureFile([...numberStrokes('1995'), below], { height: 220, pen: 0.03, margin: 0.2 });
}

/**
 * The same as JPEG bytes with a note that the camera was held a quarter turn to the side
 * (Exif orientation 6).
 */
export function turnedJpeg(jpeg: Buffer): Buffer {
  // Big-endian TIFF with one entry: tag 0x0112 (orientation), a short, one value, 6.
  const tiff = Buffer.from(
    '4d4d002a00000008' + '0001' + '0112' + '0003' + '00000001' + '00060000' + '00000000',
    'hex',
  );
  const exif = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff]);
  const head = Buffer.from([0xff, 0xe1, 0, exif.length + 2]);
  return Buffer.concat([jpeg.subarray(0, 2), head, exif, jpeg.subarray(2)]);
}
