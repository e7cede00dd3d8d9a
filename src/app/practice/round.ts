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

/** Digits read right in a row: the current streak, and the best of this session. */
export interface Streaks {
  readonly current: number;
  readonly best: number;
}

export interface Round {
  readonly prompts: readonly Digit[];
  readonly results: readonly Result[];
  /** How many digits are written after these and not read yet. */
  readonly waiting: number;
  /** When the round began; both go on from round to round. */
  readonly before: Streaks;
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
  const prompts: Digit[] = [];
  let last = previous?.prompts.at(-1) ?? null;
  for (let i = 0; i < ROUND_LENGTH; i++) {
    last = nextPrompt(last, random);
    prompts.push(last);
  }
  return roundOf(prompts, previous);
}

/** A round of what was missed in another. */
export function missesAgain(previous: Round): Round {
  return roundOf(
    missedOf(previous).map(({ prompt }) => prompt),
    previous,
  );
}

function roundOf(prompts: readonly Digit[], previous: Round | null): Round {
  const before = previous ? streaksOf(previous) : { current: 0, best: 0 };
  return { prompts, results: [], waiting: 0, before };
}

/** The digit to write next; the last one where all are written. */
export function promptOf(round: Round): Digit {
  return round.prompts[writtenIn(round)] ?? round.prompts.at(-1) ?? 0;
}

/** The prompted digit is written. A round that is all written stays as it is. */
export function write(round: Round): Round {
  return isWritten(round) ? round : { ...round, waiting: round.waiting + 1 };
}

/** Adds the reading of the oldest digit that waits for one. */
export function addReading(round: Round, read: Read): Round {
  const prompt = round.prompts[round.results.length];
  if (round.waiting === 0 || prompt === undefined) return round;
  return { ...round, results: [...round.results, { ...read, prompt }], waiting: round.waiting - 1 };
}

/** Takes the digit back that was written last, read or not. */
export function takeBack(round: Round): Round {
  return round.waiting > 0
    ? { ...round, waiting: round.waiting - 1 }
    : { ...round, results: round.results.slice(0, -1) };
}

export function streaksOf({ before, results }: Round): Streaks {
  let { current, best } = before;
  for (const result of results) {
    current = isRight(result) ? current + 1 : 0;
    best = Math.max(best, current);
  }
  return { current, best };
}

function writtenIn({ results, waiting }: Round): number {
  return results.length + waiting;
}

/** Every digit of the round is written, though perhaps not read yet. */
export function isWritten(round: Round): boolean {
  return writtenIn(round) >= round.prompts.length;
}

export function isFinished({ prompts, results }: Round): boolean {
  return results.length >= prompts.length;
}

export function isBegun(round: Round): boolean {
  return writtenIn(round) > 0;
}

export function isRight({ prompt, read }: Result): boolean {
  return read === prompt;
}

/** The results that were misread or refused, in the order in which they were written. */
export function missedOf(round: Round): readonly Result[] {
  return round.results.filter((result) => !isRight(result));
}
