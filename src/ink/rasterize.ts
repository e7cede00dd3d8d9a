import { assertStrokes, boundsOf, InkError, type Stroke } from './stroke';

/** Width and height of the network's input image, in pixels. */
export const RASTER_SIZE = 28;
/** Number of values of a raster: `RASTER_SIZE` squared. */
export const RASTER_LENGTH = RASTER_SIZE * RASTER_SIZE;
/** The ink is scaled to fit a box of this width and height, in raster pixels (MNIST's recipe). */
export const BOX_SIZE = 20;
/**
 * Width of the normalised pen in raster pixels, chosen so that the mean ink of rendered digits
 * equals MNIST's (0.131 per pixel); `npm run model:render` prints both.
 */
export const PEN_WIDTH = 2.4;
/** A thinner pen loses the line, a wider one the shape. */
const PEN_WIDTH_RANGE = [0.5, 8] as const;

export interface RasterizeOptions {
  /** Width of the pen in raster pixels, 0.5 to 8. Only training varies it. */
  readonly penWidth?: number;
}

/**
 * Draws strokes as a 28x28 image by MNIST's recipe: scale the ink, pen width included, to fit 20x20
 * with the aspect ratio kept, and put its centre of mass at the centre of the image. Computed from
 * the vectors with only `+ - * / sqrt`, so every engine gives the same numbers. Position, size,
 * sampling, direction and order of the strokes do not change the image.
 *
 * Recipe: Y. LeCun, C. Cortes, C. Burges, "The MNIST database of handwritten digits".
 *
 * @returns 784 values, row by row, 0 (paper) to 1 (ink). No points give 784 zeros.
 * @throws InkError for coordinates that are not finite, arrays of unequal length, or a bad pen
 *   width
 */
export function rasterize(strokes: readonly Stroke[], options: RasterizeOptions = {}): Float32Array {
  const penWidth = options.penWidth ?? PEN_WIDTH;
  if (!(penWidth >= PEN_WIDTH_RANGE[0] && penWidth <= PEN_WIDTH_RANGE[1])) {
    throw new InkError('bad-pen-width', 'penWidth', `expected 0.5 to 8 raster pixels, found ${penWidth}`);
  }
  assertStrokes(strokes);
  const bounds = boundsOf(strokes);
  if (!bounds) return new Float32Array(RASTER_LENGTH);

  const width = bounds.maxX - bounds.minX;
  const height = bounds.maxY - bounds.minY;
  const extent = Math.max(width, height);
  // A dot has no size to scale: it keeps the width of the pen.
  const scale = extent > 0 ? (BOX_SIZE - penWidth) / extent : 1;
  const centre = RASTER_SIZE / 2;
  const middleX = (bounds.minX + bounds.maxX) / 2;
  const middleY = (bounds.minY + bounds.maxY) / 2;

  const segments = toSegments(strokes, scale, middleX, middleY);
  const centred = draw(segments, centre, centre, penWidth / 2);
  const mass = centreOfMass(centred);
  // Limited so that no ink leaves the image, however lopsided the drawing.
  const roomX = (RASTER_SIZE - width * scale - penWidth) / 2;
  const roomY = (RASTER_SIZE - height * scale - penWidth) / 2;
  const shiftX = clamp(centre - mass.x, -roomX, roomX);
  const shiftY = clamp(centre - mass.y, -roomY, roomY);
  return draw(segments, centre + shiftX, centre + shiftY, penWidth / 2);
}

/** Line segments `[x0, y0, x1, y1, …]` in raster pixels, relative to the middle of the bounds. */
function toSegments(strokes: readonly Stroke[], scale: number, middleX: number, middleY: number): number[] {
  const segments: number[] = [];
  for (const { x, y } of strokes) {
    let fromX = 0;
    let fromY = 0;
    for (let i = 0; i < x.length; i++) {
      const toX = ((x[i] ?? 0) - middleX) * scale;
      const toY = ((y[i] ?? 0) - middleY) * scale;
      if (i > 0) segments.push(fromX, fromY, toX, toY);
      else if (x.length === 1) segments.push(toX, toY, toX, toY);
      fromX = toX;
      fromY = toY;
    }
  }
  return segments;
}

/**
 * The union of capsules of the given radius around the segments. Edges are a ramp one pixel wide:
 * 1 within `radius - 0.5` of the centre line, 0 beyond `radius + 0.5`.
 */
function draw(segments: readonly number[], offsetX: number, offsetY: number, radius: number): Float32Array {
  const image = new Float32Array(RASTER_LENGTH);
  const reach = radius + 0.5;
  for (let s = 0; s + 3 < segments.length; s += 4) {
    const ax = (segments[s] as number) + offsetX;
    const ay = (segments[s + 1] as number) + offsetY;
    const bx = (segments[s + 2] as number) + offsetX;
    const by = (segments[s + 3] as number) + offsetY;
    const dx = bx - ax;
    const dy = by - ay;
    const lengthSquared = dx * dx + dy * dy;
    // Pixel (column, row) has its centre at (column + 0.5, row + 0.5).
    const firstColumn = Math.max(0, Math.ceil(Math.min(ax, bx) - reach - 0.5));
    const lastColumn = Math.min(RASTER_SIZE - 1, Math.floor(Math.max(ax, bx) + reach - 0.5));
    const firstRow = Math.max(0, Math.ceil(Math.min(ay, by) - reach - 0.5));
    const lastRow = Math.min(RASTER_SIZE - 1, Math.floor(Math.max(ay, by) + reach - 0.5));
    for (let row = firstRow; row <= lastRow; row++) {
      const py = row + 0.5 - ay;
      for (let column = firstColumn; column <= lastColumn; column++) {
        const px = column + 0.5 - ax;
        const along = lengthSquared > 0 ? clamp((px * dx + py * dy) / lengthSquared, 0, 1) : 0;
        const ex = px - along * dx;
        const ey = py - along * dy;
        const value = reach - Math.sqrt(ex * ex + ey * ey);
        const index = row * RASTER_SIZE + column;
        if (value > (image[index] as number)) image[index] = Math.min(value, 1);
      }
    }
  }
  return image;
}

/** Centre of mass in raster coordinates; the middle of an empty image. */
export function centreOfMass(image: ArrayLike<number>): { x: number; y: number } {
  let mass = 0;
  let sumX = 0;
  let sumY = 0;
  for (let row = 0; row < RASTER_SIZE; row++) {
    for (let column = 0; column < RASTER_SIZE; column++) {
      const value = image[row * RASTER_SIZE + column] as number;
      mass += value;
      sumX += value * (column + 0.5);
      sumY += value * (row + 0.5);
    }
  }
  return mass > 0 ? { x: sumX / mass, y: sumY / mass } : { x: RASTER_SIZE / 2, y: RASTER_SIZE / 2 };
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), high);
}
