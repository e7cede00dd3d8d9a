import type { Box, Plane } from './picture';

/** The source pixels that one target pixel is made of. */
interface Taps {
  readonly from: number;
  readonly weights: readonly number[];
}

/**
 * A part of a plane, scaled to another size with a triangle filter, which averages where it
 * shrinks and interpolates where it enlarges. Beyond the edges the outermost pixels go on.
 */
export function resample({ values, width, height }: Plane, box: Box, to: Omit<Plane, 'values'>): Plane {
  const columns = tapsOf(box.left, box.right, to.width);
  const rows = tapsOf(box.top, box.bottom, to.height);
  const first = Math.min(height - 1, Math.max(0, rows[0]?.from ?? 0));
  const end = rows.reduce((most, { from, weights }) => Math.max(most, from + weights.length), 0);
  const count = Math.min(height, Math.max(end, first + 1)) - first;
  const narrow = new Float32Array(to.width * count);
  for (let y = 0; y < count; y++) {
    for (let x = 0; x < to.width; x++) {
      const { from, weights } = columns[x] as Taps;
      let sum = 0;
      for (let i = 0; i < weights.length; i++) {
        const column = Math.min(width - 1, Math.max(0, from + i));
        sum += (weights[i] as number) * (values[(first + y) * width + column] as number);
      }
      narrow[y * to.width + x] = sum;
    }
  }
  const result = new Float32Array(to.width * to.height);
  for (let y = 0; y < to.height; y++) {
    const { from, weights } = rows[y] as Taps;
    for (let i = 0; i < weights.length; i++) {
      const row = Math.min(count - 1, Math.max(0, from + i - first)) * to.width;
      const weight = weights[i] as number;
      for (let x = 0; x < to.width; x++) {
        const at = y * to.width + x;
        result[at] = (result[at] as number) + weight * (narrow[row + x] as number);
      }
    }
  }
  return { values: result, ...to };
}

function tapsOf(start: number, end: number, targets: number): Taps[] {
  const step = (end - start) / targets;
  const reach = Math.max(1, step);
  return Array.from({ length: targets }, (_, target) => {
    const centre = start + (target + 0.5) * step - 0.5;
    const from = Math.ceil(centre - reach);
    const weights: number[] = [];
    for (let source = from; source <= centre + reach; source++) {
      weights.push(Math.max(0, 1 - Math.abs(source - centre) / reach));
    }
    const sum = weights.reduce((total, weight) => total + weight, 0);
    return { from, weights: weights.map((weight) => weight / sum) };
  });
}
