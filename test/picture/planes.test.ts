import { describe, expect, it } from 'vitest';
import { closing } from '../../src/picture/planes';
import { seededRandom } from '../../src/random';

/** The greatest, or least, value of the square around each pixel, by its definition. */
function extremeOf(values: Float32Array, width: number, radius: number, pick: (...of: number[]) => number) {
  const height = values.length / width;
  return values.map((_, at) => {
    const around: number[] = [];
    for (let y = Math.max(0, Math.floor(at / width) - radius); y < height; y++) {
      if (y > Math.floor(at / width) + radius) break;
      for (let x = Math.max(0, (at % width) - radius); x <= (at % width) + radius && x < width; x++) {
        around.push(values[y * width + x] as number);
      }
    }
    return pick(...around);
  });
}

describe('closing', () => {
  it.each([0, 1, 2, 5, 30])('is the least of the greatest values around each pixel: radius %i', (radius) => {
    const random = seededRandom(radius);
    const [width, height] = [23, 14];
    // Few different values, so that many are equal.
    const values = Float32Array.from({ length: width * height }, () => Math.floor(6 * random.uniform()) / 6);
    const greatest = extremeOf(values, width, radius, Math.max);
    const expected = extremeOf(greatest, width, radius, Math.min);
    expect(closing({ values, width, height }, radius).values).toEqual(expected);
  });
});
