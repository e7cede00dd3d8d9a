import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  accuracyOf,
  expectedCalibrationError,
  type Outcome,
  selectiveAt,
  thresholdAccepting,
} from '../../../model/training/metrics';

const outcomes: fc.Arbitrary<Outcome[]> = fc.array(
  // Few levels, so that equal confidences are common.
  fc.record({ confidence: fc.integer({ min: 1, max: 40 }).map((n) => n / 40), correct: fc.boolean() }),
  { minLength: 1, maxLength: 60 },
);

/** Four readings: 0.9 right, 0.8 wrong, 0.6 right, 0.3 wrong. */
const four: Outcome[] = [
  { confidence: 0.9, correct: true },
  { confidence: 0.8, correct: false },
  { confidence: 0.6, correct: true },
  { confidence: 0.3, correct: false },
];

describe('accuracy, coverage and error', () => {
  it('are shares of the readings', () => {
    expect(accuracyOf(four)).toBe(0.5);
    expect(selectiveAt(four, 0)).toEqual({ coverage: 1, error: 0.5 });
    expect(selectiveAt(four, 0.6)).toEqual({ coverage: 0.75, error: 1 / 3 });
    expect(selectiveAt(four, 0.85)).toEqual({ coverage: 0.25, error: 0 });
    expect(selectiveAt(four, 0.95)).toEqual({ coverage: 0, error: 0 });
  });

  it('need at least one', () => {
    for (const measure of [
      () => accuracyOf([]),
      () => selectiveAt([], 0.5),
      () => expectedCalibrationError([]),
      () => thresholdAccepting([], 0.9),
    ]) {
      expect(measure).toThrow(/no outcomes: give at least one/);
    }
  });
});

describe('expected calibration error', () => {
  it('is the gap between confidence and accuracy, by bin', () => {
    // Two bins: (0, 0.5] holds 0.3 wrong; (0.5, 1] holds 0.9, 0.8, 0.6 with two right.
    const upper = Math.abs((0.9 + 0.8 + 0.6) / 3 - 2 / 3);
    expect(expectedCalibrationError(four, 2)).toBeCloseTo((3 / 4) * upper + (1 / 4) * 0.3, 12);
  });

  it('counts the upper end into a bin', () => {
    const edge: Outcome[] = [
      { confidence: 0.5, correct: true },
      { confidence: 0.51, correct: false },
    ];
    expect(expectedCalibrationError(edge, 2)).toBeCloseTo((0.5 + 0.51) / 2, 12);
  });

  it('is 0 for a reader who is always sure and right, and never over 1', () => {
    expect(expectedCalibrationError([{ confidence: 1, correct: true }])).toBe(0);
    expect(expectedCalibrationError([{ confidence: 1, correct: false }])).toBe(1);
    fc.assert(
      fc.property(outcomes, fc.integer({ min: 1, max: 30 }), (all, bins) => {
        const error = expectedCalibrationError(all, bins);
        expect(error).toBeGreaterThanOrEqual(0);
        expect(error).toBeLessThanOrEqual(1);
      }),
    );
  });
});

describe('thresholdAccepting', () => {
  it('is the confidence of the last reading that is needed', () => {
    expect(thresholdAccepting(four, 0.25)).toBe(0.9);
    expect(thresholdAccepting(four, 0.26)).toBe(0.8);
    expect(thresholdAccepting(four, 0.75)).toBe(0.6);
    expect(thresholdAccepting(four, 1)).toBe(0.3);
  });

  it('accepts the share, and no larger threshold does', () => {
    fc.assert(
      fc.property(outcomes, fc.double({ min: 0.01, max: 1, noNaN: true }), (all, share) => {
        const threshold = thresholdAccepting(all, share);
        expect(selectiveAt(all, threshold).coverage).toBeGreaterThanOrEqual(share);
        const larger = all.map(({ confidence }) => confidence).filter((confidence) => confidence > threshold);
        for (const other of larger) expect(selectiveAt(all, other).coverage).toBeLessThan(share);
      }),
      { numRuns: 500 },
    );
  });

  it('refuses shares that no threshold can accept', () => {
    for (const share of [0, -1, 1.1, Number.NaN]) {
      expect(() => thresholdAccepting(four, share)).toThrow(/share: expected over 0 and at most 1/);
    }
  });
});
