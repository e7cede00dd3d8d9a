import { describe, expect, it } from 'vitest';
import { frameOf, pointsOf, strokeOf } from '../../../model/training/geometry';
import { LOOK_ALIKES } from '../../../model/training/look-alikes';
import {
  crossedOut,
  type DigitPool,
  dot,
  dots,
  horizontalLine,
  onTop,
  SCRIBBLES,
  scribble,
  sideBySide,
  zigzag,
} from '../../../model/training/scribbles';
import { DOT_EXTENT, rasterize, type Stroke } from '../../../src/ink';
import { type Random, seededRandom } from '../../../src/random';
import { digitStrokes, drawnDigits } from '../../fixtures';

const pool: DigitPool = Object.keys(drawnDigits).map((label) => ({ label, strokes: digitStrokes(label) }));

function many(make: (random: Random, digits: DigitPool) => Stroke[], digits = pool): Stroke[][] {
  const random = seededRandom(5);
  return Array.from({ length: 40 }, () => make(random, digits));
}

describe('drawings that are no digit', () => {
  it.each(Object.entries(SCRIBBLES))('%s: the same for the same seed, each one new, drawable', (_, make) => {
    const drawings = many(make);
    expect(many(make)).toEqual(drawings);
    expect(new Set(drawings.map((strokes) => JSON.stringify(strokes.map(pointsOf)))).size).toBe(40);
    for (const strokes of drawings) expect(rasterize(strokes).some((value) => value > 0)).toBe(true);
  });

  it('a dot is no larger than the app takes for one; several lie apart', () => {
    for (const strokes of many(dot)) {
      const { width, height } = frameOf(strokes);
      expect(strokes).toHaveLength(1);
      expect(Math.max(width, height)).toBeLessThanOrEqual(DOT_EXTENT);
    }
    for (const strokes of many(dots)) {
      expect(strokes.length).toBeGreaterThanOrEqual(2);
      for (const one of strokes) expect(frameOf([one]).width).toBeLessThanOrEqual(DOT_EXTENT);
    }
  });

  it('a horizontal line is level and straight', () => {
    for (const strokes of many(horizontalLine)) {
      const { width, height } = frameOf(strokes);
      expect(height).toBeLessThan(0.16 * width);
      expect(width).toBeGreaterThan(70);
    }
  });

  it('a scribble is huge and long; a zigzag turns sharply five times or more', () => {
    for (const strokes of many(scribble)) {
      const { extent } = frameOf(strokes);
      expect(extent).toBeGreaterThan(80);
      const points = strokes.flatMap(pointsOf);
      const way = points
        .slice(1)
        .reduce(
          (sum, [x, y], i) => sum + Math.hypot(x - (points[i]?.[0] ?? x), y - (points[i]?.[1] ?? y)),
          0,
        );
      expect(way).toBeGreaterThan(6 * extent);
    }
    for (const strokes of many(zigzag)) {
      const points = strokes.flatMap(pointsOf);
      const turns = points.slice(1, -1).filter(([x, y], i) => {
        const [beforeX = x, beforeY = y] = points[i] ?? [];
        const [afterX = x, afterY = y] = points[i + 2] ?? [];
        const along = (x - beforeX) * (afterX - x) + (y - beforeY) * (afterY - y);
        const lengths = Math.hypot(x - beforeX, y - beforeY) * Math.hypot(afterX - x, afterY - y);
        return along < 0.95 * lengths;
      });
      expect(turns.length).toBeGreaterThanOrEqual(4);
    }
  });

  it('two digits side by side do not overlap', () => {
    const digits: DigitPool = [7, 1].map((digit) => ({
      label: String(digit),
      strokes: digitStrokes(digit).slice(0, 1),
    }));
    for (const strokes of many(sideBySide, digits)) {
      expect(strokes).toHaveLength(2);
      const [left, right] = strokes.map((stroke) => frameOf([stroke]));
      expect((left?.left ?? 0) + (left?.width ?? 0)).toBeLessThan(right?.left ?? 0);
    }
  });

  it('two digits on top of each other are different ones and no 1, in the same place', () => {
    // The number of points tells the digits of this pool apart.
    const digits: DigitPool = ['1', '2', '3', '3'].map((label) => ({
      label,
      strokes: [strokeOf(Array.from({ length: Number(label) + 1 }, (_, i) => [i * 10, i * i * 20] as const))],
    }));
    for (const strokes of many(onTop, digits)) {
      expect(strokes.map(({ x }) => x.length).sort()).toEqual([3, 4]);
      const [below, above] = strokes.map((stroke) => frameOf([stroke]));
      expect(Math.abs((below?.middleX ?? 0) - (above?.middleX ?? 0))).toBeLessThan(100);
    }
    expect(() => many(onTop, digits.slice(0, 1))).toThrow(/no two different digits/);
  });

  it('a digit crossed out has strokes over all of it', () => {
    for (const strokes of many(crossedOut, [{ label: '0', strokes: digitStrokes(0) }])) {
      const plain = digitStrokes(0).length;
      const over = frameOf(strokes.slice(plain));
      const digit = frameOf(strokes.slice(0, plain));
      expect(over.width).toBeGreaterThan(0.8 * digit.width);
      expect(over.height).toBeGreaterThan(0.5 * digit.height);
    }
  });

  it('asks for digits where it needs them', () => {
    for (const make of [sideBySide, onTop, crossedOut]) {
      expect(() => make(seededRandom(1), [])).toThrow(/digits: is empty/);
    }
  });
});

describe('look-alikes', () => {
  it('are single characters, and no digits', () => {
    for (const label of LOOK_ALIKES) {
      expect([...label]).toHaveLength(1);
      expect(label).not.toMatch(/[0-9]/);
    }
    for (const label of 'OoDlI|SZBbqg/-') expect(LOOK_ALIKES).toContain(label);
    for (const label of 'AaEKMWxX') expect(LOOK_ALIKES).not.toContain(label);
  });
});
