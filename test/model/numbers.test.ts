import { describe, expect, it } from 'vitest';
import numbers from '../../model/numbers.json';
import { FEATURES } from '../../src/recognizer/node';

const leavesOf = (value: unknown): unknown[] =>
  typeof value === 'object' && value !== null ? Object.values(value).flatMap(leavesOf) : [value];

describe('model/numbers.json', () => {
  it('has a weight for each feature, and the habits of each digit', () => {
    expect(numbers.features).toHaveLength(FEATURES.length);
    expect(numbers.aspects).toHaveLength(10);
    for (const { deviation } of numbers.aspects) expect(deviation).toBeGreaterThan(0);
    expect(numbers.strokeShares).toHaveLength(10);
    for (const shares of numbers.strokeShares) {
      expect(shares.reduce((sum, share) => sum + share)).toBeCloseTo(1, 2);
    }
    expect(numbers.threshold).toBeGreaterThan(0);
    expect(numbers.threshold).toBeLessThan(1);
  });

  it('is made of finite numbers', () => {
    // JSON writes NaN as null.
    expect(leavesOf(numbers).filter((value) => !Number.isFinite(value))).toEqual([]);
  });
});
