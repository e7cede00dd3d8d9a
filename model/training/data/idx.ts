import { DataFileError } from './data-file-error';
import { readBytes } from './read-bytes';

/** Images of an IDX file, one after the other, row by row; 0 is paper and 255 is ink. */
export interface IdxImages {
  readonly count: number;
  readonly rows: number;
  readonly columns: number;
  /** `count * rows * columns` values. */
  readonly pixels: Uint8Array;
}

/** Magic numbers: two zero bytes, type 8 (unsigned byte), number of dimensions. */
const MAGIC_IMAGES = 0x0803;
const MAGIC_LABELS = 0x0801;

/**
 * Reads an IDX3 file of unsigned bytes (plain or gzip).
 *
 * Format: Y. LeCun, C. Cortes, C. Burges, "The MNIST database of handwritten digits".
 *
 * @throws DataFileError for another kind of file, or one of another length than its header says
 */
export async function readIdxImages(file: string): Promise<IdxImages> {
  return parseIdxImages(await readBytes(file), file);
}

/**
 * Reads the labels of an IDX1 file of unsigned bytes (plain or gzip).
 *
 * @throws DataFileError as `readIdxImages`
 */
export async function readIdxLabels(file: string): Promise<Uint8Array> {
  return parseIdxLabels(await readBytes(file), file);
}

/**
 * As `readIdxImages`, of bytes at hand; `file` names them in errors. The pixels
 * are a view of `bytes`.
 */
export function parseIdxImages(bytes: Uint8Array, file: string): IdxImages {
  const { sizes, body } = parseIdx(bytes, file, MAGIC_IMAGES, 'images (IDX3)');
  const [count = 0, rows = 0, columns = 0] = sizes;
  return { count, rows, columns, pixels: body };
}

/**
 * As `readIdxLabels`, of bytes at hand; `file` names them in errors. The labels
 * are a view of `bytes`.
 */
export function parseIdxLabels(bytes: Uint8Array, file: string): Uint8Array {
  return parseIdx(bytes, file, MAGIC_LABELS, 'labels (IDX1)').body;
}

/** Pixels of one image, a view of `rows * columns` values. */
export function idxImageAt(images: IdxImages, index: number): Uint8Array {
  if (!Number.isInteger(index) || index < 0 || index >= images.count) {
    throw new RangeError(`image ${index}: there are ${images.count}; give 0 to ${images.count - 1}`);
  }
  const length = images.rows * images.columns;
  return images.pixels.subarray(index * length, (index + 1) * length);
}

function parseIdx(bytes: Uint8Array, file: string, magic: number, kind: string) {
  const dimensions = magic & 0xff;
  const headerLength = 4 + 4 * dimensions;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const remedy = 'Take the file again from its source';
  if (bytes.length < headerLength || view.getUint32(0) !== magic) {
    throw new DataFileError(file, null, `is not an IDX file of ${kind}`, 'Give the file of that kind');
  }
  const sizes = Array.from({ length: dimensions }, (_, i) => view.getUint32(4 + 4 * i));
  const expected = headerLength + sizes.reduce((product, size) => product * size, 1);
  if (bytes.length !== expected) {
    const found = `has ${bytes.length} bytes, but its header (${sizes.join(' x ')}) means ${expected}`;
    throw new DataFileError(file, null, found, remedy);
  }
  return { sizes, body: bytes.subarray(headerLength) };
}
