import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type PictureLook, PLAIN_LOOK, pictureOf } from '../../../model/training/made-pictures';
import type { Stroke } from '../../../src/ink';
import { seededRandom } from '../../../src/random';
import { type LineReader, loadLineReader, readPicture } from '../../../src/recognizer/node';
import * as fixtures from '../../fixtures';
import { line } from '../../fixtures';

let reader: LineReader;
beforeAll(async () => {
  reader = await loadLineReader();
});
afterAll(() => reader?.close());

/** Closer together than those of other tests. */
const numberStrokes: typeof fixtures.numberStrokes = (digits, layout) =>
  fixtures.numberStrokes(digits, { gap: 0.25, ...layout });
const read = (strokes: readonly Stroke[], look: Partial<PictureLook> = {}) =>
  readPicture(reader, pictureOf(strokes, { ...PLAIN_LOOK, ...look }, seededRandom(5)));
const numbers = (...of: Parameters<typeof read>) => read(...of).lines.map(({ number }) => number);

describe('a picture of a number', () => {
  it.each<[string, Partial<PictureLook>]>([
    ['on plain paper', {}],
    ['written with a thin pen', { pen: 0.04 }],
    ['written with a thick pen', { pen: 0.14 }],
    ['small', { height: 26 }],
    ['large', { height: 300 }],
    ['with much paper around it', { margin: 4 }],
    ['in light that fades to a third', { shade: 0.65 }],
    ['with noise', { noise: 0.06 }],
    ['in pencil', { ink: 0.4, noise: 0.02 }],
    ['light on dark', { inverted: true }],
    ['light on dark, unevenly lit, with noise', { inverted: true, shade: 0.5, noise: 0.04 }],
    ['on ruled paper', { paper: 'ruled' }],
    ['on squared paper', { paper: 'squared' }],
    [
      'on squared paper, askew, in the shade, with noise',
      { paper: 'squared', degrees: 2, shade: 0.5, noise: 0.03 },
    ],
    ['turned by 6 degrees', { degrees: 6 }],
    ['turned by 6 degrees the other way', { degrees: -6 }],
  ])('is read %s', (_, look) => {
    const { lines } = read(numberStrokes('7205'), look);
    expect(lines.map(({ number, accepted }) => ({ number, accepted }))).toEqual([
      { number: '7205', accepted: true },
    ]);
  });

  it('has its digits where they stand in the picture, whatever the size', () => {
    for (const height of [60, 240]) {
      const [only] = read(numberStrokes('471'), { height, pen: 0.08, margin: 1 }).lines;
      const [first, , last] = only?.digits ?? [];
      // The middle of the pen stands a margin from each edge.
      // A pixel of the line image is some 5% of the height.
      expect(Math.abs((first?.bounds.minX ?? 0) - height * (1 - 0.04))).toBeLessThan(0.05 * height);
      expect(first?.bounds.minY).toBeGreaterThan(height * 0.9);
      expect(last?.bounds.maxY).toBeLessThan(height * 2.1);
      expect(last?.bounds.minX).toBeGreaterThan(first?.bounds.maxX ?? Infinity);
    }
  });
});

describe('a picture of several lines', () => {
  it('is read from the top down, and each line from left to right', () => {
    const strokes = [
      ...numberStrokes('205', { top: 170 }),
      ...numberStrokes('1995'),
      ...numberStrokes('48', { top: 170, left: 700 }),
      ...numberStrokes('7', { top: 340 }),
    ];
    expect(numbers(strokes, { height: 300, pen: 0.03, margin: 0.2 })).toEqual(['1995', '205', '48', '7']);
  });

  it('may be turned a little', () => {
    const strokes = [...numberStrokes('80524'), ...numberStrokes('31', { top: 170 })];
    expect(numbers(strokes, { height: 240, pen: 0.03, margin: 0.3, degrees: 4 })).toEqual(['80524', '31']);
  });

  it('is parted where the gap is wide, and more than twelve digits at the widest gaps', () => {
    const strokes = [...numberStrokes('38625382'), ...numberStrokes('4715', { left: 1000 })];
    expect(numbers([...strokes, ...numberStrokes('38', { left: 1550 })])).toEqual(['38625382', '4715', '38']);
  });
});

describe('a picture of part of a line', () => {
  it.each<[string, 1 | 2, Partial<Parameters<typeof numberStrokes>[1]>, string]>([
    ['84', 2, {}, '84'],
    ['84', 2, { gap: -0.1 }, '84'],
    ['0', 1, {}, '0'],
    ['11', 2, {}, '11'],
  ])('is read as so many digits: %s as %i', (written, digits, layout, expected) => {
    const part = pictureOf(numberStrokes(written, layout), PLAIN_LOOK, seededRandom(5));
    const [only, ...more] = readPicture(reader, part, digits).lines;
    expect(more).toEqual([]);
    expect(only?.number).toBe(expected);
    expect(only?.digits).toHaveLength(digits);
  });

  it('is read as one digit where two were written, and as two where one was', () => {
    const read = (written: string, digits: 1 | 2) =>
      readPicture(reader, pictureOf(numberStrokes(written), PLAIN_LOOK, seededRandom(5)), digits).lines;
    expect(read('31', 1)[0]?.number).toMatch(/^\d$/);
    expect(read('6', 2)[0]?.number).toMatch(/^\d\d$/);
  });
});

describe('a picture without digits', () => {
  it.each<[string, Stroke[]]>([
    ['a slanting line', [line([0, 0], [50, 50])]],
    ['a line', [line([0, 0], [300, 60])]],
    [
      'a scribble',
      Array.from({ length: 9 }, (_, i) => line([0, 11 * i], [300, 9 * i], [20, 7 * i], [280, 90])),
    ],
  ])('has nothing accepted: %s', (_, strokes) => {
    expect(read(strokes).lines.filter(({ accepted }) => accepted)).toEqual([]);
  });

  it('has no line at all where it is blank, of any colour, or transparent', () => {
    for (const value of [0, 90, 255]) {
      const rgba = new Uint8ClampedArray(4 * 200 * 120).fill(value);
      expect(readPicture(reader, { rgba, width: 200 }).lines).toEqual([]);
    }
  });

  it('has none in a picture of noise', () => {
    expect(numbers([line([0, 0], [0, 1])], { height: 100, ink: 0, noise: 0.2 })).toEqual([]);
  });
});

describe('a picture with transparent paper', () => {
  it.each([0, 255])('is read with ink of lightness %i', (lightness) => {
    const { rgba, width } = pictureOf(numberStrokes('862'), PLAIN_LOOK, seededRandom(1));
    for (let at = 0; at < rgba.length; at += 4) {
      const alpha = 255 - (rgba[at] ?? 0);
      rgba.fill(lightness, at, at + 3);
      rgba[at + 3] = alpha;
    }
    expect(readPicture(reader, { rgba, width }).lines.map(({ number }) => number)).toEqual(['862']);
  });
});

describe('what is no picture', () => {
  it('is refused with its figures', () => {
    const rgba = new Uint8ClampedArray(4 * 10);
    expect(() => readPicture(reader, { rgba, width: 3 })).toThrow(
      /picture: has 40 values in rows of 3 pixels/,
    );
    const huge = new Uint8ClampedArray(4 * 2_000_001);
    expect(() => readPicture(reader, { rgba: huge, width: 2_000_001 })).toThrow(
      /at most 2000000 are read; shrink it/,
    );
  });
});
