import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { InkError, type Stroke } from '../../../src/ink';
import type { NumberDigit, StrokePart } from '../../../src/recognizer/core/types';
import {
  loadRecognizer,
  type NodeRecognizer,
  NUMBER_WEIGHTS,
  numberOf,
  readLattice,
  readNumber,
  readNumberPart,
} from '../../../src/recognizer/node';
import * as fixtures from '../../fixtures';
import { line } from '../../fixtures';

let reader: NodeRecognizer;
beforeAll(async () => {
  reader = await loadRecognizer();
});
afterAll(() => reader?.close());

/** Closer together than those of other tests. */
const numberStrokes: typeof fixtures.numberStrokes = (digits, layout) =>
  fixtures.numberStrokes(digits, { gap: 0.25, ...layout });
const read = (strokes: readonly Stroke[]) => readNumber(reader, strokes);
const UNREAD = {
  number: '',
  confidence: 0,
  accepted: false,
  threshold: NUMBER_WEIGHTS.threshold,
  digits: [],
};

describe('a number', () => {
  it.each(['7', '42', '1995', '80524', '0123456789', '987654321012'])(
    'of 1 to 12 digits is read: %s',
    (digits) => {
      const reading = read(numberStrokes(digits));
      expect(reading.number).toBe(digits);
      expect(reading.digits.map(({ reading: { digit } }) => digit).join('')).toBe(digits);
      expect(reading.confidence).toBeGreaterThan(0);
      expect(reading.confidence).toBeLessThanOrEqual(1);
    },
  );

  it('names the strokes of each digit, and where they stand', () => {
    const strokes = numberStrokes('4715');
    const { digits } = read(strokes);
    digits.slice(1).forEach(({ bounds }, i) => {
      expect(bounds.minX).toBeGreaterThan(digits[i]?.bounds.maxX ?? Number.NaN);
    });
    expect(digits.flatMap((digit) => digit.strokes)).toEqual(strokes.map((_, i) => i));
    for (const { bounds, strokes: own } of digits) {
      const x = own.flatMap((i) => [...(strokes[i]?.x ?? [])]);
      expect(bounds.minX).toBe(Math.min(...x));
      expect(bounds.maxX).toBe(Math.max(...x));
    }
  });

  it('may have its digits close together, or far apart', () => {
    for (const gap of [0.05, 0.12, 0.5, 1.5])
      expect(read(numberStrokes('3862', { gap })).number).toBe('3862');
  });

  it('may have digits that touch', () => {
    expect(read(numberStrokes('2005', { gap: 0 })).number).toBe('2005');
  });

  it('has a bar that is drawn last where it belongs', () => {
    // A crossed seven and a five whose bars come after all the rest.
    const seven = line([0, 0], [60, 0], [25, 100]);
    const five = line([105, 5], [100, 45], [135, 45], [150, 70], [130, 98], [98, 92]);
    const one = line([190, 10], [190, 100]);
    const sevensBar = line([18, 52], [58, 50]);
    const fivesBar = line([105, 4], [148, 2]);
    const reading = read([seven, five, one, fivesBar, sevensBar]);
    expect(reading.number).toBe('751');
    expect(reading.digits.map(({ strokes }) => strokes)).toEqual([[0, 4], [1, 3], [2]]);
  });

  it('is read though its digits are drawn in any order', () => {
    const strokes = numberStrokes('60813');
    expect(read([...strokes].reverse()).number).toBe('60813');
  });

  // The hardest case: 30 of the 64 pairs of these one-stroke digits were read when last counted.
  it.each(['02', '21', '82'])('is cut where two digits are drawn in one stroke: %s', (pair) => {
    const { number, digits } = read([fixtures.joinedStroke(pair)]);
    expect(number).toBe(pair);
    expect(digits.map(({ strokes }) => strokes)).toEqual([[0], [0]]);
  });

  it('has digits as the whole line speaks for them, be it against their images', () => {
    const lattice = readLattice(reader, numberStrokes('02'));
    if (!lattice) throw new Error('nothing was drawn');
    // As if only a 3 were ever drawn in one stroke.
    const strokeShares = NUMBER_WEIGHTS.strokeShares.map((_, digit) =>
      digit === 3 ? [0.97, 0.01, 0.01, 0.01] : [1e-9, 0.5, 0.25, 0.25],
    );
    const { number, digits } = numberOf(lattice, { ...NUMBER_WEIGHTS, strokes: 9, strokeShares });
    expect(number).toBe('33');
    for (const { reading } of digits) {
      expect(reading).toMatchObject({ digit: 3, accepted: false });
      expect(reading.candidates[0]?.digit).toBe(3);
      expect(reading.probabilities.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 6);
    }
    expect(numberOf(lattice, NUMBER_WEIGHTS).number).toBe('02');
  });

  it('is read without the dots of a resting pen', () => {
    const dot = (x: number, y: number) => ({ x: Float32Array.of(x, x + 2), y: Float32Array.of(y, y + 1) });
    const reading = read([dot(-20, 50), ...numberStrokes('92'), dot(50, 120)]);
    expect(reading.number).toBe('92');
    expect(reading.digits.flatMap(({ strokes }) => strokes)).not.toContain(0);
  });

  it('is the same wherever and however large it is drawn', () => {
    const digits = fc
      .array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 4 })
      .map((d) => d.join(''));
    fc.assert(
      fc.property(
        digits,
        fc.double({ min: 10, max: 3000, noNaN: true }),
        fc.integer({ min: -2000, max: 2000 }),
        fc.integer({ min: -2000, max: 2000 }),
        (number, height, left, top) => {
          const here = read(numberStrokes(number));
          const there = read(numberStrokes(number, { height, left, top }));
          expect(there.number).toBe(here.number);
          expect(there.accepted).toBe(here.accepted);
          expect(there.confidence).toBeCloseTo(here.confidence, 1);
        },
      ),
      { numRuns: 30 },
    );
  });

  it('has digits from left to right, 1 to 12 of them or none, whatever the ink', () => {
    const point = fc.tuple(fc.integer({ min: 0, max: 400 }), fc.integer({ min: 0, max: 100 }));
    const strokes = fc.array(fc.array(point, { minLength: 1, maxLength: 6 }), { maxLength: 10 });
    fc.assert(
      fc.property(strokes, (drawn) => {
        const { number, digits, confidence, accepted } = read(drawn.map((points) => line(...points)));
        expect(number).toMatch(/^\d{0,12}$/);
        expect(digits).toHaveLength(number.length);
        expect(confidence).toBeGreaterThanOrEqual(0);
        expect(confidence).toBeLessThanOrEqual(1);
        if (number === '') expect(accepted).toBe(false);
        digits.slice(1).forEach(({ bounds }, i) => {
          expect(bounds.maxX).toBeGreaterThanOrEqual(digits[i]?.bounds.minX ?? Number.NaN);
        });
      }),
      { numRuns: 40 },
    );
  });
});

describe('part of a number', () => {
  const partsOf = (digits: readonly NumberDigit[]) => digits.flatMap(({ parts }) => parts);
  const again = (strokes: readonly Stroke[], parts: readonly StrokePart[], digits: 1 | 2) =>
    readNumberPart(reader, strokes, parts, digits);

  it('is all of its ink: each digit names the points that are its own', () => {
    const strokes = numberStrokes('4715');
    const { digits } = read(strokes);
    expect(partsOf(digits)).toEqual(strokes.map(({ x }, stroke) => ({ stroke, from: 0, to: x.length - 1 })));
  });

  it.each(['47', '15', '80', '33', '96'])('is split in two, and merged again: %s', (pair) => {
    const strokes = numberStrokes(`2${pair}6`);
    const [, first, second] = read(strokes).digits;
    if (!first || !second) throw new Error(`2${pair}6 was not read`);
    const merged = again(strokes, partsOf([first, second]), 1);
    expect(merged.digits).toHaveLength(1);
    const [whole] = merged.digits;
    expect(whole?.strokes).toEqual([...first.strokes, ...second.strokes]);
    expect(whole?.bounds.minX).toBe(first.bounds.minX);
    expect(whole?.bounds.maxX).toBe(second.bounds.maxX);
    const split = again(strokes, whole?.parts ?? [], 2);
    expect(split.number).toBe(pair);
    expect(split.digits.map(({ parts, bounds }) => ({ parts, bounds }))).toEqual(
      [first, second].map(({ parts, bounds }) => ({ parts, bounds })),
    );
  });

  it('is split within a stroke, at a point that both digits have', () => {
    const joined = fixtures.joinedStroke('82');
    const strokes = [...numberStrokes('7'), joined];
    const { number, digits } = again(strokes, [{ stroke: 1, from: 0, to: joined.x.length - 1 }], 2);
    expect(number).toBe('82');
    expect(digits.map((digit) => digit.strokes)).toEqual([[1], [1]]);
    const [left, right] = partsOf(digits);
    expect(left?.to).toBe(right?.from);
    expect([left?.from, right?.to]).toEqual([0, joined.x.length - 1]);
  });

  it('is split even where no cut is likely, but not a stroke of two points', () => {
    const zero = fixtures.digitStrokes(0);
    const whole = zero.map(({ x }, stroke) => ({ stroke, from: 0, to: x.length - 1 }));
    expect(again(zero, whole, 2).digits).toHaveLength(2);
    const dash = [line([0, 0], [50, 0])];
    expect(again(dash, [{ stroke: 0, from: 0, to: 1 }], 2)).toEqual(UNREAD);
  });
});

describe('what is no number', () => {
  it.each<[string, Stroke[]]>([
    ['nothing', []],
    ['an empty stroke', [{ x: new Float32Array(), y: new Float32Array() }]],
    ['a dot', [{ x: Float32Array.of(5), y: Float32Array.of(5) }]],
    ['more than 12 digits', numberStrokes('3862538625386')],
    [
      'a scribble of very many strokes',
      Array.from({ length: 200 }, (_, i) => line([i * 9, 0], [i * 9, 100])),
    ],
  ])('is refused: %s', (_, strokes) => {
    expect(read(strokes)).toEqual(UNREAD);
  });

  it('is refused: ink no larger than a dot of the page', () => {
    const speck = [line([0, 0], [3, 3])];
    expect(readNumber(reader, speck, { dotExtent: 4 })).toEqual(UNREAD);
    expect(readNumber(reader, speck).digits).not.toHaveLength(0);
  });

  it('is ended sensibly where the figures are beyond measure', () => {
    const huge = { x: Float32Array.of(-3e38, 3e38, 0), y: Float32Array.of(3e38, -3e38, 1) };
    // Beside it the 12 is a dot.
    expect(read([huge, ...numberStrokes('12')]).number).toMatch(/^\d?$/);
  });

  it('is named with its place where it is no ink', () => {
    const bad = { x: Float32Array.of(1, Number.NaN), y: Float32Array.of(1, 2) };
    expect(() => read([...numberStrokes('1'), bad])).toThrow(InkError);
    expect(() => read([bad])).toThrow(/strokes\[0\]\.x\[1\]: expected a finite number/);
  });
});
