import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  advance,
  isFinished,
  missedOf,
  newRound,
  nextPrompt,
  ROUND_LENGTH,
} from '../../src/app/practice/round';
import { DIGITS } from '../../src/contract';

const unit = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

describe('a round of practice', () => {
  it('never asks for the same digit twice in a row', () => {
    fc.assert(
      fc.property(fc.constantFrom(...DIGITS), unit, (previous, random) => {
        const next = nextPrompt(previous, () => random);
        expect(DIGITS).toContain(next);
        expect(next).not.toBe(previous);
      }),
    );
  });

  it('can ask for every digit', () => {
    const asked = DIGITS.map((_, i) => nextPrompt(null, () => i / DIGITS.length));
    expect(new Set(asked).size).toBe(DIGITS.length);
  });

  it('is finished after ten digits, and knows which were missed', () => {
    let round = newRound(Math.random);
    for (let i = 0; i < ROUND_LENGTH; i++) {
      expect(isFinished(round)).toBe(false);
      const wrong = DIGITS.find((digit) => digit !== round.prompt) ?? null;
      round = advance(round, i === 2 ? wrong : i === 5 ? null : round.prompt, Math.random);
    }
    expect(isFinished(round)).toBe(true);
    expect(missedOf(round)).toEqual([round.results[2], round.results[5]]);
    expect(advance(round, 1, Math.random)).toBe(round);
  });
});
