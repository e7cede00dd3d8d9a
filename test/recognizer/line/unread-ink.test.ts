import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type PictureLook, PLAIN_LOOK, pictureOf } from '../../../model/training/made-pictures';
import type { Stroke } from '../../../src/ink';
import type { PictureInk } from '../../../src/picture';
import { seededRandom } from '../../../src/random';
import type { NumberReading } from '../../../src/recognizer';
import { linesBeside, unreadInkOf } from '../../../src/recognizer/line/unread-ink';
import { type LineReader, loadLineReader, readPicture } from '../../../src/recognizer/node';
import { line, numberStrokes } from '../../fixtures';

const WIDTH = 200;
const HEIGHT = 100;

/** A line with digits at the places, as large as the bars of `inkWith`. */
function reading(lefts: readonly number[], top = 40): NumberReading {
  const digit = { digit: 1, confidence: 1, accepted: true, candidates: [], probabilities: [] } as const;
  return {
    number: '1'.repeat(lefts.length),
    confidence: 1,
    accepted: true,
    threshold: 0.8,
    digits: lefts.map((left) => ({
      reading: digit,
      bounds: { minX: left, minY: top, maxX: left + 10, maxY: top + 20 },
      strokes: [],
      parts: [],
    })),
  };
}

/** A picture of filled boxes: left, top, width, height and darkness. */
function inkWith(...boxes: readonly (readonly [number, number, number, number, number?])[]): PictureInk {
  const values = new Float32Array(WIDTH * HEIGHT);
  const parts = boxes.map(([left, top, width, height, darkness = 0.8]) => {
    const pixels: number[] = [];
    for (let y = top; y < top + height; y++) {
      for (let x = left; x < left + width; x++) {
        pixels.push(y * WIDTH + x);
        values[y * WIDTH + x] = darkness;
      }
    }
    return { pixels, box: { left, top, right: left + width, bottom: top + height } };
  });
  const darkness = { values, width: WIDTH, height: HEIGHT };
  return { darkness, raw: darkness, parts, lines: [] };
}

describe('unread ink', () => {
  const read = [[20, 40, 10, 20] as const, [40, 40, 10, 20] as const];
  const lines = [reading([20, 40])];

  it('is what no digit has', () => {
    expect(unreadInkOf(inkWith(...read), lines)).toEqual([]);
    expect(unreadInkOf(inkWith(...read, [80, 42, 8, 16]), lines)).toEqual([
      { minX: 80, minY: 42, maxX: 88, maxY: 58 },
    ]);
  });

  it('may hang together with a digit', () => {
    expect(unreadInkOf(inkWith([20, 40, 60, 20]), [reading([20, 33])])).toEqual([
      { minX: 46, minY: 40, maxX: 80, maxY: 60 },
    ]);
  });

  it('is told in one where it stands side by side', () => {
    const beside = [
      [80, 42, 8, 16],
      [95, 40, 8, 20],
    ] as const;
    expect(unreadInkOf(inkWith(...read, ...beside), lines)).toEqual([
      { minX: 80, minY: 40, maxX: 103, maxY: 60 },
    ]);
  });

  it.each([
    ['a dot', [60, 56, 4, 4]],
    ['a dash', [70, 50, 30, 5]],
    ['a faint print', [80, 40, 10, 20, 0.3]],
    ['a thin line as high as a digit', [80, 40, 1, 20]],
    ['a rule down the whole picture', [80, 0, 4, HEIGHT]],
    ['a drawing of another size', [80, 10, 60, 80]],
  ] as const)('is not %s', (_, box) => {
    expect(unreadInkOf(inkWith(...read, box), lines)).toEqual([]);
  });

  it('is not told where nothing was read', () => {
    expect(unreadInkOf(inkWith(...read), [])).toEqual([]);
  });

  it('stands beside the lines in its rows, or else by the next line', () => {
    const [upper, lower] = [reading([20, 40], 10), reading([20], 70)];
    const at = (minY: number) => [{ minX: 120, minY, maxX: 130, maxY: minY + 20 }];
    expect([...linesBeside(at(12), [upper, lower])]).toEqual([upper]);
    expect([...linesBeside(at(48), [upper, lower])]).toEqual([lower]);
    expect([...linesBeside([], [upper, lower])]).toEqual([]);
  });
});

describe('a picture with writing that is no digit', () => {
  let reader: LineReader;
  beforeAll(async () => {
    reader = await loadLineReader();
  });
  afterAll(() => reader?.close());

  const pictureWith = (extra: readonly Stroke[], look: Partial<PictureLook> = {}) => {
    const strokes = [...numberStrokes('720', { gap: 0.25 }), ...extra];
    return readPicture(reader, pictureOf(strokes, { ...PLAIN_LOOK, pen: 0.06, ...look }, seededRandom(5)));
  };
  const star = (x: number, y: number) =>
    [0, 1, 2].map((turn) => {
      const [right, down] = [40 * Math.cos(turn), 45 * Math.sin(turn)];
      return line([x + right, y + down], [x - right, y - down]);
    });

  it('tells where it stands, and is not sure', () => {
    const { lines, unread } = pictureWith(star(430, 50));
    expect(lines).toMatchObject([{ number: '720', accepted: false }]);
    const [zero] = lines[0]?.digits.slice(-1) ?? [];
    expect(unread).toHaveLength(1);
    expect(unread[0]?.minX).toBeGreaterThan(zero?.bounds.maxX ?? Infinity);
  });

  it('is told below the number, too', () => {
    const { lines, unread } = pictureWith(star(150, 250), { height: 200, pen: 0.03 });
    expect(lines).toMatchObject([{ number: '720', accepted: false }]);
    expect(unread[0]?.minY).toBeGreaterThan(lines[0]?.digits[0]?.bounds.maxY ?? Infinity);
  });

  it('is sure of a number with marks', () => {
    const marks = [line([190, 96], [188, 104]), line([330, 50], [380, 48]), line([330, 62], [380, 60])];
    for (const paper of ['plain', 'ruled', 'squared'] as const) {
      const { lines, unread } = pictureWith(marks, { paper });
      expect(unread).toEqual([]);
      expect(lines).toMatchObject([{ number: '720', accepted: true }]);
    }
  });
});
