import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Corrections,
  correct,
  correctionAt,
  digitsShown,
  isCorrected,
  numberShown,
} from '../../../src/app/number/corrections';
import { countsOfNumber, lessonsOfNumber } from '../../../src/app/number/counting';
import { Drawing } from '../../../src/app/writing/drawing';
import { DIGITS, type Digit } from '../../../src/contract';
import type { NumberReading, Reading } from '../../../src/recognizer';

function digitReading(digit: Digit, accepted = true): Reading {
  const probabilities = DIGITS.map((other) => (other === digit ? 0.91 : 0.01));
  return { digit, confidence: 0.91, accepted, candidates: [{ digit, probability: 0.91 }], probabilities };
}

/** A number as it is read: each digit, and whether that digit alone would have been accepted. */
function numberReading(
  digits: readonly (readonly [digit: Digit, accepted: boolean])[],
  accepted: boolean,
): NumberReading {
  return {
    number: digits.map(([digit]) => digit).join(''),
    confidence: 0.9,
    accepted,
    digits: digits.map(([digit, sure], place) => ({
      reading: digitReading(digit, sure),
      bounds: { minX: place * 30, minY: 0, maxX: place * 30 + 20, maxY: 40 },
      strokes: [place],
      parts: [{ stroke: place, from: 0, to: 9 }],
    })),
  };
}

const accepted = (...digits: Digit[]) =>
  numberReading(
    digits.map((digit) => [digit, true] as const),
    true,
  );

const anyDigit = fc.constantFrom(...DIGITS);
const anyReading = fc
  .tuple(fc.array(fc.tuple(anyDigit, fc.boolean()), { maxLength: 12 }), fc.boolean())
  .map(([digits, sure]) => numberReading(digits, sure && digits.length > 0));
const anyCorrections = fc.array(fc.tuple(fc.nat({ max: 11 }), fc.option(anyDigit)), { maxLength: 20 });

const played = (reading: NumberReading, steps: readonly (readonly [number, Digit | null])[]) =>
  steps
    .filter(([place]) => place < reading.digits.length)
    .reduce<Corrections | null>((label, [place, digit]) => correct(reading, label, place, digit), null);

describe('corrections of a number', () => {
  const reading = accepted(1, 9, 9, 5);

  it('change the digits they name and no other', () => {
    const label = correct(reading, correct(reading, null, 1, 4), 3, 6);
    expect(digitsShown(reading, label)).toEqual([1, 4, 9, 6]);
    expect(numberShown(reading, label)).toBe('1496');
    expect(correctionAt(reading, label, 0)).toBeNull();
  });

  it('can be changed and taken back', () => {
    const once = correct(reading, null, 1, 4);
    expect(numberShown(reading, correct(reading, once, 1, 7))).toBe('1795');
    expect(correct(reading, once, 1, null)).toBeNull();
  });

  it('belong to the reading they were made for', () => {
    const label = correct(reading, null, 0, 8);
    const newer = accepted(1, 9, 9);
    expect(isCorrected(newer, label)).toBe(false);
    expect(numberShown(newer, label)).toBe('199');
    expect(correct(newer, label, 2, 3)?.meant).toEqual(new Map([[2, 3]]));
  });

  it('make a number of a refused reading, one said digit being enough', () => {
    const refused = numberReading(
      [
        [1, true],
        [7, false],
      ],
      false,
    );
    expect(numberShown(refused, null)).toBeNull();
    expect(numberShown(refused, correct(refused, null, 1, 7))).toBe('17');
    expect(numberShown(numberReading([], false), null)).toBeNull();
  });
});

describe('what a finished number counts', () => {
  it('takes going on as saying that every digit was right', () => {
    expect(countsOfNumber({ reading: accepted(4, 0), label: null })).toEqual([
      { kind: 'attempt', read: 4, meant: 4 },
      { kind: 'attempt', read: 0, meant: 0 },
    ]);
  });

  it('counts a corrected digit as a failure of the digit meant', () => {
    const reading = accepted(1, 9, 9);
    expect(countsOfNumber({ reading, label: correct(reading, null, 1, 4) })).toEqual([
      { kind: 'attempt', read: 1, meant: 1 },
      { kind: 'attempt', read: 9, meant: 4 },
      { kind: 'attempt', read: 9, meant: 9 },
    ]);
  });

  it('counts a refused number as one unread, or once a digit is said by its digits', () => {
    const reading = numberReading(
      [
        [3, true],
        [8, false],
        [6, true],
      ],
      false,
    );
    expect(countsOfNumber({ reading, label: null })).toEqual([{ kind: 'unread' }]);
    expect(countsOfNumber({ reading, label: correct(reading, null, 2, 0) })).toEqual([
      { kind: 'attempt', read: 3, meant: 3 },
      { kind: 'attempt', read: null, meant: 8 },
      { kind: 'attempt', read: 6, meant: 0 },
    ]);
  });

  it('is one unread, or one attempt a digit, whatever was corrected', () => {
    fc.assert(
      fc.property(anyReading, anyCorrections, (reading, steps) => {
        const label = played(reading, steps);
        const counts = countsOfNumber({ reading, label });
        if (numberShown(reading, label) === null) {
          expect(counts).toEqual([{ kind: 'unread' }]);
          return;
        }
        expect(counts.map((count) => (count.kind === 'attempt' ? count.meant : null))).toEqual(
          digitsShown(reading, label),
        );
      }),
    );
  });
});

describe('what a finished number teaches', () => {
  it('is nothing without a correction, accepted or not', () => {
    expect(lessonsOfNumber({ reading: accepted(4, 0), label: null })).toEqual([]);
    expect(lessonsOfNumber({ reading: numberReading([[4, true]], false), label: null })).toEqual([]);
  });

  it('is what was said of a digit, and the others as they were read', () => {
    const reading = accepted(1, 9, 9);
    const [one, two, three] = reading.digits.map((digit) => digit.reading);
    expect(lessonsOfNumber({ reading, label: correct(reading, null, 1, 4) })).toEqual([
      { reading: one, meant: 1, said: false },
      { reading: two, meant: 4, said: true },
      { reading: three, meant: 9, said: false },
    ]);
  });
});

describe('a number that is written', () => {
  it('is handed out once with its corrections', async () => {
    const reading = accepted(1, 2);
    const drawing = new Drawing<NumberReading, Corrections>(() => Promise.resolve(reading));
    const stroke = { x: Float32Array.of(1, 2), y: Float32Array.of(1, 9) };
    drawing.penStarted();
    drawing.penEnded(stroke);
    await expect.poll(() => drawing.view().reading).toBe(reading);
    drawing.mark(correct(reading, null, 0, 7));
    const [first, second] = await Promise.all([drawing.finish(), drawing.finish()]);
    expect(first && countsOfNumber(first)).toEqual([
      { kind: 'attempt', read: 1, meant: 7 },
      { kind: 'attempt', read: 2, meant: 2 },
    ]);
    expect(second).toBeNull();
    expect(drawing.leave()).toBeNull();
  });
});
