import { describe, expect, it } from 'vitest';
import type { InkSample } from '../../../model/training/data';
import { madeNumbers } from '../../../model/training/made-numbers';
import { boundsOf } from '../../../src/ink';
import { seededRandom } from '../../../src/random';
import { numberStrokes } from '../../fixtures';

const digit = (label: string, writer: string, layout = {}): InkSample => ({
  source: 'own',
  writer,
  label,
  strokes: numberStrokes(label, layout),
});
/**
 * A real number's digits: the 5 is half as high as the 2, stands on the same line and 30 beside it.
 */
const template = () => {
  const two = digit('2', 'theirs', { height: 100 });
  const right = boundsOf(two.strokes)?.maxX ?? 0;
  return [two, digit('5', 'theirs', { height: 50, top: 50, left: right + 30 })];
};
const make = (digits: InkSample[], writers = 1) =>
  madeNumbers([template()], digits, writers, seededRandom(1));

describe('numbers made of single digits', () => {
  it('take size, line and distance from a real one, and the ink from one writer', () => {
    const [made] = make([digit('2', 'ours', { height: 10 }), digit('5', 'ours', { height: 900, top: 77 })]);
    expect(made).toMatchObject({ label: '25', writer: 'ours', source: 'made' });
    const real = template().flatMap(({ strokes }) => strokes);
    expect(made?.strokes).toHaveLength(real.length);
    made?.strokes.forEach(({ x, y }, i) => {
      x.forEach((value, at) => {
        expect(value).toBeCloseTo(real[i]?.x[at] ?? Number.NaN, 2);
      });
      y.forEach((value, at) => {
        expect(value).toBeCloseTo(real[i]?.y[at] ?? Number.NaN, 2);
      });
    });
  });

  it('are made once of each of so many writers, of those who have all the digits', () => {
    const digits = ['a', 'b', 'c'].flatMap((writer) => [digit('2', writer), digit('5', writer)]);
    const made = make([...digits, digit('2', 'without a five')], 9);
    expect(made.map(({ writer }) => writer).sort()).toEqual(['a', 'b', 'c']);
    expect(make(digits, 2)).toHaveLength(2);
    expect(make([digit('2', 'without a five')])).toEqual([]);
  });

  it('have no ink that lies flat: it could not be fitted by its height', () => {
    const dash = { x: Float32Array.of(0, 100), y: Float32Array.of(0, 1) };
    expect(make([digit('2', 'ours'), { ...digit('5', 'ours'), strokes: [dash] }])).toEqual([]);
  });
});
