import { describe, expect, it } from 'vitest';
import { type PictureLook, PLAIN_LOOK, pictureOf } from '../../model/training/made-pictures';
import type { Stroke } from '../../src/ink';
import { type InkLine, inkOf, MAX_PICTURE_PIXELS, type Picture } from '../../src/picture';
import { seededRandom } from '../../src/random';
import { numberStrokes } from '../fixtures';

const pictureWith = (strokes: readonly Stroke[], look: Partial<PictureLook> = {}) =>
  pictureOf(strokes, { ...PLAIN_LOOK, ...look }, seededRandom(3));

/** Paper of one tone, opaque. */
function paper(width: number, height: number, tone = 230): Picture {
  const rgba = new Uint8ClampedArray(4 * width * height).fill(tone);
  for (let at = 3; at < rgba.length; at += 4) rgba[at] = 255;
  return { rgba, width };
}

/** Fills a rectangle of a picture with a tone. */
function paint({ rgba, width }: Picture, [left, top, right, bottom]: readonly number[], tone: number): void {
  for (let y = top ?? 0; y < (bottom ?? 0); y++) {
    for (let x = left ?? 0; x < (right ?? 0); x++)
      rgba.fill(tone, 4 * (y * width + x), 4 * (y * width + x) + 3);
  }
}

const inkLinesOf = (picture: Picture): readonly InkLine[] => inkOf(picture)?.lines ?? [];
const boxOf = ({ box }: InkLine) => box;

describe('the lines of ink in a picture', () => {
  it('are none on bare paper, light or dark, and in a picture of noise', () => {
    expect(inkLinesOf(paper(80, 60))).toEqual([]);
    expect(inkLinesOf(paper(80, 60, 20))).toEqual([]);
    const noisy = pictureWith(numberStrokes('1'), { ink: 0, noise: 0.04 });
    expect(inkLinesOf(noisy)).toEqual([]);
  });

  it('are found where they stand, with some room around them', () => {
    const picture = paper(120, 60);
    paint(picture, [20, 10, 26, 50], 30);
    paint(picture, [44, 10, 50, 50], 30);
    const ink = inkOf(picture);
    expect(ink?.lines).toEqual([
      {
        box: { left: 20, top: 10, right: 50, bottom: 50 },
        surroundings: { left: 12, top: 2, right: 58, bottom: 58 },
      },
    ]);
    // Two bars of ink, and bare paper between them.
    const row = [...(ink?.darkness.values.slice(120 * 30 + 20, 120 * 30 + 50) ?? [])];
    expect(row.map((value) => (value > 0.8 ? '#' : Math.abs(value) < 0.01 ? '.' : '?')).join('')).toBe(
      `######${'.'.repeat(18)}######`,
    );
  });

  it('are found alike in light ink on dark, and on a transparent sheet', () => {
    const dark = inkLinesOf(pictureWith(numberStrokes('47'), { inverted: true }));
    const light = inkLinesOf(pictureWith(numberStrokes('47')));
    expect(dark.map(boxOf)).toEqual(light.map(boxOf));
    const sheet: Picture = { rgba: new Uint8ClampedArray(4 * 60 * 60), width: 60 };
    for (let y = 10; y < 50; y++) sheet.rgba[4 * (y * 60 + 30) + 3] = sheet.rgba[4 * (y * 60 + 31) + 3] = 255;
    expect(inkLinesOf(sheet).map(boxOf)).toEqual([{ left: 30, top: 10, right: 32, bottom: 50 }]);
  });

  it('have no printed line in them, and are as high as the digits only', () => {
    const plain = inkLinesOf(pictureWith(numberStrokes('3862'), { margin: 1 })).map(boxOf);
    for (const printed of ['ruled', 'squared'] as const) {
      const lines = inkLinesOf(pictureWith(numberStrokes('3862'), { margin: 1, paper: printed })).map(boxOf);
      expect(lines, printed).toHaveLength(1);
      expect(Math.abs((lines[0]?.top ?? 0) - (plain[0]?.top ?? 0)), printed).toBeLessThan(6);
      expect(Math.abs((lines[0]?.bottom ?? 0) - (plain[0]?.bottom ?? 0)), printed).toBeLessThan(6);
    }
  });

  it('come from the top down, without a frame around them and without specks', () => {
    const picture = paper(200, 160);
    for (const edge of [
      [0, 0, 200, 2],
      [0, 158, 200, 160],
      [0, 0, 2, 160],
      [198, 0, 200, 160],
    ]) {
      paint(picture, edge, 30);
    }
    paint(picture, [40, 100, 46, 140], 30);
    paint(picture, [60, 20, 66, 60], 30);
    paint(picture, [150, 80, 152, 82], 30);
    expect(inkLinesOf(picture).map(boxOf)).toEqual([
      { left: 60, top: 20, right: 66, bottom: 60 },
      { left: 40, top: 100, right: 46, bottom: 140 },
    ]);
  });

  it('are asked of a picture only, with what is wrong and the way out', () => {
    expect(() => inkLinesOf({ rgba: new Uint8ClampedArray(10), width: 2 })).toThrow(
      'picture: has 10 values in rows of 2 pixels; give full rows of 4 values each',
    );
    const large = { rgba: new Uint8ClampedArray(4 * (MAX_PICTURE_PIXELS + 1)), width: 1 };
    expect(() => inkLinesOf(large)).toThrow(/2000001 pixels, and at most 2000000 are read; shrink it/);
  });
});
