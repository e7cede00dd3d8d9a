import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DIGITS, type Digit } from '../../../src/contract';
import { rasterize, type Stroke } from '../../../src/ink';
import { SessionMemory } from '../../../src/recognizer/core/session-memory';
import { learnFrom, remembering } from '../../../src/recognizer/core/session-reading';
import {
  drawnDigit,
  loadRecognizer,
  type NodeRecognizer,
  type Reading,
  readNumber,
} from '../../../src/recognizer/node';
import { digitStrokes, HATTED_ONES, numberStrokes, SCRIBBLE } from '../../fixtures';

let recognizer: NodeRecognizer;
beforeAll(async () => {
  recognizer = await loadRecognizer();
});
afterAll(() => recognizer?.close());

function readWith(memory: SessionMemory | null, strokes: readonly Stroke[]): Reading {
  const [reading] = remembering(recognizer, memory).readBatch([drawnDigit(strokes)]);
  if (!reading) throw new Error('no reading');
  return reading;
}

/** Reads, and learns what the user says of it. */
function readAndLearn(memory: SessionMemory, strokes: readonly Stroke[], meant: Digit | null): Reading {
  const reading = readWith(memory, strokes);
  learnFrom(memory, reading, meant);
  return reading;
}

const withoutTrace = ({ trace: _trace, ...reading }: Reading) => reading;

/** "None of these", as the reading has it. */
const none = ({ confidence, probabilities, digit }: Reading) => 1 - confidence / (probabilities[digit] ?? 0);

describe('reading with a session memory', () => {
  it('reads as without while nothing is known', () => {
    for (const digit of DIGITS) {
      const reading = readWith(new SessionMemory(), digitStrokes(digit));
      expect(withoutTrace(reading)).toEqual(recognizer.read(digitStrokes(digit)));
      expect(reading.trace).toHaveLength(64 + 17);
    }
  });

  it('reads an odd digit right once it was corrected twice, and says that it learnt it', () => {
    const memory = new SessionMemory();
    const [first, second, third] = HATTED_ONES;
    for (const strokes of [first, second]) {
      expect(recognizer.read(strokes)).toMatchObject({ digit: 7 });
      readAndLearn(memory, strokes, 1);
    }
    expect(recognizer.read(third)).toMatchObject({ digit: 7 });
    const reading = readWith(memory, third);
    expect(reading).toMatchObject({ digit: 1, accepted: true, adapted: true });
    memory.forget();
    expect(withoutTrace(readWith(memory, third))).toEqual(recognizer.read(third));
  });

  it('reads every other digit as before after the correction', () => {
    const memory = new SessionMemory();
    for (const strokes of HATTED_ONES) readAndLearn(memory, strokes, 1);
    for (const digit of DIGITS) {
      const reading = readWith(memory, digitStrokes(digit));
      expect(reading, `drawn ${digit}`).toMatchObject({ digit, accepted: true });
      expect(reading).not.toHaveProperty('adapted');
      expect(reading.confidence).toBeGreaterThan(recognizer.read(digitStrokes(digit)).confidence - 0.05);
    }
  });

  it('leaves it to the network whether a drawing is a digit at all', () => {
    const memory = new SessionMemory();
    for (const strokes of HATTED_ONES) readAndLearn(memory, strokes, 1);
    for (const strokes of [[SCRIBBLE], ...HATTED_ONES, ...DIGITS.map(digitStrokes)]) {
      expect(none(readWith(memory, strokes))).toBeCloseTo(none(recognizer.read(strokes)), 6);
    }
  });

  it('reads images by the network alone', () => {
    const memory = new SessionMemory();
    for (const strokes of HATTED_ONES) readAndLearn(memory, strokes, 1);
    const [strokes] = HATTED_ONES;
    const raster = rasterize(strokes);
    expect(remembering(recognizer, memory).readBatch([raster, null])).toEqual(
      recognizer.readBatch([raster, null]),
    );
  });
});

describe('a user who corrects', () => {
  const [odd] = HATTED_ONES;
  const leaning = (memory: SessionMemory, strokes: readonly Stroke[]) => {
    const { trace } = readWith(null, strokes);
    return (trace && memory.leanings(trace)) ?? null;
  };

  it('teaches what was said of a misread digit, and what was accepted by going on', () => {
    const memory = new SessionMemory();
    readAndLearn(memory, odd, 1);
    expect(leaning(memory, odd)?.[1]).toBeCloseTo(12 / 1.2, 3);
    memory.forget();
    readAndLearn(memory, digitStrokes(3), null);
    expect(leaning(memory, digitStrokes(3))?.[3]).toBeCloseTo((12 * 0.3) / 0.5, 3);
    memory.forget();
    // Said or not: what is read right needs no correction.
    readAndLearn(memory, digitStrokes(3), 3);
    expect(leaning(memory, digitStrokes(3))?.[3]).toBeCloseTo((12 * 0.3) / 0.5, 3);
  });

  it('teaches nothing by a refused reading without an answer, or by nothing at all', () => {
    const memory = new SessionMemory();
    expect(readAndLearn(memory, [SCRIBBLE], null).accepted).toBe(false);
    readAndLearn(memory, [], 5);
    expect(leaning(memory, [SCRIBBLE])).toBeNull();
    readAndLearn(memory, [SCRIBBLE], 8);
    expect(leaning(memory, [SCRIBBLE])?.[8]).toBeCloseTo(10, 3);
  });
});

describe('numbers', () => {
  it('are read by the memory, digit by digit, with the traces of their digits', () => {
    const memory = new SessionMemory();
    const drawn = numberStrokes('4105');
    const alone = readNumber(recognizer, drawn);
    const traced = readNumber(remembering(recognizer, null), drawn);
    expect(traced.digits.map(({ reading }) => reading.trace?.length)).toEqual([81, 81, 81, 81]);
    expect({
      ...traced,
      digits: traced.digits.map((digit) => ({ ...digit, reading: withoutTrace(digit.reading) })),
    }).toEqual(alone);
    const one = traced.digits[1]?.reading;
    for (let i = 0; i < 2; i++) if (one?.trace) memory.learn(one.trace, 7, true);
    expect(readNumber(remembering(recognizer, memory), drawn).number).toBe('4705');
  });
});
