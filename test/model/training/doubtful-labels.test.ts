import { describe, expect, it } from 'vitest';
import { isDoubtful } from '../../../model/training/doubtful-labels';
import { DIGITS } from '../../../src/contract';
import { type Stroke, strokeFromFlat } from '../../../src/ink';
import { digitStrokes, numberStrokes } from '../../fixtures';

const ring: Stroke = {
  x: Float32Array.from({ length: 40 }, (_, i) => 40 * Math.cos((i * 2 * Math.PI) / 38)),
  y: Float32Array.from({ length: 40 }, (_, i) => 50 * Math.sin((i * 2 * Math.PI) / 38)),
};
const slash = strokeFromFlat([60, 0, 41, 33, 20, 66, 0, 100]);
const sample = (label: string, strokes: readonly Stroke[]) => ({
  source: 'drawn',
  writer: 'w',
  label,
  strokes,
});

describe('a doubtful label', () => {
  it.each(DIGITS)('is not that of a plain %s', (digit) => {
    expect(isDoubtful(sample(String(digit), digitStrokes(digit)))).toBe(false);
  });

  it.each<[string, string, readonly Stroke[]]>([
    ['a slash for a 0', '0', [slash]],
    ['a slash for a 4', '4', [slash]],
    ['a circle for an 8', '8', [ring]],
    ['two digits for one', '7', numberStrokes('70')],
    ['two digits far apart for a 4', '4', numberStrokes('41', { gap: 1 })],
    ['two ones for a 1', '1', numberStrokes('11')],
    ['a point', '3', [strokeFromFlat([7, 7])]],
  ])('is that of %s', (_, label, strokes) => {
    expect(isDoubtful(sample(label, strokes))).toBe(true);
  });

  it('is not that of the same ink under its own label', () => {
    expect(isDoubtful(sample('1', [slash]))).toBe(false);
    expect(isDoubtful(sample('0', [ring]))).toBe(false);
  });
});
