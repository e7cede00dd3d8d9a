import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalizeImage, RASTER_SIZE, rasterize } from '../../src/ink';
import { digitStrokes } from '../fixtures';

/** A bigger picture of paper with the raster somewhere in it, each pixel `zoom` wide. */
function enlarge(raster: Float32Array, zoom: number, size: number, left: number, top: number): Float32Array {
  const image = new Float32Array(size * size);
  for (let row = 0; row < RASTER_SIZE * zoom; row++) {
    for (let column = 0; column < RASTER_SIZE * zoom; column++) {
      const value = raster[Math.floor(row / zoom) * RASTER_SIZE + Math.floor(column / zoom)] ?? 0;
      image[(top + row) * size + left + column] = value;
    }
  }
  return image;
}

function meanDifference(a: Float32Array, b: Float32Array): number {
  return a.reduce((sum, value, i) => sum + Math.abs(value - (b[i] ?? 0)), 0) / a.length;
}

describe('normalizeImage', () => {
  it.each([0, 3, 5, 8])('brings an enlarged picture of %s back to its raster', (digit) => {
    const raster = rasterize(digitStrokes(digit));
    const image = enlarge(raster, 3, 150, 40, 9);
    expect(meanDifference(normalizeImage(image, 150), raster)).toBeLessThan(0.05);
  });

  it('does not depend on where the ink is', () => {
    const raster = rasterize(digitStrokes(5));
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 44 }), fc.integer({ min: 0, max: 44 }), (left, top) => {
        const moved = normalizeImage(enlarge(raster, 2, 100, left, top), 100);
        expect(meanDifference(moved, normalizeImage(enlarge(raster, 2, 100, 0, 0), 100))).toBeLessThan(1e-6);
      }),
      { numRuns: 30 },
    );
  });

  it('centres the mass and fits the larger side into 20 pixels', () => {
    const image = new Float32Array(16 * 16);
    for (let row = 2; row < 14; row++) image[row * 16 + 3] = 1;
    const result = normalizeImage(image, 16);
    const rows = Array.from({ length: RASTER_SIZE }, (_, row) =>
      result.slice(row * RASTER_SIZE, (row + 1) * RASTER_SIZE).reduce((sum, value) => sum + value, 0),
    );
    expect(rows.filter((sum) => sum > 1e-6)).toHaveLength(20);
    expect(rows.findIndex((sum) => sum > 1e-6)).toBe(4);
  });

  it('gives zeros for an image without ink', () => {
    expect(normalizeImage(new Float32Array(400), 20).every((value) => value === 0)).toBe(true);
  });

  it('names what is wrong with the size', () => {
    expect(() => normalizeImage(new Float32Array(5), 2)).toThrow('image: has 5 values; size 2 needs 4');
    for (const size of [0, -1, 2.5, 1025, Number.NaN]) {
      expect(() => normalizeImage(new Float32Array(4), size)).toThrow(
        'size: expected a whole number from 1 to 1024',
      );
    }
  });
});
