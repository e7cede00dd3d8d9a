import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calibratedProbabilities, emptyReading, readingOf } from '../../../src/recognizer/core/reading';

const logits = fc.array(fc.double({ min: -60, max: 60, noNaN: true }), { minLength: 10, maxLength: 10 });
const temperature = fc.double({ min: 0.05, max: 20, noNaN: true });

describe('calibrated probabilities', () => {
  it('are a softmax', () => {
    const e = Math.E;
    const [a, b] = calibratedProbabilities([0, 2], 2);
    expect(a).toBeCloseTo(1 / (1 + e), 12);
    expect(b).toBeCloseTo(e / (1 + e), 12);
  });

  it('sum to 1, keep the order, and know neither overflow nor a common offset', () => {
    fc.assert(
      fc.property(
        logits,
        temperature,
        fc.double({ min: -1e4, max: 1e4, noNaN: true }),
        (values, heat, offset) => {
          const probabilities = calibratedProbabilities(values, heat);
          expect(probabilities.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 12);
          expect(Math.max(...probabilities)).toBe(probabilities[values.indexOf(Math.max(...values))]);
          calibratedProbabilities(
            values.map((value) => value + offset),
            heat,
          ).forEach((p, i) => {
            expect(p).toBeCloseTo(probabilities[i] ?? Number.NaN, 6);
          });
        },
      ),
    );
  });

  it('grow less sure with the temperature', () => {
    fc.assert(
      fc.property(logits, temperature, temperature, (values, a, b) => {
        const surest = (heat: number) => Math.max(...calibratedProbabilities(values, heat));
        expect(surest(Math.max(a, b))).toBeLessThanOrEqual(surest(Math.min(a, b)) + 1e-12);
      }),
    );
  });
});

describe('a reading', () => {
  it('is what the probabilities mean', () => {
    const probabilities = [0.001, 0.7, 0, 0.009, 0.02, 0, 0.2, 0.07, 0, 0];
    expect(readingOf(probabilities, 0.7)).toEqual({
      digit: 1,
      confidence: 0.7,
      accepted: true,
      candidates: [
        { digit: 1, probability: 0.7 },
        { digit: 6, probability: 0.2 },
        { digit: 7, probability: 0.07 },
      ],
      probabilities,
    });
    expect(readingOf(probabilities, 0.7001).accepted).toBe(false);
  });

  it('takes the share of "none of these" from the confidence, not from the probabilities given a digit', () => {
    const digits = [0, 0.3, 0, 0, 0, 0, 0, 0.1, 0, 0];
    const reading = readingOf([...digits, 0.6], 0.5);
    expect(reading).toMatchObject({ digit: 1, confidence: 0.3, accepted: false });
    expect(reading.candidates).toEqual([
      { digit: 1, probability: 0.3 },
      { digit: 7, probability: 0.1 },
    ]);
    expect(reading.probabilities[1]).toBeCloseTo(0.75, 12);
    expect(reading.probabilities.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 12);
    const nothing = readingOf([...digits.map(() => 0), 1], 0.5);
    expect(nothing.probabilities).toEqual(digits.map(() => 0.1));
  });

  it('names at most three candidates of at least 1%, best first, the digit among them', () => {
    fc.assert(
      fc.property(
        logits,
        temperature,
        fc.double({ min: 0, max: 1, noNaN: true }),
        (values, heat, threshold) => {
          const probabilities = calibratedProbabilities(values, heat);
          const { digit, confidence, accepted, candidates } = readingOf(probabilities, threshold);
          expect(confidence).toBe(Math.max(...probabilities));
          expect(accepted).toBe(confidence >= threshold);
          expect(candidates[0]).toEqual({ digit, probability: confidence });
          expect(candidates.length).toBeLessThanOrEqual(3);
          const least = candidates.at(-1)?.probability ?? 0;
          expect(least).toBeGreaterThanOrEqual(0.01);
          const named = new Set<number>(candidates.map((candidate) => candidate.digit));
          expect(named.size).toBe(candidates.length);
          candidates.forEach(({ digit: own, probability }, i) => {
            expect(probability).toBe(probabilities[own]);
            expect(probability).toBeLessThanOrEqual(candidates[i - 1]?.probability ?? 1);
          });
          // Nobody likelier was left out.
          probabilities.forEach((p, other) => {
            if (!named.has(other) && p >= 0.01) expect(candidates).toHaveLength(3);
            if (!named.has(other)) expect(p).toBeLessThanOrEqual(Math.max(least, 0.01));
          });
        },
      ),
    );
  });

  it('of nothing is refused at any threshold that a model could have', () => {
    expect(emptyReading()).toMatchObject({ accepted: false, confidence: 0.1, candidates: [] });
    expect(emptyReading().probabilities).toEqual(new Array(10).fill(0.1));
  });
});
