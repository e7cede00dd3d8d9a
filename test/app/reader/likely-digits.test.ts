import { expect, it } from 'vitest';
import { likelyDigits } from '../../../src/app/reader/likely-digits';
import { DIGITS } from '../../../src/contract';
import type { Reading } from '../../../src/recognizer';

/** A refused reading whose candidates, from 0 on, have these probabilities. */
function refused(...probabilities: number[]): Reading {
  const candidates = probabilities.map((probability, i) => ({ digit: DIGITS[i] ?? 0, probability }));
  return { digit: 0, confidence: probabilities[0] ?? 0, accepted: false, candidates, probabilities };
}

const offered = (...probabilities: number[]) =>
  likelyDigits(refused(...probabilities)).map(({ digit }) => digit);

it('the likely digits are two or three, and none where it looks like no digit', () => {
  expect(offered(0.5, 0.3, 0.2)).toEqual([0, 1, 2]);
  expect(offered(0.7, 0.02, 0.01)).toEqual([0, 1]);
  expect(offered(0.06)).toEqual([0]);
  expect(offered(0.04, 0.03)).toEqual([]);
  expect(offered()).toEqual([]);
});
