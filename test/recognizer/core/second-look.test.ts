import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rasterize } from '../../../src/ink';
import { UNSURE_BELOW, VIEWS, viewsOf } from '../../../src/recognizer/core/second-look';
import { loadRecognizer, type NodeRecognizer } from '../../../src/recognizer/node';
import { digitStrokes, drawnDigits } from '../../fixtures';

function centreOf(raster: Float32Array): [number, number] {
  let [mass, x, y] = [0, 0, 0];
  raster.forEach((value, i) => {
    mass += value;
    x += value * (i % 28);
    y += value * Math.floor(i / 28);
  });
  return [x / mass, y / mass];
}

describe('the views of a second look', () => {
  it('keep all ink, and move it by half a pixel to each corner', () => {
    const raster = rasterize(digitStrokes('5'));
    const [x, y] = centreOf(raster);
    const moves = viewsOf(raster).map((view) => {
      const ink = view.reduce((sum, value) => sum + value, 0);
      expect(ink).toBeCloseTo(
        raster.reduce((sum, value) => sum + value, 0),
        3,
      );
      const [viewX, viewY] = centreOf(view);
      return [viewX - x, viewY - y].map((move) => Number(move.toFixed(3)));
    });
    expect(moves).toEqual([
      [0.5, 0.5],
      [-0.5, 0.5],
      [0.5, -0.5],
      [-0.5, -0.5],
    ]);
    expect(moves).toHaveLength(VIEWS);
  });
});

describe('reading with a second look', () => {
  let reader: NodeRecognizer;
  beforeAll(async () => {
    reader = await loadRecognizer();
  });
  afterAll(() => reader?.close());

  /** A 5 that dissolves into paper more and more. */
  const fading = Array.from({ length: 12 }, (_, i) =>
    rasterize(digitStrokes('5')).map((value, pixel) => ((pixel * 7) % 12 < i ? 0 : value)),
  );

  it('leaves sure readings as they are', () => {
    const rasters = Object.keys(drawnDigits).map((digit) => rasterize(digitStrokes(digit)));
    const first = reader.readBatch(rasters, { secondLook: false });
    const sure = rasters.filter((_, i) => (first[i]?.confidence ?? 0) >= UNSURE_BELOW);
    expect(sure.length).toBeGreaterThan(5);
    expect(reader.readBatch(sure)).toEqual(reader.readBatch(sure, { secondLook: false }));
  });

  it('takes the mean of the logits of the drawing and its views for unsure ones', () => {
    const first = reader.readBatch(fading, { secondLook: false });
    const i = first.findIndex(({ confidence }) => confidence < UNSURE_BELOW);
    const raster = fading[i];
    if (!raster) throw new Error('none of the fading drawings is unsure');
    const logits = reader.logits([raster, ...viewsOf(raster)]);
    const mean = Array.from({ length: reader.outputs }, (_, output) => {
      let sum = 0;
      for (let n = 0; n <= VIEWS; n++) sum += logits[n * reader.outputs + output] ?? 0;
      return sum / (VIEWS + 1);
    });
    const powers = mean.map((logit) => Math.exp(logit / reader.model.image.temperature));
    const total = powers.reduce((sum, power) => sum + power, 0);
    expect(reader.readImage(raster).confidence).toBeCloseTo(Math.max(...powers.slice(0, 10)) / total, 6);
    expect(reader.readImage(raster).confidence).not.toBe(first[i]?.confidence);
  });

  it('reads each drawing of a batch as it would alone', () => {
    const together = reader.readBatch(fading);
    fading.forEach((raster, i) => {
      const alone = reader.readImage(raster);
      expect(together[i]?.digit).toBe(alone.digit);
      expect(together[i]?.confidence).toBeCloseTo(alone.confidence, 5);
    });
  });
});
