import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wilsonInterval } from '../../src/statistics/wilson';

/**
 * Counts as a maintainer may see them: from one attempt to more than a year of a busy server gives.
 */
const counts = fc
  .integer({ min: 1, max: 100_000_000 })
  .chain((attempts) =>
    fc.record({ attempts: fc.constant(attempts), failures: fc.integer({ min: 0, max: attempts }) }),
  );

describe('wilsonInterval', () => {
  // R. G. Newcombe, "Two-sided confidence intervals for the single proportion", Statistics in
  // Medicine 17 (1998), table I, method 3.
  it.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])('gives the published interval of %i in %i', (failures, attempts, low, high) => {
    const interval = wilsonInterval(failures, attempts);
    expect(interval.low).toBeCloseTo(low, 4);
    expect(interval.high).toBeCloseTo(high, 4);
  });

  it('holds the rate and stays within 0 and 1', () => {
    fc.assert(
      fc.property(counts, ({ failures, attempts }) => {
        const { low, high } = wilsonInterval(failures, attempts);
        const rate = failures / attempts;
        expect(low).toBeGreaterThanOrEqual(0);
        expect(low).toBeLessThanOrEqual(rate);
        expect(high).toBeGreaterThanOrEqual(rate);
        expect(high).toBeLessThanOrEqual(1);
        expect(high).toBeGreaterThan(low);
      }),
    );
  });

  it('ends where the rate is exactly z standard errors away, which is what defines a score interval', () => {
    fc.assert(
      fc.property(counts, ({ failures, attempts }) => {
        const rate = failures / attempts;
        for (const bound of Object.values(wilsonInterval(failures, attempts))) {
          if (bound === rate) continue; // 0 and 1, where both sides are 0
          const distance = Math.abs(rate - bound) / Math.sqrt((bound * (1 - bound)) / attempts);
          expect(distance).toBeCloseTo(1.959964, 4);
        }
      }),
    );
  });

  it('is the same for successes, mirrored', () => {
    fc.assert(
      fc.property(counts, ({ failures, attempts }) => {
        const failed = wilsonInterval(failures, attempts);
        const passed = wilsonInterval(attempts - failures, attempts);
        expect(passed.low).toBeCloseTo(1 - failed.high, 9);
        expect(passed.high).toBeCloseTo(1 - failed.low, 9);
      }),
    );
  });

  it('narrows as attempts grow at the same rate', () => {
    fc.assert(
      fc.property(counts, fc.integer({ min: 2, max: 50 }), ({ failures, attempts }, factor) => {
        const few = wilsonInterval(failures, attempts);
        const many = wilsonInterval(failures * factor, attempts * factor);
        expect(many.high - many.low).toBeLessThan(few.high - few.low);
      }),
    );
  });

  it('is exactly 0 and 1 at the ends', () => {
    expect(wilsonInterval(0, 812).low).toBe(0);
    expect(wilsonInterval(812, 812).high).toBe(1);
  });

  it.each([
    [0, 0],
    [0, -3],
    [0, Number.NaN],
    [0, Number.POSITIVE_INFINITY],
    [-1, 10],
    [11, 10],
    [Number.NaN, 10],
  ])('refuses %d failures in %d attempts', (failures, attempts) => {
    expect(() => wilsonInterval(failures, attempts)).toThrow(RangeError);
  });
});
