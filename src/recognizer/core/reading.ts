import { DIGIT_COUNT, DIGITS } from '../../contract';
import type { Reading } from './types';

/** Most candidates of a reading; a correction offers them first. */
const MAX_CANDIDATES = 3;
/** Least probability of a candidate: below 1% it is noise to the user. */
const MIN_CANDIDATE_PROBABILITY = 0.01;

/**
 * Calibrated probabilities: the softmax of `logits / temperature`.
 *
 * Method: C. Guo, G. Pleiss, Y. Sun, K. Q. Weinberger, "On Calibration of Modern Neural Networks",
 * ICML 2017.
 *
 * @param temperature over 0; above 1 it lowers the confidence
 * @returns one value for each logit, 0 to 1, summing to 1
 */
export function calibratedProbabilities(logits: ArrayLike<number>, temperature: number): number[] {
  const scaled = Array.from(logits, (logit) => logit / temperature);
  const largest = Math.max(...scaled);
  const exponentials = scaled.map((logit) => Math.exp(logit - largest));
  const sum = exponentials.reduce((total, value) => total + value, 0);
  return exponentials.map((value) => value / sum);
}

/**
 * Makes a reading of probabilities. It is accepted if the confidence reaches the threshold. Of
 * equal probabilities the smaller digit comes first.
 *
 * @param probabilities of the digits 0 to 9, and of "none of these" if the model has that output:
 *   it lowers the confidence and the candidates, while `Reading.probabilities` exclude it
 */
export function readingOf(probabilities: readonly number[], threshold: number): Reading {
  const ranked = DIGITS.map((digit) => ({ digit, probability: probabilities[digit] ?? 0 })).sort(
    (a, b) => b.probability - a.probability,
  );
  const { digit, probability: confidence } = ranked[0] ?? { digit: 0, probability: 0 };
  return {
    digit,
    confidence,
    accepted: confidence >= threshold,
    candidates: ranked
      .slice(0, MAX_CANDIDATES)
      .filter(({ probability }) => probability >= MIN_CANDIDATE_PROBABILITY),
    probabilities: givenADigit(probabilities),
  };
}

function givenADigit(probabilities: readonly number[]): readonly number[] {
  if (probabilities.length === DIGIT_COUNT) return probabilities;
  const digits = probabilities.slice(0, DIGIT_COUNT);
  const mass = digits.reduce((sum, value) => sum + value, 0);
  return mass > 0 ? digits.map((value) => value / mass) : digits.map(() => 1 / DIGIT_COUNT);
}

/**
 * The reading of an empty drawing: refused, all digits equally likely, no candidates. The network
 * never saw such an image in training, so its answer would mean nothing.
 */
export function emptyReading(): Reading {
  const probabilities = DIGITS.map(() => 1 / DIGIT_COUNT);
  return { digit: 0, confidence: 1 / DIGIT_COUNT, accepted: false, candidates: [], probabilities };
}
