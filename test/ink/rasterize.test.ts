import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InkError, RASTER_LENGTH, RASTER_SIZE, rasterize, type Stroke } from '../../src/ink';
import { digitStrokes, drawnDigits, goldenRasters, rasterToBase64 } from '../fixtures';

const stroke = (...points: [number, number][]): Stroke => ({
  x: Float32Array.from(points, ([x]) => x),
  y: Float32Array.from(points, ([, y]) => y),
});

// Whole numbers on a grid: moving and scaling them is then exact in float32, so differences are
// the rasterizer's own.
const point = fc.tuple(fc.integer({ min: 0, max: 200 }), fc.integer({ min: 0, max: 200 }));
const drawing = fc.array(fc.array(point, { minLength: 1, maxLength: 12 }), { minLength: 1, maxLength: 4 });
const toStrokes = (lines: readonly (readonly [number, number][])[]) => lines.map((line) => stroke(...line));

function expectSame(actual: Float32Array, expected: Float32Array, tolerance = 1e-5) {
  let worst = 0;
  actual.forEach((value, i) => {
    worst = Math.max(worst, Math.abs(value - (expected[i] ?? Number.NaN)));
  });
  expect(worst).toBeLessThanOrEqual(tolerance);
}

function inkBox(raster: Float32Array) {
  const rows: number[] = [];
  const columns: number[] = [];
  let mass = 0;
  let sumX = 0;
  let sumY = 0;
  raster.forEach((value, i) => {
    if (value <= 0) return;
    const row = Math.floor(i / RASTER_SIZE);
    const column = i % RASTER_SIZE;
    rows.push(row);
    columns.push(column);
    mass += value;
    sumX += value * (column + 0.5);
    sumY += value * (row + 0.5);
  });
  return {
    width: Math.max(...columns) - Math.min(...columns) + 1,
    height: Math.max(...rows) - Math.min(...rows) + 1,
    massX: sumX / mass,
    massY: sumY / mass,
  };
}

describe('rasterize', () => {
  it.each(Object.keys(drawnDigits))('gives the golden 784 numbers for the drawn %s', (digit) => {
    expect(rasterToBase64(rasterize(digitStrokes(digit)))).toBe(goldenRasters[digit]);
  });

  it.each(Object.keys(drawnDigits))('follows the recipe of MNIST for the drawn %s', (digit) => {
    const box = inkBox(rasterize(digitStrokes(digit)));
    // The ink is 20 pixels in its larger side; anti-aliasing may touch one more on either side.
    expect(Math.max(box.width, box.height)).toBeGreaterThanOrEqual(20);
    expect(Math.max(box.width, box.height)).toBeLessThanOrEqual(22);
    // The second drawing lies a part of a pixel beside the first, from which the mass was measured.
    expect(Math.abs(box.massX - 14)).toBeLessThan(0.1);
    expect(Math.abs(box.massY - 14)).toBeLessThan(0.1);
  });

  it('keeps the aspect ratio', () => {
    const box = inkBox(rasterize([stroke([0, 0], [40, 0], [40, 100], [0, 100], [0, 0])]));
    expect(box.height / box.width).toBeGreaterThan(2);
  });

  it('gives 784 values from 0 to 1, with ink on full pixels', () => {
    fc.assert(
      fc.property(drawing, (lines) => {
        const raster = rasterize(toStrokes(lines));
        expect(raster).toHaveLength(RASTER_LENGTH);
        expect(Math.min(...raster)).toBeGreaterThanOrEqual(0);
        expect(Math.max(...raster)).toBeLessThanOrEqual(1);
        expect(Math.max(...raster)).toBeGreaterThan(0.5);
      }),
    );
  });

  it('does not depend on the place', () => {
    fc.assert(
      fc.property(
        drawing,
        fc.integer({ min: -5000, max: 5000 }),
        fc.integer({ min: -5000, max: 5000 }),
        (lines, dx, dy) => {
          const moved = lines.map((line) => line.map(([x, y]): [number, number] => [x + dx, y + dy]));
          expectSame(rasterize(toStrokes(moved)), rasterize(toStrokes(lines)));
        },
      ),
    );
  });

  it('does not depend on the size', () => {
    fc.assert(
      fc.property(drawing, fc.constantFrom(0.125, 0.5, 2, 3, 16), (lines, factor) => {
        const scaled = lines.map((line) => line.map(([x, y]): [number, number] => [x * factor, y * factor]));
        expectSame(rasterize(toStrokes(scaled)), rasterize(toStrokes(lines)));
      }),
    );
  });

  it('does not depend on how densely a line is sampled', () => {
    fc.assert(
      fc.property(drawing, fc.constantFrom(2, 4, 8), (lines, parts) => {
        const dense = lines.map((line) =>
          line.flatMap(([x, y], i): [number, number][] => {
            const [nextX, nextY] = line[i + 1] ?? [x, y];
            const steps = i + 1 < line.length ? parts : 1;
            return Array.from({ length: steps }, (_, k) => [
              x + ((nextX - x) * k) / steps,
              y + ((nextY - y) * k) / steps,
            ]);
          }),
        );
        expectSame(rasterize(toStrokes(dense)), rasterize(toStrokes(lines)));
      }),
    );
  });

  it('does not depend on the direction or the order of the strokes', () => {
    fc.assert(
      fc.property(drawing, (lines) => {
        const other = lines.map((line) => [...line].reverse()).reverse();
        expectSame(rasterize(toStrokes(other)), rasterize(toStrokes(lines)));
      }),
    );
  });

  it('draws nothing for no strokes and for strokes without points', () => {
    expect(rasterize([]).every((value) => value === 0)).toBe(true);
    expect(rasterize([stroke(), stroke()]).every((value) => value === 0)).toBe(true);
  });

  it('ignores strokes without points beside others', () => {
    const line = stroke([0, 0], [10, 30]);
    expect(rasterize([stroke(), line, stroke()])).toEqual(rasterize([line]));
  });

  it('draws one point as a dot of the pen in the middle, wherever it lies', () => {
    const dot = rasterize([stroke([3, 4])]);
    expect(inkBox(dot)).toMatchObject({ massX: 14, massY: 14 });
    const mass = dot.reduce((sum, value) => sum + value, 0);
    expect(mass).toBeGreaterThan(Math.PI);
    expect(mass).toBeLessThan(7);
    expect(rasterize([stroke([-9e5, 7e7])])).toEqual(dot);
    expect(rasterize([stroke([3, 4], [3, 4]), stroke([3, 4])])).toEqual(dot);
  });

  it('reads strokes far outside the canvas like any other', () => {
    const near = [stroke([0, 0], [64, 0], [32, 128])];
    const far = [stroke([-1_000_000, 500_000], [-999_936, 500_000], [-999_968, 500_128])];
    expectSame(rasterize(far), rasterize(near));
    const huge = rasterize([stroke([-3e38, 3e38], [3e38, -3e38])]);
    expectSame(huge, rasterize([stroke([0, 1], [1, 0])]));
  });

  it('keeps all ink in the image, however lopsided', () => {
    // Nearly all of the ink at one end: putting its mass at the centre would push the
    // tail out of the image.
    const end = Array.from({ length: 30 }, (_, i): [number, number] => [i % 2 === 0 ? 0 : 60, i * 10]);
    const raster = rasterize([stroke(...end), stroke([60, 150], [300, 150])]);
    const box = inkBox(raster);
    expect(box.width).toBeGreaterThanOrEqual(20);
    expect(box.massX).toBeLessThan(13.5);
    const lastColumn = Array.from(
      { length: RASTER_SIZE },
      (_, row) => raster[(row + 1) * RASTER_SIZE - 1] ?? 0,
    );
    expect(Math.max(...lastColumn)).toBeGreaterThan(0.9);
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])(
    'refuses a coordinate of %s',
    (bad) => {
      const ink = [stroke([0, 0], [1, 1]), stroke([5, 5], [6, bad])];
      expect(() => rasterize(ink)).toThrow(InkError);
      expect(() => rasterize(ink)).toThrow('strokes[1].y[1]: expected a finite number');
      try {
        rasterize(ink);
      } catch (error) {
        expect(error).toMatchObject({ name: 'InkError', code: 'not-finite', path: 'strokes[1].y[1]' });
      }
    },
  );

  it('refuses arrays of unequal length and pens that cannot be drawn', () => {
    expect(() => rasterize([{ x: new Float32Array(3), y: new Float32Array(2) }])).toThrow(
      'strokes[0]: has 3 x but 2 y',
    );
    for (const penWidth of [0, -1, 9, Number.NaN]) {
      expect(() => rasterize([stroke([0, 0], [1, 1])], { penWidth })).toThrow('penWidth: expected 0.5 to 8');
    }
  });

  it('makes more ink with a wider pen and fits it into the same box', () => {
    const ink = digitStrokes(0);
    const mass = (penWidth: number) => rasterize(ink, { penWidth }).reduce((sum, value) => sum + value, 0);
    expect(mass(1.5)).toBeLessThan(mass(2.4));
    expect(mass(2.4)).toBeLessThan(mass(4));
    expect(inkBox(rasterize(ink, { penWidth: 4 })).height).toBeLessThanOrEqual(22);
  });
});
