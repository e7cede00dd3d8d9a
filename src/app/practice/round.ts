import { DIGIT_COUNT, DIGITS, type Digit } from '../../contract';
import type { Strokes } from '../drawing/history';

/** Digits in a round of practice. */
export const ROUND_LENGTH = 10;

/** How one digit was read. */
export interface Read {
  /** The digit that was read; `null` where the reader was not sure. */
  readonly read: Digit | null;
  /** What it looked most like, sure or not. */
  readonly guess: Digit;
  readonly strokes: Strokes;
}

/** One digit of a round, and which was asked for. */
export interface Result extends Read {
  readonly prompt: Digit;
}

export interface Round {
  readonly results: readonly Result[];
  /** The digit asked for now. */
  readonly prompt: Digit;
  /** Digits read right one after the other up to now, and the most there have been; both go on from round to round. */
  readonly run: number;
  readonly longestRun: number;
}

/** A source of numbers from 0 (included) to 1 (not included), like `Math.random`. */
export type Random = () => number;

/** The next digit to ask for: any but the one just asked for, each as likely. */
export function nextPrompt(previous: Digit | null, random: Random): Digit {
  const choices = DIGITS.filter((digit) => digit !== previous);
  return choices[Math.floor(random() * choices.length)] ?? choices[DIGIT_COUNT - 2] ?? 0;
}

/** A round of which nothing is written yet. @param previous the round before, if any */
export function newRound(random: Random, previous: Round | null = null): Round {
  return {
    results: [],
    prompt: nextPrompt(previous?.prompt ?? null, random),
    run: previous?.run ?? 0,
    longestRun: previous?.longestRun ?? 0,
  };
}

/** Notes how the digit was read and asks for the next one. A finished round stays as it is. */
export function advance(round: Round, read: Read, random: Random): Round {
  if (isFinished(round)) return round;
  const result = { ...read, prompt: round.prompt };
  const run = isRight(result) ? round.run + 1 : 0;
  return {
    results: [...round.results, result],
    prompt: nextPrompt(round.prompt, random),
    run,
    longestRun: Math.max(run, round.longestRun),
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
