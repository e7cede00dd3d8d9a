import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type LabelledLattice, likelihood, tuned } from '../../../model/training/number-tuning';
import {
  loadRecognizer,
  type NodeRecognizer,
  NUMBER_WEIGHTS,
  numberOf,
  readLattice,
} from '../../../src/recognizer/node';
import { numberStrokes } from '../../fixtures';

let reader: NodeRecognizer;
let examples: LabelledLattice[];
beforeAll(async () => {
  reader = await loadRecognizer();
  examples = [
    ['4750', '4750'],
    // With a wrong label there is something to learn whatever the reader makes of it.
    ['21', '27'],
  ].map(([drawn = '', label = '']) => {
    const lattice = readLattice(reader, numberStrokes(drawn, { gap: 0.1 }));
    if (!lattice) throw new Error('nothing was drawn');
    return { label, lattice };
  });
});
afterAll(() => reader?.close());

describe('the likelihood of labels', () => {
  it('is that of the confidence of a number', () => {
    const [right] = examples;
    if (!right) throw new Error('there are two');
    const { number, confidence } = numberOf(right.lattice, NUMBER_WEIGHTS);
    expect(number).toBe('4750');
    expect(Math.exp(-likelihood([right], NUMBER_WEIGHTS).nats)).toBeCloseTo(confidence, 6);
  });

  it('has the gradient that differences show', () => {
    const { nats, gradient } = likelihood(examples, NUMBER_WEIGHTS);
    const step = 1e-5;
    const { digit, aspect, strokes, some, features } = NUMBER_WEIGHTS;
    const moved = [
      { digit: digit + step },
      { aspect: aspect + step },
      { strokes: strokes + step },
      { some: some + step },
      ...features.map((_, i) => ({ features: features.map((value, at) => value + (at === i ? step : 0)) })),
    ];
    expect(gradient).toHaveLength(moved.length);
    moved.forEach((change, i) => {
      const there = likelihood(examples, { ...NUMBER_WEIGHTS, ...change }).nats;
      expect(gradient[i]).toBeCloseTo((there - nats) / step, 2);
    });
  });

  it('grows by tuning', () => {
    const before = likelihood(examples, NUMBER_WEIGHTS).nats;
    const after = likelihood(examples, tuned(examples, NUMBER_WEIGHTS, 20)).nats;
    expect(after).toBeLessThan(before);
  });

  it('has a floor, from which nothing is learnt, where no way reads as the label', () => {
    const lattice = examples[0]?.lattice;
    if (!lattice) throw new Error('there are two');
    const { nats, gradient } = likelihood([{ label: '475047504750', lattice }], NUMBER_WEIGHTS);
    expect(nats).toBe(20);
    expect(gradient.every((value) => value === 0)).toBe(true);
  });
});
