import { closeSync, mkdirSync, openSync, readFileSync, renameSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { LINE_HEIGHT, TONE_RANGE } from '../../../src/picture';
import type { MadeLine } from './line-maker';

/** Bytes of images that are written at once. */
const CHUNK_BYTES = 1 << 22;

/**
 * Writes lines as `NAME.images` (one byte a pixel, image after image, row by row) and `NAME.labels`
 * (a text line for each image: its width, and its digits). The labels come last, so that a pool
 * that has them is complete.
 *
 * @returns the number of bytes of the images
 */
export function writePool(folder: string, name: string, lines: Iterable<MadeLine>): number {
  mkdirSync(folder, { recursive: true });
  const images = join(folder, `${name}.images`);
  const labels: string[] = [];
  const chunk = new Uint8Array(CHUNK_BYTES);
  let used = 0;
  let total = 0;
  const file = openSync(images, 'w');
  try {
    const flush = () => {
      writeSync(file, chunk, 0, used);
      total += used;
      used = 0;
    };
    for (const { values, width, label } of lines) {
      if (used + values.length > CHUNK_BYTES) flush();
      for (const value of values) chunk[used++] = toneByte(value);
      labels.push(`${width} ${label}\n`);
    }
    flush();
  } finally {
    closeSync(file);
  }
  const partial = join(folder, `${name}.labels.partial`);
  writeFileSync(partial, labels.join(''));
  renameSync(partial, join(folder, `${name}.labels`));
  return total;
}

/** A tone as a byte: 0 is the least and 255 the greatest that `normalizeTones` gives. */
export function toneByte(tone: number): number {
  const [least, greatest] = TONE_RANGE;
  return Math.round(((Math.min(greatest, Math.max(least, tone)) - least) / (greatest - least)) * 255);
}

/** The lines of a pool that `writePool` wrote, in order. */
export function* readPool(folder: string, name: string): Generator<MadeLine> {
  const bytes = readFileSync(join(folder, `${name}.images`));
  const [least, greatest] = TONE_RANGE;
  let at = 0;
  for (const row of readFileSync(join(folder, `${name}.labels`), 'utf8')
    .split('\n')
    .slice(0, -1)) {
    const [width = '', label = ''] = row.split(' ');
    const length = Number(width) * LINE_HEIGHT;
    const values = Float32Array.from(
      bytes.subarray(at, at + length),
      (byte) => least + (byte / 255) * (greatest - least),
    );
    yield { values, width: Number(width), label };
    at += length;
  }
}
