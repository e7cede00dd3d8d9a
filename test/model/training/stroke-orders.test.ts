import { describe, expect, it } from 'vitest';
import {
  barsReversed,
  broken,
  eachReversed,
  loopsTurned,
  rewritten,
  shuffled,
  someReversed,
  wholeReversed,
} from '../../../model/training/stroke-orders';
import { rasterize, type Stroke } from '../../../src/ink';
import { seededRandom } from '../../../src/random';
import { digitStrokes, strokeToFlat } from '../../fixtures';

const bar: Stroke = { x: Float32Array.of(0, 10, 20), y: Float32Array.of(5, 5, 6) };
const stem: Stroke = { x: Float32Array.of(10, 10), y: Float32Array.of(0, 20) };
const flat = (strokes: readonly Stroke[]) => strokes.map(strokeToFlat);

describe('a drawing written otherwise', () => {
  it('goes back along its strokes, in order or from the end', () => {
    expect(flat(eachReversed([bar, stem]))).toEqual([
      [20, 6, 10, 5, 0, 5],
      [10, 20, 10, 0],
    ]);
    expect(wholeReversed([bar, stem])).toEqual([...eachReversed([bar, stem])].reverse());
  });

  it('has only its bars the other way round', () => {
    expect(barsReversed([bar, stem])).toEqual([eachReversed([bar])[0], stem]);
  });

  it('has all its strokes in every order, and each way', () => {
    const random = seededRandom(1);
    const orders = new Set(
      Array.from({ length: 100 }, () => JSON.stringify(flat(shuffled([bar, stem, bar], random)))),
    );
    expect(orders.size).toBe(3);
    const ways = new Set(
      Array.from({ length: 100 }, () => JSON.stringify(flat(someReversed([bar, stem], random)))),
    );
    expect(ways.size).toBe(4);
  });

  it('may be broken in two, with no ink lost', () => {
    const long = { x: Float32Array.of(0, 1, 2, 3, 4, 5), y: new Float32Array(6) };
    const parts = broken([long, stem], seededRandom(2));
    expect(parts).toHaveLength(3);
    expect(parts[0]?.x.at(-1)).toBe(parts[1]?.x[0]);
    expect([...(parts[0]?.x ?? []), ...(parts[1]?.x.slice(1) ?? [])]).toEqual([...long.x]);
    expect(parts[2]).toBe(stem);
  });

  it('has loops the other way round, in the same ink', () => {
    const { x, y } = digitStrokes(6)[0] ?? bar;
    const six = { x: x.slice(), y: y.slice() };
    const turned = Array.from({ length: 10 }, (_, seed) => loopsTurned([six], seededRandom(seed + 1))[0]);
    for (const other of turned) {
      expect([...(other?.x ?? [])].sort()).toEqual([...x].sort());
      // The stem is as it was; the last point is in the loop's beginning now.
      expect([...(other?.x.slice(0, 5) ?? [])]).toEqual([...x.slice(0, 5)]);
      expect(other?.x.at(-1)).not.toBe(x.at(-1));
    }
    expect(loopsTurned([stem], seededRandom(1))).toEqual([stem]);
  });

  it('leaves the same ink but at the ends of loops, and is the same for the same seed', () => {
    for (let digit = 0; digit < 10; digit++) {
      const strokes = digitStrokes(digit);
      for (let seed = 1; seed < 12; seed++) {
        const other = rewritten(strokes, seededRandom(seed));
        expect(other).toEqual(rewritten(strokes, seededRandom(seed)));
        const image = rasterize(strokes);
        const other28 = rasterize(other);
        const changed = image.filter((value, i) => Math.abs(value - (other28[i] ?? 0)) > 0.5).length;
        expect(changed).toBeLessThan(30);
      }
    }
  });
});
