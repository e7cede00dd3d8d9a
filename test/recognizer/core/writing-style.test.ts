import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DIGITS } from '../../../src/contract';
import type { Stroke } from '../../../src/ink';
import { STYLE_LENGTH, styleOf } from '../../../src/recognizer/core/writing-style';
import { digitStrokes, line } from '../../fixtures';

const numbers = (strokes: readonly Stroke[]) => [...styleOf(strokes)];

function expectClose(found: readonly number[], expected: readonly number[], digits = 6): void {
  expect(found).toHaveLength(expected.length);
  found.forEach((value, i) => {
    expect(value, `number ${i}`).toBeCloseTo(expected[i] ?? Number.NaN, digits);
  });
}

describe('the style of a drawing', () => {
  it('is told by its strokes: how many, where, in which directions, how long and wide', () => {
    // A stroke down of two halves of the side, and a bar across it, from right to left.
    const plus = [line([50, 0], [50, 100]), line([75, 50], [25, 50])];
    const [right, down, left, up] = [0, 2, 4, 6];
    const directions = Array.from({ length: 8 }, (_, i) => (i === down ? 2 : i === left ? 1 : 0));
    expect([directions[right], directions[up]]).toEqual([0, 0]);
    expectClose(numbers(plus), [
      0.5,
      ...[0, -1],
      ...[-0.5, 0],
      ...[0, 1],
      ...directions,
      // Three halves of the side long: 3 / 2 of it.
      0,
      0.5,
    ]);
  });

  it('shares a direction between two out of eight', () => {
    // Down to the right at 22.5 degrees: half as right, half as right and down.
    const slope = line([0, 0], [100, 100 * Math.tan(Math.PI / 8)]);
    expectClose(numbers([slope]).slice(7, 15), [1.5, 1.5, 0, 0, 0, 0, 0, 0], 5);
  });

  it('has no end of a first stroke where there is one stroke only', () => {
    expectClose(numbers([line([0, 0], [0, 10])]).slice(5, 7), [0, 0]);
  });

  it('is the same at any place and size, and however densely it is sampled', () => {
    const dense = ({ x, y }: Stroke): Stroke => {
      const twice = (values: Float32Array) =>
        Float32Array.from({ length: 2 * values.length - 1 }, (_, i) => {
          const before = values[Math.floor(i / 2)] ?? 0;
          return (before + (values[Math.ceil(i / 2)] ?? before)) / 2;
        });
      return { x: twice(x), y: twice(y) };
    };
    fc.assert(
      fc.property(
        fc.constantFrom(...DIGITS),
        fc.double({ min: 0.2, max: 8, noNaN: true }),
        fc.double({ min: -500, max: 500, noNaN: true }),
        (digit, scale, offset) => {
          const moved = digitStrokes(digit).map(({ x, y }) => ({
            x: x.map((value) => value * scale + offset),
            y: y.map((value) => value * scale - offset),
          }));
          expectClose(numbers(moved), numbers(digitStrokes(digit)), 2);
          expectClose(numbers(digitStrokes(digit).map(dense)), numbers(digitStrokes(digit)), 4);
        },
      ),
    );
  });

  it('tells a 1 that is drawn upwards from one that is drawn downwards', () => {
    const down = styleOf([line([0, 0], [0, 100])]);
    const up = styleOf([line([0, 100], [0, 0])]);
    const distance = down.reduce((sum, value, i) => sum + (value - (up[i] ?? 0)) ** 2, 0);
    expect(distance).toBeGreaterThan(4);
  });

  it('leaves dots out, unless there is nothing else', () => {
    const dot = { x: Float32Array.of(40), y: Float32Array.of(60) };
    expect(numbers([dot, ...digitStrokes(7), dot])).toEqual(numbers(digitStrokes(7)));
    const dots = [dot, { x: Float32Array.of(140), y: Float32Array.of(60) }];
    expectClose(numbers(dots).slice(0, 5), [0.5, -1, 0, 1, 0]);
  });

  it('is nothing for ink of no extent', () => {
    const nothing = new Array(STYLE_LENGTH).fill(0);
    const point = { x: Float32Array.of(3, 3), y: Float32Array.of(4, 4) };
    for (const strokes of [[], [point], [{ x: new Float32Array(), y: new Float32Array() }]]) {
      expect(numbers(strokes)).toEqual(nothing);
    }
  });
});
