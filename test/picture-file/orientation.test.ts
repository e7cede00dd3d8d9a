import { describe, expect, it } from 'vitest';
import type { Picture } from '../../src/picture';
import { orientationOf, upright } from '../../src/picture-file/orientation';

/** A JPEG file's beginning with a note of its orientation, and another segment before it. */
function jpegWith(orientation: number, order: 'II' | 'MM'): Uint8Array {
  const little = order === 'II';
  const tiff = new DataView(new ArrayBuffer(26));
  tiff.setUint16(0, little ? 0x4949 : 0x4d4d);
  tiff.setUint16(2, 42, little);
  tiff.setUint32(4, 8, little);
  tiff.setUint16(8, 1, little);
  tiff.setUint16(10, 0x0112, little);
  tiff.setUint16(12, 3, little);
  tiff.setUint32(14, 1, little);
  tiff.setUint16(18, orientation, little);
  const exif = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), Buffer.from(tiff.buffer)]);
  const segment = (marker: number, body: Buffer) =>
    Buffer.concat([Buffer.from([0xff, marker, 0, body.length + 2]), body]);
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    segment(0xe0, Buffer.from('JFIF\0')),
    segment(0xe1, exif),
    segment(0xda, Buffer.alloc(4)),
  ]);
}

describe('the orientation of a JPEG file', () => {
  it.each(['II', 'MM'] as const)('is read in the byte order %s', (order) => {
    for (let orientation = 1; orientation <= 8; orientation++) {
      expect(orientationOf(jpegWith(orientation, order))).toBe(orientation);
    }
  });

  it('is upright where the file does not say', () => {
    expect(orientationOf(Uint8Array.of(0xff, 0xd8, 0xff, 0xda, 0, 4, 1, 2))).toBe(1);
    expect(orientationOf(Uint8Array.of(0xff, 0xd8))).toBe(1);
  });
});

describe('upright', () => {
  /** Pixels of a picture by letters. */
  const pictureOf = (...rows: string[]) => {
    const letters = [...rows.join('')].map((letter) => letter.charCodeAt(0));
    return {
      rgba: new Uint8ClampedArray(letters.flatMap((value) => [value, 0, 0, 255])),
      width: rows[0]?.length ?? 0,
    };
  };
  const rowsOf = ({ rgba, width }: Picture) => {
    const letters = Array.from({ length: rgba.length / 4 }, (_, i) => String.fromCharCode(rgba[4 * i] ?? 0));
    return Array.from({ length: letters.length / width }, (_, y) =>
      letters.slice(y * width, (y + 1) * width).join(''),
    );
  };

  // How "abc" over "def" is stored when the camera was held each way (JEITA CP-3451, 4.6.4).
  it.each<[number, string[]]>([
    [1, ['abc', 'def']],
    [2, ['cba', 'fed']],
    [3, ['fed', 'cba']],
    [4, ['def', 'abc']],
    [5, ['ad', 'be', 'cf']],
    [6, ['cf', 'be', 'ad']],
    [7, ['fc', 'eb', 'da']],
    [8, ['da', 'eb', 'fc']],
  ])('turns a picture of orientation %i', (orientation, stored) => {
    expect(rowsOf(upright(pictureOf(...stored), orientation))).toEqual(['abc', 'def']);
  });
});
