import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SessionMemory } from '../../../src/recognizer/core/session-memory';
import { remembering } from '../../../src/recognizer/core/session-reading';
import type { NumberReading } from '../../../src/recognizer/core/types';
import { loadRecognizer, type NodeRecognizer, readNumber } from '../../../src/recognizer/node';
import { learnFromNumber } from '../../../src/recognizer/number/learn-number';
import { numberStrokes } from '../../fixtures';

/** What a drawing leans to a digit by once it was said to be that digit, and once it was merely accepted. */
const SAID = 10;
const ACCEPTED = 7.2;

let reader: NodeRecognizer;
let reading: NumberReading;
beforeAll(async () => {
  reader = await loadRecognizer();
  reading = readNumber(remembering(reader, null), numberStrokes('41'));
  expect(reading).toMatchObject({ number: '41', accepted: true });
});
afterAll(() => reader?.close());

/** How far the digits of the number then lean to these. */
function leanings(of: NumberReading, meant: string | null, to = meant ?? of.number) {
  const memory = new SessionMemory();
  const taught = learnFromNumber(memory, of, meant);
  const each = of.digits.map(({ reading: { trace } }, i) =>
    trace ? (memory.leanings(trace)?.[Number(to[i])] ?? null) : null,
  );
  expect(taught).toBe(each.some((leaning) => leaning !== null));
  return each;
}

describe('a number that is corrected', () => {
  it('teaches the digit that was said, and the others as accepted', () => {
    const [four, one] = leanings(reading, '47');
    expect(four).toBeCloseTo(ACCEPTED, 0);
    expect(one).toBeCloseTo(SAID, 0);
  });

  it('teaches every unsure digit as said, where it was refused', () => {
    const [first, ...others] = reading.digits;
    if (!first) throw new Error('it has two digits');
    const unsure = { ...first, reading: { ...first.reading, accepted: false } };
    const [four, one] = leanings({ ...reading, accepted: false, digits: [unsure, ...others] }, '41');
    expect(four).toBeCloseTo(SAID, 0);
    expect(one).toBeCloseTo(ACCEPTED, 0);
  });

  it('teaches all as said, where it was refused and each digit was sure', () => {
    for (const leaning of leanings({ ...reading, accepted: false }, '41')) {
      expect(leaning).toBeCloseTo(SAID, 0);
    }
  });

  it.each([['41'], [null], ['4'], ['411']])(
    'teaches nothing where it was right, or cut otherwise: %s',
    (meant) => {
      expect(leanings(reading, meant, '41')).toEqual([null, null]);
    },
  );
});
