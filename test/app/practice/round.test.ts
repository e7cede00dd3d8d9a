import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addReading,
  isFinished,
  isWritten,
  missedOf,
  missesAgain,
  newRound,
  nextPrompt,
  promptOf,
  type Read,
  ROUND_LENGTH,
  type Round,
  streaksOf,
  takeBack,
  write,
} from '../../../src/app/practice/round';
import { DIGITS, type Digit } from '../../../src/contract';
import { seededRandom } from '../../../src/random';

const readAs = (read: Digit | null) => ({ read, guess: read ?? 0, strokes: [] });
const advance = (round: Round, read: Read) => addReading(write(round), read);
const other = (digit: Digit): Digit => (digit === 0 ? 1 : 0);

/** Which digits are asked is not what most tests are about. */
const random = seededRandom(1).uniform;
const unit = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

/** A finished round that misses at these places. */
function roundWith(misses: readonly number[], previous: Round | null = null): Round {
  let round = newRound(random, previous);
  while (!isFinished(round)) {
    const prompt = promptOf(round);
    round = advance(round, readAs(misses.includes(round.results.length) ? other(prompt) : prompt));
  }
  return round;
}

describe('a round of practice', () => {
  it('never asks for the same digit twice in a row', () => {
    fc.assert(
      fc.property(fc.constantFrom(...DIGITS), unit, (previous, drawn) => {
        const next = nextPrompt(previous, () => drawn);
        expect(DIGITS).toContain(next);
        expect(next).not.toBe(previous);
      }),
    );
    const first = newRound(random);
    const { prompts } = newRound(random, first);
    const asked = [...first.prompts, ...prompts];
    expect(asked.every((prompt, i) => prompt !== asked[i + 1])).toBe(true);
  });

  it('can ask for every digit', () => {
    const asked = DIGITS.map((_, i) => nextPrompt(null, () => i / DIGITS.length));
    expect(new Set(asked).size).toBe(DIGITS.length);
  });

  it('is finished after ten digits, and knows which were missed', () => {
    let round = newRound(random);
    for (let i = 0; i < ROUND_LENGTH; i++) {
      expect(isFinished(round)).toBe(false);
      const prompt = promptOf(round);
      round = advance(round, readAs(i === 2 ? other(prompt) : i === 5 ? null : prompt));
    }
    expect(isFinished(round)).toBe(true);
    expect(missedOf(round)).toEqual([round.results[2], round.results[5]]);
    expect(advance(round, readAs(1))).toBe(round);
  });

  it('asks on while digits wait for their readings, and gives these to the digits in order', () => {
    let round = newRound(random);
    const asked: Digit[] = [];
    while (!isWritten(round)) {
      asked.push(promptOf(round));
      round = write(round);
    }
    expect(round).toMatchObject({ waiting: ROUND_LENGTH, results: [], prompts: asked });
    expect(write(round)).toBe(round);
    for (const prompt of asked) {
      expect(isFinished(round)).toBe(false);
      round = addReading(round, readAs(prompt));
    }
    expect(isFinished(round)).toBe(true);
    expect(round.waiting).toBe(0);
    expect(round.results.map(({ prompt }) => prompt)).toEqual(asked);
  });

  it('takes the last digit back, read or not, and asks for it again', () => {
    const start = newRound(random);
    const one = advance(start, readAs(null));
    expect(takeBack(one)).toEqual(start);
    expect(takeBack(write(one))).toEqual(one);
    expect(promptOf(takeBack(one))).toBe(promptOf(start));
    expect(takeBack(start)).toEqual(start);
  });

  it('can be of what was missed, in that order', () => {
    const round = roundWith([2, 5, 9]);
    const again = missesAgain(round);
    expect(again.prompts).toEqual([2, 5, 9].map((place) => round.prompts[place]));
    expect(isFinished(again)).toBe(false);
    expect(again.results).toEqual([]);
  });
});

describe('the streak of digits read right', () => {
  it('goes on from round to round, and the best one is of this session', () => {
    const first = roundWith([]);
    expect(streaksOf(first)).toEqual({ current: 10, best: 10 });
    expect(streaksOf(roundWith([3], first))).toEqual({ current: 6, best: 13 });
    // Not sure is a miss, too, whatever it looked like.
    expect(streaksOf(advance(newRound(random, first), readAs(null)))).toEqual({ current: 0, best: 10 });
  });

  it('forgets what is taken back', () => {
    const start = newRound(random, roundWith([9]));
    const right = advance(start, readAs(promptOf(start)));
    expect(streaksOf(right)).toEqual({ current: 1, best: 9 });
    expect(streaksOf(takeBack(right))).toEqual(streaksOf(start));
  });
});
