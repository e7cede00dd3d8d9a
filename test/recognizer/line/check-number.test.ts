import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DIGITS } from '../../../src/contract';
import { SessionMemory } from '../../../src/recognizer/core/session-memory';
import { remembering } from '../../../src/recognizer/core/session-reading';
import { NUMBER_CHECK, readCheckedNumber } from '../../../src/recognizer/line/check-number';
import { CTC_CLASSES, type CtcSteps } from '../../../src/recognizer/line/ctc';
import {
  type LineReader,
  loadLineReader,
  loadRecognizer,
  type NodeRecognizer,
  readNumber,
} from '../../../src/recognizer/node';
import { digitStrokes, HATTED_ONES, joinedStroke, line, numberStrokes, sideBySide } from '../../fixtures';

let reader: NodeRecognizer;
let lines: LineReader;
beforeAll(async () => {
  [reader, lines] = await Promise.all([loadRecognizer(), loadLineReader()]);
});
afterAll(() => {
  reader?.close();
  lines?.close();
});

/** A line network that says these digits, each with such a share, the rest evenly. */
function saying(digits: string, share: number): Pick<LineReader, 'steps'> {
  const count = 2 * digits.length;
  const values = new Float32Array(count * CTC_CLASSES).fill(Math.log((1 - share) / (CTC_CLASSES - 1)));
  [...digits].forEach((digit, i) => {
    values[2 * i * CTC_CLASSES + Number(digit) + 1] = Math.log(share);
    // A blank between.
    values[(2 * i + 1) * CTC_CLASSES] = Math.log(share);
  });
  const steps: CtcSteps = { values, count };
  return { steps: () => steps };
}

const REFUSED = { number: '', confidence: 0, accepted: false, threshold: NUMBER_CHECK.threshold, digits: [] };

describe('a number that the line network checks', () => {
  it.each(['7', '42', '1995', '80524', '314159265358'])(
    'is read, with the places of the lattice: %s',
    (number) => {
      const strokes = numberStrokes(number);
      const alone = readNumber(reader, strokes);
      const checked = readCheckedNumber(reader, lines, strokes);
      expect(checked).toMatchObject({ number, accepted: true, checked: true, digits: alone.digits });
      expect(checked.threshold).toBe(NUMBER_CHECK.threshold);
    },
  );

  it('is mended where the lattice is misled and the line network is not', () => {
    const joined = joinedStroke('33');
    expect(readNumber(reader, [joined]).number).toBe('83');
    const { number, digits } = readCheckedNumber(reader, lines, [joined]);
    expect(number).toBe('33');
    const [left, right] = digits.map(({ parts }) => parts[0]);
    expect([left?.from, left?.to, right?.to]).toEqual([0, right?.from, joined.x.length - 1]);
  });

  it('is surer where both agree, and never sure of a digit that they see differently', () => {
    const strokes = numberStrokes('4705');
    const alone = readNumber(reader, strokes);
    const agreed = readCheckedNumber(reader, saying('4705', 0.99), strokes);
    expect(agreed).toMatchObject({ number: '4705', accepted: true, digits: alone.digits });
    const doubted = readCheckedNumber(reader, saying('4105', 0.9), strokes);
    expect(doubted).toMatchObject({ number: '4705', accepted: false, digits: alone.digits });
    expect(doubted.confidence).toBeLessThan(agreed.confidence);
    const overruled = readCheckedNumber(reader, saying('4105', 1 - 1e-7), strokes);
    expect(overruled.number).toBe('4105');
    const [, changed] = overruled.digits;
    expect(changed).toMatchObject({
      reading: { digit: 1, accepted: false },
      parts: alone.digits[1]?.parts,
      bounds: alone.digits[1]?.bounds,
    });
    expect(changed?.reading.candidates[0]?.digit).toBe(1);
    expect(changed?.reading.probabilities.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 6);
  });

  it('may have another number of digits than the lattice sees', () => {
    const { number, digits } = readCheckedNumber(reader, saying('19', 1 - 1e-9), digitStrokes(4));
    expect(digits.map(({ reading: { digit } }) => digit).join('')).toBe(number);
    expect(['4', '19']).toContain(number);
    // No digits, or more than there is ink for, cannot be.
    for (const said of ['', '111111111111']) {
      expect(readCheckedNumber(reader, saying(said, 1 - 1e-9), digitStrokes(7))).toMatchObject({
        number: '7',
      });
    }
  });

  it('leans to what was corrected, though the line network learns nothing', () => {
    const memory = new SessionMemory();
    const own = remembering(reader, memory);
    const [first, second, third] = HATTED_ONES.map((odd) => sideBySide([digitStrokes(4), odd]));
    for (const strokes of [first, second]) {
      const { digits } = readCheckedNumber(own, lines, strokes ?? []);
      const trace = digits[1]?.reading.trace;
      if (!trace) throw new Error('there is no second digit');
      memory.learn(trace, 1, true);
    }
    expect(readCheckedNumber(reader, lines, third ?? [])).toMatchObject({ number: '47', accepted: true });
    expect(readCheckedNumber(own, lines, third ?? [])).toMatchObject({ number: '41', accepted: true });
  });

  it('is read without the dots of a resting pen', () => {
    const strokes = numberStrokes('92');
    const dot = { x: Float32Array.of(-200, -198), y: Float32Array.of(50, 51) };
    const { confidence } = readCheckedNumber(reader, lines, strokes);
    expect(readCheckedNumber(reader, lines, [dot, ...strokes])).toMatchObject({ number: '92', confidence });
  });

  it('is refused where there is none', () => {
    const scribble = Array.from({ length: 200 }, (_, i) => line([i * 9, 0], [i * 9, 100]));
    for (const strokes of [[], scribble, numberStrokes('3862538625386')]) {
      expect(readCheckedNumber(reader, lines, strokes)).toEqual({ ...REFUSED, checked: true });
    }
  });

  it('has a calibration by which agreement makes sure, and doubt does not', () => {
    const { bias, lattice, line: odds, threshold } = NUMBER_CHECK;
    for (const weight of [bias, lattice, odds]) expect(weight).toBeGreaterThan(0);
    expect(threshold).toBeGreaterThan(0.5);
    expect(threshold).toBeLessThan(1);
  });
});

it('is read as surely whatever its digits', () => {
  for (const digit of DIGITS) {
    expect(readCheckedNumber(reader, lines, numberStrokes(`${digit}${digit}`))).toMatchObject({
      number: `${digit}${digit}`,
      accepted: true,
    });
  }
});
