import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadMnist } from '../../../../model/training/data';
import { composeLine, composeWord } from '../../../../model/training/lines/compose';
import { diceOf } from '../../../../model/training/lines/dice';
import { alphabetsOf, handsOf } from '../../../../model/training/lines/hands';
import { type LineSources, lineMaker, type MadeLine } from '../../../../model/training/lines/line-maker';
import { toneByte, writePool } from '../../../../model/training/lines/pool';
import { styledWith, styleOf } from '../../../../model/training/lines/styles';
import { boundsOf } from '../../../../src/ink';
import { LINE_HEIGHT } from '../../../../src/picture';
import { seededRandom } from '../../../../src/random';

const dice = diceOf(seededRandom(3));

/** Two writers, who draw all digits in styles of their own, and letters. */
const digits = ['ann', 'bob'].flatMap((writer) =>
  Array.from({ length: 10 }, (_, digit) => ({
    source: 'made',
    writer,
    label: String(digit),
    strokes: styledWith(styleOf(digit, dice), dice),
  })),
);
const letters = Array.from({ length: 12 }, () => ({
  source: 'made',
  writer: 'ann',
  label: 'x',
  strokes: styledWith(styleOf(4, dice), dice),
}));

let sources: LineSources;
let folder = '';
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lines-'));
  const { train } = await loadMnist();
  sources = { hands: handsOf(digits), alphabets: alphabetsOf(letters), mnist: train };
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('hands', () => {
  it('are one for each writer, at a height of 1', () => {
    const hands = handsOf(digits);
    expect(hands).toHaveLength(2);
    for (const { digits: own } of hands) {
      expect(own.map((drawings) => drawings.length)).toEqual(new Array(10).fill(1));
      const bounds = boundsOf(own[8]?.[0] ?? []);
      expect((bounds?.maxY ?? 0) - (bounds?.minY ?? 0)).toBeCloseTo(1, 1);
    }
  });

  it('leave out letters that look like digits, and writers of few', () => {
    expect(alphabetsOf(letters)).toHaveLength(1);
    expect(alphabetsOf(letters.map((letter) => ({ ...letter, label: 'O' })))).toEqual([]);
    expect(alphabetsOf(letters.slice(0, 3))).toEqual([]);
  });
});

describe('styles', () => {
  it('are of height 1, whatever the dice say', () => {
    for (let digit = 0; digit < 10; digit++) {
      for (let trial = 0; trial < 50; trial++) {
        const bounds = boundsOf(styledWith(styleOf(digit, dice), dice));
        expect((bounds?.maxY ?? 0) - (bounds?.minY ?? 0)).toBeCloseTo(1, 4);
        expect((bounds?.maxX ?? 0) - (bounds?.minX ?? 0)).toBeLessThan(2);
      }
    }
  });
});

describe('composed lines', () => {
  it('have their digits from left to right, in any order of labels', () => {
    const labels = new Set<string>();
    for (let i = 0; i < 300; i++) {
      const { strokes, label } = composeLine(() => dice.pick(sources.hands), dice, { amount: i % 2 === 0 });
      expect(label).toMatch(/^[0-9]{1,10}$/);
      expect(strokes.length).toBeGreaterThan(0);
      expect(strokes.every(({ x, y }) => [...x, ...y].every(Number.isFinite))).toBe(true);
      labels.add(label);
    }
    expect(labels.size).toBeGreaterThan(200);
  });

  it('have no label when they are letters', () => {
    expect(composeWord(sources.alphabets, dice).label).toBe('');
  });
});

describe('line maker', () => {
  /** Some lines of a seed, with a few printed papers. */
  const some = (seed: number) => {
    const maker = lineMaker(sources, seededRandom(seed), 3);
    return [
      ...Array.from({ length: 20 }, () => maker.strokeLine()),
      ...Array.from({ length: 40 }, () => maker.pictureLine()),
    ];
  };
  /** Comparing large arrays value by value takes long. */
  const digest = (lines: readonly MadeLine[]) => {
    const hash = createHash('sha256');
    for (const { values, label } of lines) hash.update(values).update(label);
    return hash.digest('hex');
  };

  it('makes the same lines of the same seed', () => {
    expect(digest(some(7))).toBe(digest(some(7)));
    expect(digest(some(8))).not.toBe(digest(some(7)));
  });

  it('fills its rows with tones, ink among them', () => {
    for (const { values, width, label } of some(9)) {
      expect(values.length).toBe(width * LINE_HEIGHT);
      expect(width).toBeLessThanOrEqual(320);
      expect(values.every((value) => value >= -0.5 && value <= 1.31)).toBe(true);
      if (label !== '') expect(Math.max(...values)).toBeGreaterThan(0.6);
    }
  });

  it('is written as bytes, with the width and the digits of each line', () => {
    const lines = some(7);
    const bytes = writePool(folder, 'some', lines);
    const images = readFileSync(join(folder, 'some.images'));
    const labels = readFileSync(join(folder, 'some.labels'), 'utf8').split('\n').slice(0, -1);
    expect(images.length).toBe(bytes);
    expect(labels).toEqual(lines.map(({ width, label }) => `${width} ${label}`));
    expect([...images.subarray(0, 50)]).toEqual(Array.from(lines[0]?.values.slice(0, 50) ?? [], toneByte));
  });
});
