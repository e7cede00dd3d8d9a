import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  accuracyFigures,
  byDataSet,
  outcomesOfInk,
  type WriterOutcome,
} from '../../../../model/training/evaluation/accuracy';
import { CONDITIONS } from '../../../../model/training/evaluation/conditions';
import { networkFigures } from '../../../../model/training/evaluation/networks';
import { nonDigits, refusalFigures } from '../../../../model/training/evaluation/refusal';
import { robustnessFigures } from '../../../../model/training/evaluation/robustness';
import { type DigitInk, readInkParts } from '../../../../model/training/evaluation/samples';
import { sessionFigures } from '../../../../model/training/evaluation/sessions';
import {
  accuracyTable,
  numbersTable,
  refusalTable,
  robustnessTable,
  sessionsTable,
  writersTable,
} from '../../../../model/training/evaluation/tables';
import { writerFigures } from '../../../../model/training/evaluation/writers';
import { DIGITS } from '../../../../src/contract';
import { seededRandom } from '../../../../src/random';
import { drawnDigit, loadRecognizer, type NodeRecognizer } from '../../../../src/recognizer/node';
import { digitStrokes, HATTED_ONES } from '../../../fixtures';
import { inkFolder } from './ink';

let recognizer: NodeRecognizer;
const drawn: readonly DigitInk[] = DIGITS.map((digit) => ({
  source: 'drawn',
  writer: 'w',
  digit,
  strokes: digitStrokes(digit),
}));

beforeAll(async () => {
  recognizer = await loadRecognizer();
});
afterAll(() => recognizer?.close());

/** Outcomes of a writer, of whom the first `wrong` are not right. */
function outcomes(writer: string, count: number, wrong: number, source = 's'): WriterOutcome[] {
  return Array.from({ length: count }, (_, i) => ({
    source,
    writer,
    confidence: 1 - i / 1000,
    correct: i >= wrong,
  }));
}

describe('accuracy by writer', () => {
  it('is the mean over writers, and over the worst tenth of them, rounded up', () => {
    const of = [
      ...Array.from({ length: 10 }, (_, i) => outcomes(`good-${i}`, 100, 0)).flat(),
      ...outcomes('bad', 10, 5),
    ];
    const { writers, mean, worstDecile } = writerFigures(of);
    expect(writers).toBe(11);
    expect(mean).toBeCloseTo(10.5 / 11, 12);
    expect(worstDecile).toBeCloseTo((0.5 + 1) / 2, 12);
  });

  it('leaves out writers of fewer than ten digits', () => {
    expect(writerFigures([...outcomes('a', 9, 9), ...outcomes('b', 10, 1)])).toEqual({
      writers: 1,
      mean: 0.9,
      worstDecile: 0.9,
    });
    expect(writerFigures(outcomes('a', 9, 0))).toEqual({ writers: 0, mean: null, worstDecile: null });
  });
});

describe('accuracy', () => {
  it('counts errors among the surest 98%', () => {
    // 100 outcomes, surest first: the first wrong, and the last two, which are left out.
    const of = outcomes('a', 100, 1).map((outcome, i) =>
      i >= 98 ? { ...outcome, correct: false } : outcome,
    );
    const figures = accuracyFigures('x', of, 0.95);
    expect(figures.errorAt98).toBeCloseTo(1 / 98, 12);
    expect(figures.accuracy).toBeCloseTo(0.97, 12);
    expect(figures.coverage).toBeCloseTo(0.51, 12);
    expect(figures.acceptedError).toBeCloseTo(1 / 51, 12);
  });

  it('is given for a part and each of its sources', () => {
    const sets = byDataSet('validation', [
      ...outcomes('a', 3, 0, 'unipen'),
      ...outcomes('b', 2, 0, 'pendigits'),
    ]);
    expect([...sets].map(([name, of]) => [name, of.length])).toEqual([
      ['ink-validation', 5],
      ['pendigits-validation', 2],
      ['unipen-validation', 3],
    ]);
    expect(byDataSet('test', []).size).toBe(0);
  });
});

describe('sessions', () => {
  /** A writer whose ones are all misread. */
  const odd = HATTED_ONES.map((strokes) => ({ source: 'hats', writer: 'v', digit: 1, strokes }) as const);

  it('show how often a hand is misread until it is known', () => {
    const [drawnRow, oddRow] = sessionFigures(recognizer, [...drawn, ...odd]);
    expect(drawnRow).toMatchObject({ source: 'drawn', writers: 1, digits: 50, errorAlone: 0, error: 0 });
    expect(oddRow).toMatchObject({
      source: 'hats',
      writers: 1,
      digits: 15,
      errorAlone: 1,
      broken: 0,
      brokenAccepted: 0,
    });
    // The first of each session nobody can know.
    expect(oddRow?.mended).toBeGreaterThanOrEqual(5);
    expect(oddRow?.mended).toBeLessThanOrEqual(10);
    expect(oddRow?.error).toBeCloseTo(1 - (oddRow?.mended ?? 0) / 15, 12);
  });

  it('are of 60 digits at most, of one writer each', () => {
    const many = Array.from({ length: 7 }, () => drawn).flat();
    const writers = ['a', 'b'].flatMap((writer) => many.map((digit) => ({ ...digit, writer })));
    expect(sessionFigures(recognizer, writers)).toMatchObject([{ writers: 2, digits: 2 * 5 * 60 }]);
    expect(sessionFigures(recognizer, [])).toEqual([]);
  });
});

describe('refusal', () => {
  it('tells letters from look-alikes, and measures both beside made drawings', async () => {
    const parts = await readInkParts(await inkFolder(), false);
    const drawings = nonDigits(parts, 20);
    expect([...drawings.keys()].slice(0, 4)).toEqual([
      'letters and signs, validation writers',
      'look-alikes of digits, validation writers',
      'blank',
      'a dot',
    ]);
    const digits = outcomesOfInk(recognizer, drawn);
    const rows = refusalFigures(recognizer, drawings, digits);
    const of = (name: string) => rows.find(({ drawings }) => drawings === name);
    for (const name of ['blank', 'a dot']) {
      expect(of(name)).toMatchObject({ count: 20, refused: 1, refusedAt99: 1 });
    }
    const plain = new Map([['digits', drawn.map(({ strokes }) => drawnDigit(strokes))]]);
    const [accepted] = refusalFigures(recognizer, plain, digits);
    expect(accepted).toMatchObject({ count: 10, refused: 0, refusedAt99: 0 });
  });
});

describe('robustness', () => {
  it('has a name for each condition, once', () => {
    expect(new Set(CONDITIONS.map(({ name }) => name)).size).toBe(CONDITIONS.length);
  });

  it('changes the drawing in every condition but those of digits as drawn', () => {
    for (const { name, change, penWidth } of CONDITIONS) {
      if (/as drawn/.test(name)) {
        expect([change, penWidth]).toEqual([undefined, undefined]);
        continue;
      }
      // Not every digit has bars, loops or more than one stroke.
      const random = seededRandom(1);
      const changed = DIGITS.some((digit) => {
        const strokes = digitStrokes(digit);
        return JSON.stringify(change?.(strokes, random) ?? strokes) !== JSON.stringify(strokes);
      });
      expect(penWidth !== undefined || changed, name).toBe(true);
    }
  });

  it('reads plain digits under gentle conditions, and the same each time', () => {
    const of = (name: string) => {
      const condition = CONDITIONS.find((one) => one.name === name);
      return condition && robustnessFigures(recognizer, drawn, condition);
    };
    for (const name of ['as drawn', 'moved by 1,000 px', 'turned 5° left', 'a point every pixel']) {
      expect(of(name), name).toMatchObject({ digits: 10, accuracy: 1, acceptedError: 0, worstDecile: 1 });
    }
    expect(of('noise on each point, 2%')).toEqual(of('noise on each point, 2%'));
    expect(of('shaky hand, smooth, 4%')?.accepted).toBeLessThan(of('as drawn')?.accepted ?? 0);
  });

  it('looks only at the digits that a condition is about', () => {
    const slashed = CONDITIONS.find(({ name }) => name === '0 slashed');
    expect(slashed && robustnessFigures(recognizer, drawn, slashed)).toMatchObject({
      digits: 1,
      worstDecile: null,
    });
    expect(slashed && robustnessFigures(recognizer, drawn.slice(1), slashed)).toBeNull();
    const fours = CONDITIONS.filter(({ name }) => name.startsWith('4 ')).map(
      (condition) => robustnessFigures(recognizer, drawn, condition)?.digits ?? 0,
    );
    expect(fours.sort()).toEqual([0, 1]);
  });
});

describe('the networks one by one', () => {
  it('read the same ink, each alone and both together', async () => {
    const [validation] = await readInkParts(await inkFolder(), false);
    if (!validation) throw new Error('no validation writers');
    const rows = networkFigures(recognizer, validation);
    expect(rows.map(({ dataSet, readBy }) => [dataSet, readBy])).toEqual(
      ['ink-validation', 'drawn-validation'].flatMap((dataSet) =>
        ['the image', 'the path', 'both'].map((readBy) => [dataSet, readBy]),
      ),
    );
    // One letter: the cross.
    for (const { accuracy, errorAt98, lettersRefused } of rows) {
      expect(accuracy).toBeGreaterThanOrEqual(0.9);
      expect(errorAt98).toBeLessThanOrEqual(0.1);
      expect([0, 1]).toContain(lettersRefused);
    }
  });

  it('are not compared where there is only one', async () => {
    const [validation] = await readInkParts(await inkFolder(), false);
    if (!validation) throw new Error('no validation writers');
    expect(networkFigures({ ...recognizer, pathNetwork: null }, validation)).toEqual([]);
  });
});

describe('the tables', () => {
  it('show shares as per cent, and a dash where there is none', () => {
    const session = { errorAlone: 0.02, error: 0.01, mended: 6, broken: 1, brokenAccepted: 0 };
    expect(sessionsTable([{ part: 'validation', source: 'x', writers: 2, digits: 500, ...session }])).toMatch(
      /\| x, validation writers \| +2 \| +500 \| +2\.00% \| +1\.00% \| +6 \| +1 \| +0 \|/,
    );
    const figures = accuracyFigures('x', outcomes('a', 100, 1), 0.95);
    expect(accuracyTable([figures])).toMatch(/\| x +\| +100 \| +99\.00% \| +1\.00% \|/);
    expect(writersTable([{ dataSet: 'x', writers: 0, mean: null, worstDecile: null }])).toMatch(
      /\| x +\| +0 \| +– \| +– \|/,
    );
    expect(refusalTable([{ drawings: 'blank', count: 3, refused: 1, refusedAt99: 0.5 }])).toMatch(
      /\| blank +\| +3 \| +100\.00% \| +50\.00% \|/,
    );
    expect(
      robustnessTable([
        { condition: 'c', digits: 8, accuracy: 0.5, accepted: 1, acceptedError: 0.25, worstDecile: null },
      ]),
    ).toMatch(/\| c +\| +8 \| +50\.00% \| +100\.00% \| +25\.00% \| +– \|/);
    expect(
      numbersTable([{ part: 'validation', name: 'all', numbers: 4, exact: 0.75, coverage: 1, error: 0.25 }]),
    ).toMatch(/\| all, validation writers \| +4 \| +75\.00% \| +100\.00% \| +25\.00% \|/);
  });
});
