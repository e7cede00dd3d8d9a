import { MAX_PICTURE_PIXELS, type Picture } from '../picture';
import { orientationOf, upright } from './orientation';

/** A picture file, decoded. */
export interface DecodedPicture {
  /** Upright, and shrunk to at most `MAX_PICTURE_PIXELS`. */
  readonly picture: Picture;
  /** Pixels of the file to one of the picture, along each axis. */
  readonly scale: number;
}

const PNG = [0x89, 0x50, 0x4e, 0x47];
const JPEG = [0xff, 0xd8, 0xff];

/**
 * Decodes a PNG or JPEG file.
 *
 * @throws Error for another kind of file, and for a damaged one
 */
export async function decodePicture(file: Uint8Array): Promise<DecodedPicture> {
  const { data, width } = await decode(file);
  const rgba = new Uint8ClampedArray(data.buffer, data.byteOffset, data.byteLength);
  const picture = beginsWith(file, JPEG) ? upright({ rgba, width }, orientationOf(file)) : { rgba, width };
  const scale = Math.ceil(Math.sqrt(rgba.length / 4 / MAX_PICTURE_PIXELS));
  return { picture: shrunk(picture, scale), scale };
}

/** The decoders are WebAssembly, and loaded by the commands that need them only. */
async function decode(file: Uint8Array) {
  if (beginsWith(file, PNG)) return (await import('@cwasm/lodepng')).default.decode(file);
  if (beginsWith(file, JPEG)) return (await import('@cwasm/jpeg-turbo')).default.decode(file);
  throw new Error('is neither PNG nor JPEG; give a file of one of these');
}

function beginsWith(file: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, i) => file[i] === byte);
}

/** The mean of `factor` x `factor` pixels; the rest at the far edges is left out. */
function shrunk({ rgba, width }: Picture, factor: number): Picture {
  if (factor === 1) return { rgba, width };
  const columns = Math.floor(width / factor);
  const rows = Math.floor(rgba.length / 4 / width / factor);
  const result = new Uint8ClampedArray(4 * columns * rows);
  for (let i = 0; i < result.length; i++) {
    const [channel, pixel] = [i % 4, i >> 2];
    const [x, y] = [(pixel % columns) * factor, Math.floor(pixel / columns) * factor];
    let sum = 0;
    for (let row = y; row < y + factor; row++) {
      for (let column = x; column < x + factor; column++) {
        sum += rgba[4 * (row * width + column) + channel] as number;
      }
    }
    result[i] = sum / (factor * factor);
  }
  return { rgba: result, width: columns };
}
