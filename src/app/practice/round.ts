import { DIGIT_COUNT, DIGITS, type Digit } from '../../contract';

/** Digits in a round of practice. */
export const ROUND_LENGTH = 10;

/** One digit of a round: which was asked for, and which was read (`null` where it was refused). */
export interface Result {
  readonly prompt: Digit;
  readonly read: Digit | null;
}

export interface Round {
  readonly results: readonly Result[];
  /** The digit asked for now. */
  readonly prompt: Digit;
}

/** A source of numbers from 0 (included) to 1 (not included), like `Math.random`. */
export type Random = () => number;

/** The next digit to ask for: any but the one just asked for, each as likely. */
export function nextPrompt(previous: Digit | null, random: Random): Digit {
  const choices = DIGITS.filter((digit) => digit !== previous);
  return choices[Math.floor(random() * choices.length)] ?? choices[DIGIT_COUNT - 2] ?? 0;
}

/** A round of which nothing is written yet. @param previous the last digit of the round before, if any */
export function newRound(random: Random, previous: Digit | null = null): Round {
  return { results: [], prompt: nextPrompt(previous, random) };
}

/** Notes what was read and asks for the next digit. A finished round stays as it is. */
export function advance(round: Round, read: Digit | null, random: Random): Round {
  if (isFinished(round)) return round;
  return {
    results: [...round.results, { prompt: round.prompt, read }],
    prompt: nextPrompt(round.prompt, random),
  };
}

export function isFinished(round: Round): boolean {
  return round.results.length >= ROUND_LENGTH;
}

export function isRight({ prompt, read }: Result): boolean {
  return read === prompt;
}

/** The results that were misread or refused, in the order in which they were written. */
export function missedOf(round: Round): readonly Result[] {
  return round.results.filter((result) => !isRight(result));
}
