import { describe, expect, it } from 'vitest';
import type { InkSample } from '../../../model/training/data';
import { outlierMaker } from '../../../model/training/outliers';
import { boundsOf, rasterize } from '../../../src/ink';
import { seededRandom } from '../../../src/random';
import { digitStrokes } from '../../fixtures';

const DIGITS: InkSample[] = Array.from({ length: 10 }, (_, digit) => ({
  source: 'fixture',
  writer: 'nobody',
  label: String(digit),
  strokes: digitStrokes(digit),
}));
const DRAWINGS = 400;

function drawings(seed: number) {
  const make = outlierMaker(DIGITS, seededRandom(seed));
  return Array.from({ length: DRAWINGS }, make);
}

describe('made outliers', () => {
  it('are the same for the same seed, and others for another', () => {
    expect(drawings(3)).toEqual(drawings(3));
    expect(drawings(4)).not.toEqual(drawings(3));
  });

  it('can all be drawn, and show more than a dot', () => {
    for (const strokes of drawings(5)) {
      const bounds = boundsOf(strokes);
      expect(bounds && Math.max(bounds.maxX - bounds.minX, bounds.maxY - bounds.minY)).toBeGreaterThan(0.1);
      expect(rasterize(strokes).some((value) => value > 0.9)).toBe(true);
    }
  });

  it('are of every kind: about a third two digits beside each other, wider than high', () => {
    const wide = drawings(6).filter((strokes) => {
      const bounds = boundsOf(strokes);
      return strokes.length > 1 && bounds && bounds.maxX - bounds.minX > bounds.maxY - bounds.minY;
    });
    expect(wide.length).toBeGreaterThan(DRAWINGS * 0.15);
    const single = drawings(6).filter(({ length }) => length === 1);
    // A scribble and a zigzag are one stroke, and two kinds of six.
    expect(single.length / DRAWINGS).toBeGreaterThan(0.23);
    expect(single.length / DRAWINGS).toBeLessThan(0.43);
  });

  it('need digits to be made of', () => {
    expect(() => Array.from({ length: 50 }, outlierMaker([], seededRandom(1)))).toThrow('no digits');
  });
});
