import { join } from 'node:path';
import { type InkSample, writeInk } from '../../../../model/training/data';
import { PARTS, type Part, splitOf } from '../../../../model/training/split';
import { DIGITS } from '../../../../src/contract';
import { type Stroke, strokeFromFlat } from '../../../../src/ink';
import { digitStrokes } from '../../../fixtures';
import { temporaryFolder } from '../../../fixtures/temporary-folder';

/** A writer of each part, found by trying names. */
export const writers = Object.fromEntries(
  PARTS.map((part) => {
    const names = Array.from({ length: 200 }, (_, i) => `writer-${i}`);
    return [part, names.find((name) => splitOf(name) === part) ?? ''];
  }),
) as Record<Part, string>;

/** Larger by a factor: the same ink of two writers would make them one. */
export function enlarged(strokes: readonly Stroke[], factor: number): Stroke[] {
  return strokes.map(({ x, y }) => ({ x: x.map((v) => v * factor), y: y.map((v) => v * factor) }));
}

/** The ten drawn digits of one writer in each part. */
export const digitSamples: readonly InkSample[] = Object.values(writers).flatMap((writer, i) =>
  DIGITS.map((digit) => ({
    source: 'drawn',
    writer,
    label: String(digit),
    strokes: enlarged(digitStrokes(digit), i + 1),
  })),
);

/** A cross, which is no digit, and a lying line, which may be one. */
const SIGNS: Readonly<Record<string, readonly number[][]>> = {
  X: [
    [0, 0, 50, 50, 100, 100],
    [100, 0, 50, 50, 0, 100],
  ],
  '-': [[0, 0, 50, 1, 100, 0]],
};

const otherSamples: readonly InkSample[] = Object.values(writers).flatMap((writer, i) =>
  Object.entries(SIGNS).map(([label, flats]) => ({
    source: 'drawn',
    writer,
    label,
    strokes: enlarged(
      flats.map((flat) => strokeFromFlat(flat)),
      i + 1,
    ),
  })),
);

/** A folder of ink of one writer in each part. */
export async function inkFolder(): Promise<string> {
  const folder = temporaryFolder();
  await writeInk(join(folder, 'digits.jsonl.gz'), digitSamples);
  await writeInk(join(folder, 'nondigits.jsonl.gz'), otherSamples);
  return folder;
}
