import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  dense,
  drawnAt,
  everyNth,
  jittered,
  onCells,
  rotated,
  shaken,
  shifted,
  slanted,
  staircase,
} from '../../../model/training/distortions';
import { densified, fitted, frameOf, pointsOf, respaced, strokeOf } from '../../../model/training/geometry';
import { rasterize, type Stroke } from '../../../src/ink';
import { seededRandom } from '../../../src/random';
import { digitStrokes } from '../../fixtures';

const digits = Array.from({ length: 10 }, (_, digit) => digitStrokes(digit));

/** Largest difference of two rasters. */
function difference(a: readonly Stroke[], b: readonly Stroke[]): number {
  const other = rasterize(b);
  return rasterize(a).reduce((most, value, i) => Math.max(most, Math.abs(value - (other[i] ?? 0))), 0);
}

function meanDistance(a: readonly Stroke[], b: readonly Stroke[]): number {
  const from = a.flatMap(pointsOf);
  const to = b.flatMap(pointsOf);
  return (
    from.reduce((sum, [x, y]) => sum + Math.min(...to.map(([u, v]) => Math.hypot(x - u, y - v))), 0) /
    from.length
  );
}

describe('ink set by the keyboard', () => {
  it('goes from cell to cell, with rounded corners', () => {
    for (const strokes of digits) {
      const cells = onCells(strokes, 9);
      for (const stroke of cells) {
        const points = pointsOf(stroke);
        for (const [x = 0.5, y = 0.5] of [points.at(0) ?? [], points.at(-1) ?? []]) {
          expect([x % 1, y % 1]).toEqual([0, 0]);
        }
      }
      expect(frameOf(cells).extent).toBeLessThanOrEqual(8);
      expect(frameOf(cells).extent).toBeGreaterThan(7);
    }
  });
});

describe('distortions', () => {
  it('that only move or resample leave the image as it was', () => {
    for (const strokes of digits) {
      expect(difference(strokes, shifted(strokes, 1000.37, -999.71))).toBeLessThan(1e-3);
      expect(difference(strokes, dense(strokes))).toBeLessThan(1e-3);
      expect(difference(strokes, everyNth(strokes, 1))).toBe(0);
    }
  });

  it('draw on whole pixels at the size that was asked, without repeats', () => {
    for (const strokes of digits) {
      const small = drawnAt(strokes, 12);
      expect(frameOf(small).extent).toBe(12);
      for (const stroke of small) {
        const points = pointsOf(stroke);
        expect(points.flat().every(Number.isInteger)).toBe(true);
        points.slice(1).forEach((point, i) => {
          expect(point).not.toEqual(points[i]);
        });
      }
    }
  });

  it('turn clockwise as seen, keep all lengths, and turn back', () => {
    const [turned] = rotated(
      [
        strokeOf([
          [-1, 0],
          [1, 0],
        ]),
      ],
      90,
    );
    expect(turned && pointsOf(turned).map(([x, y]) => [Math.round(x) + 0, Math.round(y)])).toEqual([
      [0, -1],
      [0, 1],
    ]);
    for (const strokes of digits) {
      expect(difference(strokes, rotated(strokes, 20))).toBeGreaterThan(0.2);
    }
    // Bounds of turned ink have another middle, so a way back shifts; the image does not know.
    for (const strokes of digits)
      expect(difference(strokes, rotated(rotated(strokes, 20), -20))).toBeLessThan(1e-3);
  });

  it('slant the top to the right and leave heights alone', () => {
    const upright = [
      strokeOf([
        [0, 0],
        [0, 100],
      ]),
    ];
    const [leaning] = slanted(upright, 45);
    expect(leaning && pointsOf(leaning).map(([x, y]) => [Math.round(x), y])).toEqual([
      [50, 0],
      [-50, 100],
    ]);
  });

  it('leave out points but never the ends', () => {
    const points = Array.from({ length: 10 }, (_, i) => [i, i * i] as const);
    const [thinned] = everyNth([strokeOf(points)], 4);
    expect(thinned && pointsOf(thinned)).toEqual([
      [0, 0],
      [4, 16],
      [8, 64],
      [9, 81],
    ]);
  });

  it('step along one axis at a time, on the grid, near the line', () => {
    for (const strokes of digits) {
      const stepped = staircase(strokes, 10);
      for (const stroke of stepped) {
        const points = pointsOf(stroke);
        expect(points.flat().every((value) => value % 10 === 0)).toBe(true);
        points.slice(1).forEach(([x, y], i) => {
          const [fromX, fromY] = points[i] ?? [];
          expect(Number(x !== fromX) + Number(y !== fromY)).toBe(1);
        });
      }
      const line = fitted(strokes, 200).map((stroke) => densified(stroke, 1));
      expect(meanDistance(stepped, line)).toBeLessThan(10);
    }
  });

  it('shake by about the amplitude, the same for the same seed', () => {
    for (const change of [shaken, jittered]) {
      const small = digits.map((strokes) => change(strokes, seededRandom(3), 0.01));
      expect(small).toEqual(digits.map((strokes) => change(strokes, seededRandom(3), 0.01)));
      expect(small).not.toEqual(digits.map((strokes) => change(strokes, seededRandom(4), 0.01)));
      digits.forEach((strokes, i) => {
        const extent = frameOf(strokes).extent;
        const line = strokes.map((stroke) => densified(stroke, extent / 200));
        const away = meanDistance(small[i] ?? [], line) / extent;
        expect(away).toBeGreaterThan(0.001);
        expect(away).toBeLessThan(0.02);
      });
    }
  });

  it('shake smoothly with a hand, from point to point with a bad screen', () => {
    const level = [
      strokeOf([
        [0, 0],
        [100, 0],
      ]),
    ];
    const roughness = (strokes: readonly Stroke[]) => {
      const y = strokes.flatMap(pointsOf).map(([, value]) => value);
      const steps = y.slice(1).map((value, i) => (value - (y[i] ?? 0)) ** 2);
      const mean = y.reduce((sum, value) => sum + value, 0) / y.length;
      return (
        steps.reduce((sum, step) => sum + step, 0) / y.reduce((sum, value) => sum + (value - mean) ** 2, 0)
      );
    };
    for (const seed of [1, 2, 3]) {
      expect(roughness(shaken(level, seededRandom(seed), 0.02))).toBeLessThan(0.3);
      expect(roughness(jittered(level, seededRandom(seed), 0.02))).toBeGreaterThan(1);
    }
  });

  it('do not fail on dots', () => {
    const dot = [strokeOf([[7, 9]])];
    const random = seededRandom(1);
    for (const changed of [
      shifted(dot, 1, 1),
      drawnAt(dot, 12),
      rotated(dot, 20),
      slanted(dot, 20),
      everyNth(dot, 8),
      dense(dot),
      staircase(dot, 5),
      jittered(dot, random, 0.01),
      shaken(dot, random, 0.01),
    ]) {
      expect(changed.flatMap(pointsOf)).toHaveLength(1);
      expect(changed.flatMap(pointsOf).flat().every(Number.isFinite)).toBe(true);
    }
  });
});

describe('points along a line', () => {
  const lines = fc.array(fc.tuple(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 0, max: 300 })), {
    minLength: 1,
    maxLength: 20,
  });

  it('are close enough when made dense, and all of the line stays', () => {
    fc.assert(
      fc.property(lines, fc.integer({ min: 1, max: 50 }), (points, spacing) => {
        const result = pointsOf(densified(strokeOf(points), spacing));
        result.slice(1).forEach(([x, y], i) => {
          const [fromX = 0, fromY = 0] = result[i] ?? [];
          expect(Math.hypot(x - fromX, y - fromY)).toBeLessThanOrEqual(spacing + 1e-3);
        });
        for (const point of points) expect(result).toContainEqual(point);
      }),
    );
  });

  it('are a spacing apart along the line when spaced again, and the ends stay', () => {
    const corner = strokeOf([
      [0, 0],
      [10, 0],
      [10, 7],
    ]);
    expect(pointsOf(respaced(corner, 4))).toEqual([
      [0, 0],
      [4, 0],
      [8, 0],
      [10, 2],
      [10, 6],
      [10, 7],
    ]);
    fc.assert(
      fc.property(lines, (points) => {
        const result = pointsOf(respaced(strokeOf(points), 9));
        expect(result.at(0)).toEqual(points.at(0));
        expect(result.at(-1)).toEqual(points.at(-1));
      }),
    );
  });
});
