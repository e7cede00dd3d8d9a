import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../../src/random';
import {
  alignmentOf,
  bestDigits,
  CTC_CLASSES,
  type CtcSteps,
  logProbabilityOf,
} from '../../../src/recognizer/line/ctc';

const random = seededRandom(1);

/** Random steps in which only some classes are likely. */
function randomSteps(count: number, classes: readonly number[]): CtcSteps {
  const values = new Float32Array(count * CTC_CLASSES);
  for (let step = 0; step < count; step++) {
    const weights = Array.from({ length: CTC_CLASSES }, (_, c) =>
      classes.includes(c) ? Math.exp(2 * random.normal()) : 1e-6,
    );
    const sum = weights.reduce((a, b) => a + b);
    weights.forEach((weight, c) => {
      values[step * CTC_CLASSES + c] = Math.log(weight / sum);
    });
  }
  return { values, count };
}

/** Steps that are nearly certain of these classes. */
function sureSteps(classes: readonly number[]): CtcSteps {
  const values = new Float32Array(classes.length * CTC_CLASSES).fill(Math.log(1e-4));
  classes.forEach((c, step) => {
    values[step * CTC_CLASSES + c] = Math.log(1 - 1e-3);
  });
  return { values, count: classes.length };
}

/** Probabilities of all texts, from all sequences of the given classes. */
function enumerated({ values, count }: CtcSteps, classes: readonly number[]): Map<string, number> {
  const texts = new Map<string, number>();
  const go = (step: number, path: readonly number[], probability: number) => {
    if (step === count) {
      const text = path.filter((c, i) => c !== 0 && c !== path[i - 1]).map((c) => c - 1);
      texts.set(text.join(''), (texts.get(text.join('')) ?? 0) + probability);
      return;
    }
    for (const c of classes) {
      go(step + 1, [...path, c], probability * Math.exp(values[step * CTC_CLASSES + c] ?? 0));
    }
  };
  go(0, [], 1);
  return texts;
}

describe('CTC', () => {
  const classes = [0, 3, 8];

  it('sums all ways to a text', () => {
    for (let trial = 0; trial < 20; trial++) {
      const steps = randomSteps(6, classes);
      for (const [text, probability] of enumerated(steps, classes)) {
        const found = Math.exp(logProbabilityOf([...text].map(Number), steps));
        expect(found).toBeCloseTo(probability, 5);
      }
    }
  });

  it('finds the most probable text', () => {
    for (let trial = 0; trial < 30; trial++) {
      const steps = randomSteps(6, classes);
      const texts = enumerated(steps, classes);
      const [best] = [...texts].sort((a, b) => b[1] - a[1]);
      expect(bestDigits(steps).join('')).toBe(best?.[0]);
    }
  });

  it('tells twins by the blank between them', () => {
    expect(bestDigits(sureSteps([0, 2, 2, 0, 2, 0]))).toEqual([1, 1]);
    expect(bestDigits(sureSteps([0, 2, 2, 2, 2, 0]))).toEqual([1]);
    expect(bestDigits(sureSteps([0, 0, 0]))).toEqual([]);
  });

  it('gives nothing to a text that does not fit into the steps', () => {
    expect(logProbabilityOf([1, 1], sureSteps([2, 2]))).toBe(-Infinity);
  });

  it('places each digit where it is surest', () => {
    const steps = sureSteps([0, 2, 2, 0, 0, 2, 0, 9, 0]);
    steps.values[2 * CTC_CLASSES + 2] = Math.log(0.9999);
    expect(alignmentOf([1, 1, 8], steps)).toEqual([2, 5, 7]);
  });
});
