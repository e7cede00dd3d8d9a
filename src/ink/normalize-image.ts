import { BOX_SIZE, centreOfMass, RASTER_LENGTH, RASTER_SIZE } from './rasterize';
import { InkError } from './stroke';

/** When cropping, values above this share of the strongest pixel are ink. */
const CROP_THRESHOLD = 0.1;
/** Largest side in pixels; a larger image of one digit is a mistake. */
const MAX_IMAGE_SIZE = 1024;

/**
 * Brings a square greyscale image of one digit into MNIST's form: crop to the ink, fit into 20x20
 * with the aspect ratio kept (area average), centre of mass at the centre of 28x28.
 *
 * @param pixels `size` * `size` values, row by row, 0 (paper) to 1 (ink)
 * @returns 784 values, 0 to 1. An image without ink gives 784 zeros.
 * @throws InkError `bad-image` for a wrong size or number of values
 */
export function normalizeImage(pixels: ArrayLike<number>, size: number): Float32Array {
  if (!Number.isInteger(size) || size < 1 || size > MAX_IMAGE_SIZE) {
    throw new InkError(
      'bad-image',
      'size',
      `expected a whole number from 1 to ${MAX_IMAGE_SIZE}, found ${size}`,
    );
  }
  if (pixels.length !== size * size) {
    throw new InkError(
      'bad-image',
      'image',
      `has ${pixels.length} values; size ${size} needs ${size * size} (${size} rows of ${size})`,
    );
  }
  const crop = cropToInk(pixels, size);
  if (!crop) return new Float32Array(RASTER_LENGTH);

  const scale = BOX_SIZE / Math.max(crop.width, crop.height);
  const fitted = (offsetX: number, offsetY: number) => resample(pixels, size, crop, scale, offsetX, offsetY);
  const centreX = (RASTER_SIZE - crop.width * scale) / 2;
  const centreY = (RASTER_SIZE - crop.height * scale) / 2;
  const mass = centreOfMass(fitted(centreX, centreY));
  const place = (centred: number, massAt: number, extent: number) =>
    Math.min(Math.max(centred + RASTER_SIZE / 2 - massAt, 0), RASTER_SIZE - extent);
  return fitted(place(centreX, mass.x, crop.width * scale), place(centreY, mass.y, crop.height * scale));
}

interface Crop {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

function cropToInk(pixels: ArrayLike<number>, size: number): Crop | null {
  let strongest = 0;
  for (let i = 0; i < pixels.length; i++) strongest = Math.max(strongest, pixels[i] as number);
  if (!(strongest > 0)) return null;
  let left = size;
  let right = -1;
  let top = size;
  let bottom = -1;
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      if ((pixels[row * size + column] as number) <= strongest * CROP_THRESHOLD) continue;
      left = Math.min(left, column);
      right = Math.max(right, column);
      top = Math.min(top, row);
      bottom = Math.max(bottom, row);
    }
  }
  return { left, top, width: right - left + 1, height: bottom - top + 1 };
}

/** Area average of the crop, scaled, at (offsetX, offsetY) of a 28x28 image. */
function resample(
  pixels: ArrayLike<number>,
  size: number,
  crop: Crop,
  scale: number,
  offsetX: number,
  offsetY: number,
): Float32Array {
  const columns = overlaps(crop.left, crop.width, scale, offsetX);
  const rows = overlaps(crop.top, crop.height, scale, offsetY);
  const image = new Float32Array(RASTER_LENGTH);
  rows.forEach((rowParts, row) => {
    columns.forEach((columnParts, column) => {
      let sum = 0;
      for (const [y, weightY] of rowParts) {
        for (const [x, weightX] of columnParts) {
          sum += (pixels[y * size + x] as number) * weightX * weightY;
        }
      }
      image[row * RASTER_SIZE + column] = Math.min(1, Math.max(0, sum));
    });
  });
  return image;
}

/**
 * For each of 28 target pixels: the source pixels it covers along one axis, with their weights
 * (0 to 1).
 */
function overlaps(start: number, length: number, scale: number, offset: number): [number, number][][] {
  const parts: [number, number][][] = [];
  for (let target = 0; target < RASTER_SIZE; target++) {
    const from = (target - offset) / scale;
    const to = (target + 1 - offset) / scale;
    const found: [number, number][] = [];
    for (let source = Math.max(0, Math.floor(from)); source < Math.min(length, to); source++) {
      const shared = Math.min(to, source + 1) - Math.max(from, source);
      if (shared > 0) found.push([start + source, shared / (to - from)]);
    }
    parts.push(found);
  }
  return parts;
}
