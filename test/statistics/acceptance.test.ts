import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { acceptedReach } from '../../src/statistics/acceptance';
import { normalCdf } from '../../src/statistics/normal';

const FAR = 100;

/** The highest mean, 0 or above, that accepts an observation (both in standard deviations). */
function upperLimit(observation: number): number {
  let [accepted, rejected] = [Math.max(0, observation), FAR];
  for (let halving = 0; halving < 40; halving++) {
    const mean = (accepted + rejected) / 2;
    if (mean - observation <= acceptedReach(mean, FAR).below) accepted = mean;
    else rejected = mean;
  }
  return accepted;
}

describe('acceptedReach', () => {
  // Feldman and Cousins (1998), table X: 95% upper limits for a mean that is not below 0.
  it.each([
    [-3, 0.42],
    [-2, 0.62],
    [-1, 1.1],
    [0, 1.96],
    [1, 2.96],
    [3, 4.96],
  ])('gives the published upper limit of an observation of %f', (observation, limit) => {
    expect(upperLimit(observation)).toBeCloseTo(limit, 2);
  });

  it('holds 95 of 100 observations, wherever the bounds are', () => {
    const distance = fc.double({ min: 0.01, max: 5, noNaN: true });
    fc.assert(
      fc.property(distance, distance, (toLowest, toHighest) => {
        const { below, above } = acceptedReach(toLowest, toHighest);
        expect(normalCdf(above) - normalCdf(-below)).toBeCloseTo(0.95, 4);
      }),
    );
  });

  it('is 1.96 to either side far from the bounds, and accepts everything beyond a bound at the bound', () => {
    expect(acceptedReach(FAR, FAR)).toEqual({ below: 1.959963984540054, above: 1.959963984540054 });
    expect(acceptedReach(0, FAR).below).toBe(Number.POSITIVE_INFINITY);
    expect(acceptedReach(0, FAR).above).toBeCloseTo(1.6449, 4);
    expect(acceptedReach(FAR, 0).above).toBe(Number.POSITIVE_INFINITY);
  });
});
