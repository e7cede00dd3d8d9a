import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { alignedDigits, NO_DIGIT } from '../../../model/training/aligned-digits';
import type { InkSample } from '../../../model/training/data';
import {
  loadRecognizer,
  type NodeRecognizer,
  NUMBER_WEIGHTS,
  readLattice,
} from '../../../src/recognizer/node';
import { numberStrokes } from '../../fixtures';

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
    ...split(alignedDigits({ source: 'own', writer: 'me', label, strokes }, lattice, NUMBER_WEIGHTS)),
  };
}

function split(ink: InkSample[]) {
  return {
    digits: ink.filter(({ label }) => label !== NO_DIGIT),
    wrong: ink.filter(({ label }) => label === NO_DIGIT),
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

  it('come with wrong cuts, which hold ink of several digits', () => {
    const { digits, wrong } = cut('4750', '4750');
    expect(wrong.length).toBeGreaterThan(0);
    for (const { strokes } of wrong) {
      const touched = digits.filter((digit) => digit.strokes.some((stroke) => strokes.includes(stroke)));
      expect(touched.length).toBeGreaterThan(1);
    }
  });

  it('take the label for a digit that the model reads otherwise', () => {
    expect(cut('4750', '4758').digits.map(({ label }) => label)).toEqual(['4', '7', '5', '8']);
  });

  it('are left out where the label cannot be right', () => {
    expect(cut('4750', '1236')).toMatchObject({ digits: [], wrong: [] });
    expect(cut('4750', '47505555').digits).toEqual([]);
  });
});
