import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cellBeside, cellsOf, withCells } from '../../../src/app/draw/cells';
import { boundsOf } from '../../../src/ink';
import { loadRecognizer, type NodeRecognizer } from '../../../src/recognizer/node';
import { digitStrokes } from '../../fixtures';
import { cellsOfDigit } from './cell-digits';

const SIZE = { width: 360, height: 360 };
const drawn = (...cells: number[]) => withCells([], new Set(cells), SIZE);

describe('digits set by keys', () => {
  let reader: NodeRecognizer;
  beforeAll(async () => {
    reader = await loadRecognizer();
  });
  afterAll(() => reader?.close());

  it.each([...'0123456789'])('%s is read, and surely', (digit) => {
    const { digit: read, accepted } = reader.read(drawn(...cellsOfDigit(digit)));
    expect({ read, accepted }).toEqual({ read: Number(digit), accepted: true });
  });
});

describe('cells as ink', () => {
  it('are known again by their strokes, beside what the pen drew', () => {
    const pen = digitStrokes(4);
    const both = withCells(pen, new Set([30, 31, 40]), SIZE);
    expect(both.slice(0, pen.length)).toEqual(pen);
    expect([...cellsOf(both)].sort()).toEqual([30, 31, 40]);
    expect(withCells(both, new Set(), SIZE)).toEqual(pen);
  });

  it('make one stroke where no lines meet, a ring too', () => {
    expect(drawn(0, 1, 2, 11, 20)).toHaveLength(1);
    const ring = drawn(0, 1, 2, 11, 20, 19, 18, 9);
    expect(ring).toHaveLength(1);
    expect([ring[0]?.x[0], ring[0]?.y[0]]).toEqual([ring[0]?.x.at(-1), ring[0]?.y.at(-1)]);
    expect(drawn(3, 12, 21, 11, 13)).toHaveLength(4);
    expect(drawn(0, 40)).toHaveLength(2);
  });

  it('go from middle to middle, around no corner that a side leads over', () => {
    expect(boundsOf(drawn(0, 8, 80))).toEqual({ minX: 20, minY: 20, maxX: 340, maxY: 340 });
    expect(drawn(0, 10)).toHaveLength(1);
    expect(drawn(0, 1, 10)).toHaveLength(1);
  });

  it('have neighbours up to the edge of the sheet', () => {
    expect(cellBeside(40, -1, 0)).toBe(31);
    expect(cellBeside(40, 0, 1)).toBe(41);
    expect(cellBeside(8, 0, 1)).toBe(8);
    expect(cellBeside(76, 1, 0)).toBe(76);
  });
});
