import { describe, expect, it } from 'vitest';
import { lessonsOf } from '../../../src/app/draw/counting';
import type { Reading } from '../../../src/recognizer';

const reading = (accepted: boolean): Reading => ({
  digit: 7,
  confidence: 0.9,
  accepted,
  candidates: [],
  probabilities: [],
});

describe('what a finished digit teaches', () => {
  it('is what the user said, be it the digit read', () => {
    for (const read of [reading(true), reading(false)]) {
      for (const label of [1, 7] as const) {
        expect(lessonsOf({ reading: read, label })).toEqual([{ reading: read, meant: label, said: true }]);
      }
    }
  });

  it('is the digit read where the user merely goes on', () => {
    const read = reading(true);
    expect(lessonsOf({ reading: read, label: null })).toEqual([{ reading: read, meant: 7, said: false }]);
  });

  it('is nothing where the digit is not known', () => {
    expect(lessonsOf({ reading: reading(false), label: null })).toEqual([]);
  });
});
