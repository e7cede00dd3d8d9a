import { crc32, deflateSync } from 'node:zlib';
import type { Picture } from '../src/picture';

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
/** Eight bits for each of red, green, blue and alpha. */
const RGBA_8 = [8, 6, 0, 0, 0];

/** A picture as a PNG file. */
export function pngOf({ rgba, width }: Picture): Buffer {
  const height = rgba.length / 4 / width;
  const rows = Buffer.alloc(height * (4 * width + 1));
  for (let row = 0; row < height; row++) {
    rows.set(rgba.subarray(row * 4 * width, (row + 1) * 4 * width), row * (4 * width + 1) + 1);
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set(RGBA_8, 8);
  return Buffer.concat([
    Buffer.from(SIGNATURE),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type), data]);
  const whole = Buffer.alloc(body.length + 8);
  whole.writeUInt32BE(data.length, 0);
  whole.set(body, 4);
  whole.writeUInt32BE(crc32(body), body.length + 4);
  return whole;
}
