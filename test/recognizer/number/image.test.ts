import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rasterize } from '../../../src/ink';
import { loadRecognizer, type NodeRecognizer, readNumberImage } from '../../../src/recognizer/node';
import { digitStrokes } from '../../fixtures';

let reader: NodeRecognizer;
beforeAll(async () => {
  reader = await loadRecognizer();
});
afterAll(() => reader?.close());

const SIDE = 28;

/** Rasters of digits beside each other, each `pitch` columns after the one before. */
function imageOf(digits: string, pitch: number) {
  const width = pitch * (digits.length - 1) + SIDE;
  const pixels = new Float32Array(width * SIDE);
  [...digits].forEach((digit, i) => {
    rasterize(digitStrokes(digit)).forEach((value, at) => {
      const place = Math.floor(at / SIDE) * width + i * pitch + (at % SIDE);
      pixels[place] = Math.max(pixels[place] ?? 0, value);
    });
  });
  return { pixels, width };
}

describe('an image of a number', () => {
  it('is read from its connected components', () => {
    const { number, digits } = readNumberImage(reader, imageOf('3862', 26));
    expect(number).toBe('3862');
    expect(digits.map(({ strokes }) => strokes.length)).toEqual([1, 1, 1, 1]);
    digits.slice(1).forEach(({ bounds }, i) => {
      expect(bounds.minX).toBeGreaterThan(digits[i]?.bounds.maxX ?? Number.NaN);
    });
  });

  it('is cut where digits touch', () => {
    const { number, digits } = readNumberImage(reader, imageOf('83', 14));
    expect(number).toBe('83');
    expect(digits.map(({ strokes }) => strokes)).toEqual([[0], [0]]);
  });

  it('may show nothing', () => {
    const blank = { pixels: new Float32Array(400), width: 40 };
    expect(readNumberImage(reader, blank)).toEqual({
      number: '',
      confidence: 0,
      accepted: false,
      threshold: readNumberImage(reader, imageOf('83', 14)).threshold,
      digits: [],
    });
  });

  it('is refused where its rows are not full', () => {
    expect(() => readNumberImage(reader, { pixels: new Float32Array(401), width: 40 })).toThrow(
      /image: has 401 values in rows of 40/,
    );
  });
});
