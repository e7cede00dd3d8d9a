import { writeFileSync } from 'node:fs';

/** Types of values in the header of an IDX file. */
const UNSIGNED_BYTE = 0x08;
const SIGNED_BYTE = 0x09;

/**
 * Writes examples and their labels as IDX files, MNIST's own format, so that training reads
 * one format only: `NAME-labels-idx1-ubyte` beside the values.
 *
 * @param path of both files, up to NAME
 * @param kind what the values are: "images" are unsigned bytes, "paths" signed ones
 * @param shape sizes of one example
 * @param values those of all examples, one after the other
 */
export function writeExamples(
  path: string,
  kind: 'images' | 'paths',
  shape: readonly number[],
  values: Uint8Array | Int8Array,
  labels: readonly number[],
): void {
  const type = kind === 'images' ? UNSIGNED_BYTE : SIGNED_BYTE;
  const name = kind === 'images' ? 'images-idx3-ubyte' : 'paths-idx3-byte';
  writeFileSync(`${path}-${name}`, idx(type, [labels.length, ...shape], values));
  writeFileSync(`${path}-labels-idx1-ubyte`, idx(UNSIGNED_BYTE, [labels.length], Uint8Array.from(labels)));
}

function idx(type: number, sizes: readonly number[], values: Uint8Array | Int8Array): Buffer {
  const header = Buffer.alloc(4 + 4 * sizes.length);
  header.writeUInt32BE((type << 8) | sizes.length, 0);
  sizes.forEach((size, i) => {
    header.writeUInt32BE(size, 4 + 4 * i);
  });
  return Buffer.concat([header, Buffer.from(values.buffer, values.byteOffset, values.byteLength)]);
}
