import { boundsOf } from './bounds';
import { blankCanvas, drawSegments, toSegments } from './draw';
import { assertStrokes, InkError, type Stroke } from './stroke';

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

/** The segments on a blank raster. */
function draw(segments: readonly number[], offsetX: number, offsetY: number, radius: number): Float32Array {
  const raster = blankCanvas(RASTER_SIZE, RASTER_SIZE);
  drawSegments(raster, segments, offsetX, offsetY, radius);
  return raster.values;
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
