import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { alignedDigits } from '../../model/aligned-digits';
import { loadRecognizer, type NodeRecognizer, NUMBER_WEIGHTS, readLattice } from '../../src/recognizer/node';
import { numberStrokes } from '../recognizer/number/compose';

let reader: NodeRecognizer;
beforeAll(async () => {
  reader = await loadRecognizer();
});
afterAll(() => reader?.close());

/** The digits that a drawn number gives when it is labelled. */
function cut(drawn: string, label: string) {
  const strokes = numberStrokes(drawn);
  const lattice = readLattice(reader, strokes);
  if (!lattice) throw new Error('nothing was drawn');
  return {
    strokes,
    digits: alignedDigits({ source: 'own', writer: 'me', label, strokes }, lattice, NUMBER_WEIGHTS),
  };
}

describe('the digits of a labelled number', () => {
  it('are cut out with all their ink, and keep source and writer', () => {
    const { strokes, digits } = cut('4750', '4750');
    expect(digits.map(({ label }) => label).join('')).toBe('4750');
    expect(digits.every(({ source, writer }) => source === 'own' && writer === 'me')).toBe(true);
    expect(digits.flatMap((digit) => digit.strokes)).toHaveLength(strokes.length);
    digits.forEach(({ label, strokes: own }) => {
      expect(reader.read(own).digit).toBe(Number(label));
    });
  });

  it('take the label for a digit that the model reads otherwise', () => {
    expect(cut('4750', '4756').digits.map(({ label }) => label)).toEqual(['4', '7', '5', '6']);
  });

  it('are left out where the label cannot be right', () => {
    expect(cut('4750', '1236').digits).toEqual([]);
    expect(cut('4750', '47505555').digits).toEqual([]);
  });
});
