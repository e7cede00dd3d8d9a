import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addReading,
  isFinished,
  isWritten,
  missedOf,
  newRound,
  nextPrompt,
  promptNext,
  type Read,
  ROUND_LENGTH,
  type Round,
} from '../../../src/app/practice/round';
import { DIGITS, type Digit } from '../../../src/contract';
import { seededRandom } from '../../../src/random';

const readAs = (read: Digit | null) => ({ read, guess: read ?? 0, strokes: [] });
const advance = (round: Round, read: Read) => addReading(promptNext(round, random), read);
const other = (digit: Digit): Digit => (digit === 0 ? 1 : 0);

/** Which digits are asked is not what most tests are about. */
const random = seededRandom(1).uniform;
const unit = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

describe('a round of practice', () => {
  it('never asks for the same digit twice in a row', () => {
    fc.assert(
      fc.property(fc.constantFrom(...DIGITS), unit, (previous, drawn) => {
        const next = nextPrompt(previous, () => drawn);
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
    let round = newRound(random);
    for (let i = 0; i < ROUND_LENGTH; i++) {
      expect(isFinished(round)).toBe(false);
      round = advance(round, readAs(i === 2 ? other(round.prompt) : i === 5 ? null : round.prompt));
    }
    expect(isFinished(round)).toBe(true);
    expect(missedOf(round)).toEqual([round.results[2], round.results[5]]);
    expect(advance(round, readAs(1))).toBe(round);
  });

  it('asks on while digits wait for their readings, and gives these to the digits in order', () => {
    let round = newRound(random);
    const asked: Digit[] = [];
    while (!isWritten(round)) {
      asked.push(round.prompt);
      round = promptNext(round, random);
    }
    expect(round).toMatchObject({ waiting: asked, results: [] });
    expect(promptNext(round, random)).toBe(round);
    for (const prompt of asked) {
      expect(isFinished(round)).toBe(false);
      round = addReading(round, readAs(prompt));
    }
    expect(isFinished(round)).toBe(true);
    expect(round).toMatchObject({ waiting: [], run: ROUND_LENGTH });
    expect(round.results.map(({ prompt }) => prompt)).toEqual(asked);
  });

  it('counts the digits read right in a row, from round to round', () => {
    let round = newRound(random);
    const write = (count: number) => {
      for (let i = 0; i < count; i++) {
        if (isFinished(round)) round = newRound(random, round);
        round = advance(round, readAs(round.prompt));
      }
    };
    write(13);
    expect(round).toMatchObject({ run: 13, longestRun: 13 });
    // Not sure is a miss, too, whatever it looked like.
    round = advance(round, readAs(null));
    expect(round).toMatchObject({ run: 0, longestRun: 13 });
    write(2);
    round = advance(round, readAs(other(round.prompt)));
    expect(round).toMatchObject({ run: 0, longestRun: 13 });
  });
});
