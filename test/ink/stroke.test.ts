import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boundsOf, InkError, strokeFromFlat } from '../../src/ink';
import { strokeToFlat } from '../fixtures';

describe('strokeFromFlat', () => {
  it('is undone by strokeToFlat', () => {
    const pairs = fc.array(
      fc.tuple(
        fc.float({ noNaN: true, noDefaultInfinity: true }),
        fc.float({ noNaN: true, noDefaultInfinity: true }),
      ),
    );
    fc.assert(
      fc.property(pairs, (points) => {
        const flat = points.flat();
        expect(strokeToFlat(strokeFromFlat(flat))).toEqual(flat);
      }),
    );
  });

  it.each([
    ['a string', 'line', 'not-an-array', 'expected an array'],
    ['an odd number of coordinates', [1, 2, 3], 'odd-coordinates', 'has 3 numbers'],
    ['a missing number', [1, null], 'not-finite', 's[1]: expected a finite number, found null'],
    ['text', [1, '2'], 'not-finite', 's[1]: expected a finite number, found "2"'],
    ['a number beyond float32', [1e39, 2], 'not-finite', 's[0]: expected a finite number'],
  ])('refuses %s and names the place', (_, flat, code, message) => {
    expect(() => strokeFromFlat(flat, 's')).toThrow(message);
    try {
      strokeFromFlat(flat, 's');
    } catch (error) {
      expect(error).toBeInstanceOf(InkError);
      expect(error).toMatchObject({ code });
    }
  });
});

describe('boundsOf', () => {
  it('spans all points, and is null without any', () => {
    expect(boundsOf([])).toBeNull();
    expect(boundsOf([strokeFromFlat([])])).toBeNull();
    expect(boundsOf([strokeFromFlat([1, 9]), strokeFromFlat([-2, 4, 5, 6])])).toEqual({
      minX: -2,
      minY: 4,
      maxX: 5,
      maxY: 9,
    });
  });
});
