import { describe, expect, it } from 'vitest';
import { frameOf, pointsOf, strokeOf } from '../../../model/training/geometry';
import {
  enclosesPaper,
  withBar,
  withFloatingBar,
  withFoot,
  withHat,
  withJoinedBar,
  withSlash,
} from '../../../model/training/variants';
import { rasterize, type Stroke } from '../../../src/ink';
import { seededRandom } from '../../../src/random';
import { digitStrokes } from '../../fixtures';

const SEEDS = [1, 2, 3, 4, 5];

/** The added stroke, which is the last, and its two ends. */
function added(variant: readonly Stroke[], plain: readonly Stroke[]) {
  expect(variant.slice(0, -1)).toEqual(plain);
  const points = pointsOf(variant.at(-1) ?? strokeOf([]));
  return { points, from: points.at(0) ?? [0, 0], to: points.at(-1) ?? [0, 0] };
}

const seven = [
  strokeOf([
    [0, 0],
    [100, 0],
    [40, 160],
  ]),
];
const one = [
  strokeOf([
    [30, 40],
    [60, 0],
    [60, 200],
  ]),
];

describe('variants', () => {
  it('slash a 0 from the lower left to the upper right, through its middle', () => {
    const zero = digitStrokes(0);
    const { middleX, middleY, height } = frameOf(zero);
    for (const seed of SEEDS) {
      const { from, to } = added(withSlash(zero, seededRandom(seed)), zero);
      expect(from[0]).toBeLessThan(middleX);
      expect(from[1]).toBeGreaterThan(middleY + 0.3 * height);
      expect(to[0]).toBeGreaterThan(middleX);
      expect((from[0] + to[0]) / 2).toBeCloseTo(middleX, 1);
      expect((from[1] + to[1]) / 2).toBeCloseTo(middleY, 1);
    }
  });

  it('cross the stem of a 7', () => {
    for (const seed of SEEDS) {
      const { from, to } = added(withBar(seven, seededRandom(seed)), seven);
      const y = (from[1] + to[1]) / 2;
      const stem = 100 - (60 * y) / 160;
      expect(y).toBeGreaterThan(0.4 * 160);
      expect(y).toBeLessThan(0.65 * 160);
      expect(from[0]).toBeLessThan(stem);
      expect(to[0]).toBeGreaterThan(stem);
      expect((from[0] + to[0]) / 2).toBeCloseTo(stem, -1);
    }
  });

  it('cross a 7 without lifting the pen', () => {
    for (const seed of SEEDS) {
      const [joined, ...others] = withJoinedBar(seven, seededRandom(seed));
      expect(others).toEqual([]);
      const bar = pointsOf(withBar(seven, seededRandom(seed))[1] ?? strokeOf([]));
      const points = pointsOf(joined ?? strokeOf([]));
      expect(points[0]).toEqual([0, 0]);
      expect(points.at(-1)).toEqual(bar.at(-1));
      const way = Math.max(
        ...points
          .slice(1)
          .map(([x, y], i) => Math.hypot(x - (points[i]?.[0] ?? 0), y - (points[i]?.[1] ?? 0))),
      );
      expect(way).toBeLessThanOrEqual(0.05 * 160 + 1e-3);
    }
  });

  it('put a hat on a 1, to the left of its top, whichever way the stem was drawn', () => {
    const stem = [
      [50, 0],
      [52, 100],
      [50, 200],
    ] as const;
    for (const points of [stem, [...stem].reverse()]) {
      for (const seed of SEEDS) {
        const [hatted, ...others] = withHat([strokeOf(points)], seededRandom(seed));
        expect(others).toEqual([]);
        const all = pointsOf(hatted ?? strokeOf([]));
        const drawn = points[0] === stem[0] ? all : all.reverse();
        const [x, y] = drawn[0] ?? [0, 0];
        expect(x).toBeLessThan(50);
        expect(y).toBeGreaterThan((50 - x) * Math.tan((39 * Math.PI) / 180));
        expect(Math.hypot(50 - x, y)).toBeLessThan(0.61 * 200);
        expect(drawn.slice(-3)).toEqual(stem.map((point) => [...point]));
      }
    }
  });

  it('let the bar of a 5 float away, and leave the rest', () => {
    const five = [
      strokeOf([
        [0, 0],
        [0, 50],
        [40, 100],
      ]),
      strokeOf([
        [0, 0],
        [50, 0],
      ]),
    ];
    for (const seed of SEEDS) {
      const [rest, bar] = withFloatingBar(five, seededRandom(seed));
      expect(rest).toBe(five[0]);
      expect(bar?.y[0]).toBeLessThanOrEqual(0);
      expect((bar?.x[1] ?? 0) - (bar?.x[0] ?? 0)).toBeCloseTo(50, 3);
    }
  });

  it('put a foot under a 1, at its lowest point', () => {
    for (const seed of SEEDS) {
      const { from, to } = added(withFoot(one, seededRandom(seed)), one);
      expect((from[0] + to[0]) / 2).toBeCloseTo(60, 1);
      expect((from[1] + to[1]) / 2).toBeCloseTo(200, 1);
      expect(to[0] - from[0]).toBeGreaterThan(0.35 * 200);
    }
  });

  it('differ by seed, and only by seed', () => {
    for (const change of [withSlash, withBar, withFoot]) {
      expect(change(seven, seededRandom(1))).toEqual(change(seven, seededRandom(1)));
      expect(change(seven, seededRandom(1))).not.toEqual(change(seven, seededRandom(2)));
    }
  });
});

describe('paper that ink encloses', () => {
  const openFour = [
    strokeOf([
      [20, 0],
      [0, 60],
      [80, 60],
    ]),
    strokeOf([
      [60, 0],
      [60, 120],
    ]),
  ];
  const closedFour = [
    strokeOf([
      [60, 0],
      [0, 70],
      [80, 70],
    ]),
    strokeOf([
      [60, 0],
      [60, 120],
    ]),
  ];

  it('tells closed from open digits', () => {
    expect(enclosesPaper(rasterize(openFour))).toBe(false);
    expect(enclosesPaper(rasterize(closedFour))).toBe(true);
    for (const digit of [0, 8]) expect(enclosesPaper(rasterize(digitStrokes(digit)))).toBe(true);
    for (const digit of [1, 3, 7]) expect(enclosesPaper(rasterize(digitStrokes(digit)))).toBe(false);
    expect(enclosesPaper(rasterize([]))).toBe(false);
  });
});
