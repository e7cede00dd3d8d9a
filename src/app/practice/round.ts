import { DIGITS, type Digit } from '../../contract';
import type { Strokes } from '../writing/history';

export const ROUND_LENGTH = 10;

export interface Read {
  /** The digit that was read; `null` where the reader was not sure. */
  readonly read: Digit | null;
  /** What it looked most like, sure or not. */
  readonly guess: Digit;
  readonly strokes: Strokes;
}

/** One digit of a round, with its prompt. */
export interface Result extends Read {
  readonly prompt: Digit;
}

export interface Round {
  readonly results: readonly Result[];
  /** The digits written after these and not read yet, in order. */
  readonly waiting: readonly Digit[];
  readonly prompt: Digit;
  /** The current and the longest run of digits read right; both continue from round to round. */
  readonly run: number;
  readonly longestRun: number;
}

/** A source of numbers from 0 (included) to 1 (not included), like `Math.random`. */
export type Random = () => number;

/** A random digit other than the previous prompt. */
export function nextPrompt(previous: Digit | null, random: Random): Digit {
  const choices = DIGITS.filter((digit) => digit !== previous);
  return choices[Math.floor(random() * choices.length)] ?? 0;
}

/** A round with nothing written yet, after another or none. */
export function newRound(random: Random, previous: Round | null = null): Round {
  return {
    results: [],
    waiting: [],
    prompt: nextPrompt(previous?.prompt ?? null, random),
    run: previous?.run ?? 0,
    longestRun: previous?.longestRun ?? 0,
  };
}

/** Moves on to the next prompt. A round that is all written stays as it is. */
export function promptNext(round: Round, random: Random): Round {
  if (isWritten(round)) return round;
  const written = { ...round, waiting: [...round.waiting, round.prompt] };
  return isWritten(written) ? written : { ...written, prompt: nextPrompt(round.prompt, random) };
}

/** Adds the reading of the oldest digit that waits for one. */
export function addReading(round: Round, read: Read): Round {
  const [prompt, ...waiting] = round.waiting;
  if (prompt === undefined) return round;
  const result = { ...read, prompt };
  const run = isRight(result) ? round.run + 1 : 0;
  return {
    ...round,
    results: [...round.results, result],
    waiting,
    run,
    longestRun: Math.max(run, round.longestRun),
  };
}

/** Every digit of the round is written, though perhaps not read yet. */
export function isWritten({ results, waiting }: Round): boolean {
  return results.length + waiting.length >= ROUND_LENGTH;
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
