import { describe, expect, test } from 'vitest';
import { laplaceCumulants, sumOfLaplace } from '../../src/statistics/noise';
import { normalCdf } from '../../src/statistics/normal';

describe('laplaceCumulants', () => {
  test.each([0.5, 3, 77])('agrees with the distribution of scale %f', (scale) => {
    let [second, fourth] = [0, 0];
    const q = Math.exp(-1 / scale);
    for (let x = -8000; x <= 8000; x++) {
      const p = ((1 - q) / (1 + q)) * q ** Math.abs(x);
      second += p * x ** 2;
      fourth += p * x ** 4;
    }
    const cumulants = laplaceCumulants(scale);
    expect(cumulants.variance / second).toBeCloseTo(1, 6);
    expect(cumulants.fourth / (fourth - 3 * second ** 2)).toBeCloseTo(1, 6);
  });

  test('adds up over draws, and is nothing without noise', () => {
    expect(sumOfLaplace([])).toEqual({ variance: 0, fourth: 0 });
    expect(sumOfLaplace([0, 0])).toEqual({ variance: 0, fourth: 0 });
    expect(sumOfLaplace([77, 0, 77]).variance).toBeCloseTo(2 * laplaceCumulants(77).variance, 6);
  });
});

test.each([
  [0, 0.5],
  [1, 0.8413447],
  [-1.959963985, 0.025],
  [1.644853627, 0.95],
  [6, 1],
])('below %f lie %f of the normal distribution', (z, share) => {
  expect(normalCdf(z)).toBeCloseTo(share, 6);
});
