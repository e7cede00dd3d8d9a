import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InkError, PATH_CHANNELS, PATH_LENGTH, PATH_POINTS, penPath, type Stroke } from '../../src/ink';
import { digitStrokes, drawnDigits, goldenPaths, rasterToBase64 } from '../fixtures';

const stroke = (...points: readonly (readonly [number, number])[]): Stroke => ({
  x: Float32Array.from(points, ([x]) => x),
  y: Float32Array.from(points, ([, y]) => y),
});

const point = fc.tuple(fc.integer({ min: 0, max: 200 }), fc.integer({ min: 0, max: 200 }));
const drawing = fc.array(fc.array(point, { minLength: 1, maxLength: 12 }), { minLength: 1, maxLength: 4 });
const toStrokes = (lines: readonly (readonly (readonly [number, number])[])[]) =>
  lines.map((line) => stroke(...line));

interface PathPoint {
  readonly x: number;
  readonly y: number;
  readonly cosine: number;
  readonly sine: number;
  readonly up: number;
  readonly step: number;
}

/** The points of a path. @throws Error where there is none */
function pointsOf(strokes: readonly Stroke[]): PathPoint[] {
  const path = penPath(strokes);
  if (!path) throw new Error('no path');
  return Array.from({ length: PATH_POINTS }, (_, i) => {
    const [x = 0, y = 0, cosine = 0, sine = 0, up = 0, step = 0] = path.slice(i * PATH_CHANNELS);
    return { x, y, cosine, sine, up, step };
  });
}

function expectSame(actual: Float32Array | null, expected: Float32Array | null, tolerance: number) {
  if (!actual || !expected) {
    expect(actual).toBe(expected);
    return;
  }
  const differences = Array.from(actual, (value, i) => Math.abs(value - (expected[i] ?? Number.NaN)));
  expect(Math.max(...differences)).toBeLessThanOrEqual(tolerance);
}

describe('the path of the pen', () => {
  it.each(Object.keys(drawnDigits))('is the golden one for the drawn %s', (digit) => {
    const path = penPath(digitStrokes(digit)) ?? new Float32Array();
    expect(rasterToBase64(path)).toBe(goldenPaths[digit]);
  });

  it('has values from -1 to 1', () => {
    fc.assert(
      fc.property(drawing, (lines) => {
        const path = penPath(toStrokes(lines));
        if (!path) return;
        expect(path).toHaveLength(PATH_LENGTH);
        expect(path.every((value) => value >= -1 && value <= 1)).toBe(true);
      }),
    );
  });

  it('goes evenly from end to end, centred, with the larger side from -1 to 1', () => {
    const points = pointsOf([stroke([10, 20], [10, 120], [60, 120])]);
    expect(points[0]).toMatchObject({ x: -0.5, y: -1, up: 0 });
    expect(points.at(-1)).toMatchObject({ x: 0.5, y: 1, up: 0 });
    const ways = points.slice(1).map(({ x, y }, i) => {
      const before = points[i] ?? { x: 0, y: 0 };
      return Math.abs(x - before.x) + Math.abs(y - before.y);
    });
    for (const way of ways) expect(way).toBeCloseTo(3 / (PATH_POINTS - 1), 5);
    // Down, then to the right.
    expect(points[10]?.cosine).toBeCloseTo(0, 5);
    expect(points[10]?.sine).toBeGreaterThan(0.95);
    expect(points[60]?.cosine).toBeGreaterThan(0.95);
    expect(points[60]?.sine).toBeCloseTo(0, 5);
  });

  it('says where the pen is up, and counts half of that way', () => {
    // Two bars 100 long, and 100 between them.
    const points = pointsOf([stroke([0, 0], [100, 0]), stroke([100, 100], [0, 100])]);
    const up = points.filter((one) => one.up === 1);
    expect(up.length / PATH_POINTS).toBeCloseTo(50 / 250, 1);
    for (const { x, sine, step } of up.slice(1, -1)) {
      expect(x).toBeCloseTo(1, 5);
      expect(sine).toBeGreaterThan(0.95);
      expect(step).toBeGreaterThan(points[5]?.step ?? 1);
    }
  });

  it('has longer steps for more ink', () => {
    const one = pointsOf([stroke([0, 0], [0, 100])]);
    const zigzag = pointsOf([stroke([0, 0], [100, 20], [0, 40], [100, 60], [0, 80], [100, 100])]);
    expect(zigzag[3]?.step).toBeGreaterThan((one[3]?.step ?? 1) + 0.3);
  });

  it('depends on the order and the direction of the strokes', () => {
    const strokes = digitStrokes(4);
    expect(strokes.length).toBeGreaterThan(1);
    expect(penPath([...strokes].reverse())).not.toEqual(penPath(strokes));
    const back = strokes.map(({ x, y }) => ({ x: x.slice().reverse(), y: y.slice().reverse() }));
    expect(penPath(back)).not.toEqual(penPath(strokes));
  });

  it('does not depend on place and size', () => {
    fc.assert(
      fc.property(
        drawing,
        fc.integer({ min: -5000, max: 5000 }),
        fc.constantFrom(0.125, 0.5, 2, 16),
        (lines, move, factor) => {
          const moved = lines.map((line) => line.map(([x, y]) => [x + move, y - move] as const));
          expectSame(penPath(toStrokes(moved)), penPath(toStrokes(lines)), 1e-5);
          const scaled = lines.map((line) => line.map(([x, y]) => [x * factor, y * factor] as const));
          expectSame(penPath(toStrokes(scaled)), penPath(toStrokes(lines)), 1e-5);
        },
      ),
    );
  });

  it('does not depend on how densely a line is sampled, nor on repeated points', () => {
    fc.assert(
      fc.property(drawing, fc.constantFrom(2, 4, 8), (lines, parts) => {
        const dense = lines.map((line) =>
          line.flatMap(([x, y], i) => {
            const [nextX, nextY] = line[i + 1] ?? [x, y];
            return Array.from(
              { length: parts },
              (_, k) => [x + ((nextX - x) * k) / parts, y + ((nextY - y) * k) / parts] as const,
            );
          }),
        );
        // A point that falls on an end of a stroke may belong to either side.
        const sides = (path: Float32Array | null) => path?.filter((_, i) => i % PATH_CHANNELS !== 4) ?? null;
        expectSame(sides(penPath(toStrokes(dense))), sides(penPath(toStrokes(lines))), 1e-3);
      }),
    );
  });

  it('leaves out dots of a resting pen, and strokes without points', () => {
    const four = digitStrokes(4);
    const dot = stroke([150, 150], [151, 150]);
    const empty = stroke();
    expect(penPath([dot, empty, ...four, dot])).toEqual(penPath(four));
  });

  it('is made of dots where there is nothing else', () => {
    const points = pointsOf([stroke([0, 0]), stroke([0, 30])]);
    expect(points[0]).toMatchObject({ x: 0, y: -1 });
    expect(points.at(-1)).toMatchObject({ x: 0, y: 1 });
    expect(points.slice(1).every(({ up }) => up === 1)).toBe(true);
  });

  it.each<[string, Stroke[]]>([
    ['no strokes', []],
    ['a stroke without points', [stroke()]],
    ['a point', [stroke([3, 4])]],
    ['a pen that rests', [stroke([3, 4], [3, 4]), stroke([3, 4])]],
  ])('is none for %s', (_, strokes) => {
    expect(penPath(strokes)).toBeNull();
  });

  it('is refused for malformed ink', () => {
    expect(() => penPath([{ x: Float32Array.of(1), y: new Float32Array() }])).toThrow(InkError);
    expect(() => penPath([stroke([0, Number.NaN])])).toThrow(/strokes\[0\]\.y\[0\]: expected a finite/);
  });
});
