import type { Picture } from '../picture';

/** Markers of a JPEG file. */
const APP1 = 0xffe1;
const START_OF_SCAN = 0xffda;
const EXIF = 'Exif\0\0';
const LITTLE_ENDIAN = 0x4949;
const ORIENTATION_TAG = 0x0112;

/**
 * How a JPEG file is to be turned, 1 to 8 as Exif has it (JEITA CP-3451); 1, upright, where it does
 * not say.
 */
export function orientationOf(file: Uint8Array): number {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  for (let at = 2; at + 4 <= view.byteLength; at += 2 + view.getUint16(at + 2)) {
    const marker = view.getUint16(at);
    if (marker === START_OF_SCAN) break;
    if (marker === APP1 && Buffer.from(file).toString('latin1', at + 4, at + 10) === EXIF) {
      return orientationIn(new DataView(file.buffer, file.byteOffset + at + 10));
    }
  }
  return 1;
}

/** Of the first directory of a TIFF header. */
function orientationIn(tiff: DataView): number {
  const little = tiff.getUint16(0) === LITTLE_ENDIAN;
  const directory = tiff.getUint32(4, little);
  const entries = tiff.getUint16(directory, little);
  for (let i = 0; i < entries; i++) {
    const entry = directory + 2 + 12 * i;
    if (tiff.getUint16(entry, little) === ORIENTATION_TAG) return tiff.getUint16(entry + 8, little);
  }
  return 1;
}

/** A picture turned and mirrored as its orientation says. */
export function upright({ rgba, width }: Picture, orientation: number): Picture {
  if (!(orientation >= 2 && orientation <= 8)) return { rgba, width };
  const height = rgba.length / 4 / width;
  const lying = orientation >= 5;
  const [columns, rows] = lying ? [height, width] : [width, height];
  const from = new Uint32Array(rgba.buffer, rgba.byteOffset, width * height);
  const to = new Uint32Array(width * height);
  // Whether rows, and columns, of the file run backwards.
  const backX = [2, 3, 7, 8].includes(orientation);
  const backY = [3, 4, 6, 7].includes(orientation);
  for (let y = 0; y < rows; y++) {
    for (let x = 0; x < columns; x++) {
      const [u, v] = lying ? [y, x] : [x, y];
      const fileX = backX ? width - 1 - u : u;
      const fileY = backY ? height - 1 - v : v;
      to[y * columns + x] = from[fileY * width + fileX] as number;
    }
  }
  return { rgba: new Uint8ClampedArray(to.buffer), width: columns };
}
