import { type Bounds, boundsOf, InkError, normalizeImage, RASTER_LENGTH } from '../../ink';
import { inOrder, isDot, type Line, lineHeight, type Piece } from './pieces';

/** Grey values above this share of the strongest are ink. */
const INK_SHARE = 0.3;
/** Largest image in pixels: a line of twelve digits, each 512 high and wide; and the largest side of one digit. */
const MAX_PIXELS = 12 * 512 * 512;
const MAX_DIGIT_SIDE = 1024;
/** A component narrower than this, in line heights, holds one digit. */
const MIN_WIDTH = 0.75;
/** Least width of what a cut takes off, in line heights. */
const MIN_PART_WIDTH = 0.15;
/** Columns with more ink than this, in line heights, are no place to cut. */
const MAX_CUT_INK = 0.35;
const WIDTH_PER_CUT = 0.5;
const SPARE_CUTS = 2;

/** A grey image of a line of digits. */
export interface NumberImage {
  /** Row by row, 0 (paper) to 1 (ink). */
  readonly pixels: ArrayLike<number>;
  /** Pixels in a row. */
  readonly width: number;
}

/** Indices of the pixels of a connected component, or of the columns of one between two cuts. */
type Pixels = readonly number[];

/**
 * Cuts an image of a line of digits into pieces: its connected components, and in wide ones candidate cuts where a
 * column has least ink. In the pieces `stroke` counts the components.
 *
 * @returns `null` where there is no ink
 * @throws InkError `bad-image` for a wrong width, number of values or size
 */
export function lineOfImage(image: NumberImage): Line | null {
  assertImage(image);
  const components = componentsOf(image).map((pixels) => ({
    pixels,
    bounds: boundsOfPixels(pixels, image.width),
  }));
  const height = lineHeight(components.map(({ bounds }) => bounds));
  if (!(height > 0)) return null;
  const pixelsOf = new Map<Piece, Pixels>();
  const pieces = components.flatMap(({ pixels, bounds }, stroke) => {
    if (isDot(bounds, height)) return [];
    return partsOf(pixels, bounds, image.width, height).map((own, part) => {
      const ink = outlineOf(own, image.width);
      const piece = { stroke, part, ink, bounds: boundsOf([ink]) ?? bounds };
      pixelsOf.set(piece, own);
      return piece;
    });
  });
  return {
    height,
    penned: false,
    pieces: inOrder(pieces),
    draw: (some) =>
      rasterOfPixels(
        some.flatMap((piece) => pixelsOf.get(piece) ?? []),
        image,
      ),
  };
}

function assertImage({ pixels, width }: NumberImage): void {
  const fits = Number.isInteger(width) && width > 0 && pixels.length > 0 && pixels.length % width === 0;
  if (!fits || pixels.length > MAX_PIXELS) {
    throw new InkError(
      'bad-image',
      'image',
      `has ${pixels.length} values in rows of ${width}; give full rows, at most ${MAX_PIXELS} values`,
    );
  }
}

/** Sets of ink pixels that touch, corners included, by their first pixel. */
function componentsOf({ pixels, width }: NumberImage): Pixels[] {
  let strongest = 0;
  for (let i = 0; i < pixels.length; i++) strongest = Math.max(strongest, pixels[i] ?? 0);
  const isInk = (i: number) => strongest > 0 && (pixels[i] ?? 0) > strongest * INK_SHARE;
  const seen = new Uint8Array(pixels.length);
  const components: Pixels[] = [];
  for (let start = 0; start < pixels.length; start++) {
    if (seen[start] || !isInk(start)) continue;
    const found = [start];
    seen[start] = 1;
    for (let next = 0; next < found.length; next++) {
      const at = found[next] ?? 0;
      const column = at % width;
      for (let row = -1; row <= 1; row++) {
        for (let side = -1; side <= 1; side++) {
          const other = at + row * width + side;
          if (column + side < 0 || column + side >= width || seen[other] !== 0 || !isInk(other)) continue;
          seen[other] = 1;
          found.push(other);
        }
      }
    }
    components.push(found);
  }
  return components;
}

function partsOf(pixels: Pixels, bounds: Bounds, width: number, height: number): Pixels[] {
  const columns = bounds.maxX - bounds.minX + 1;
  if (columns < MIN_WIDTH * height) return [pixels];
  const ink = new Array<number>(columns).fill(0);
  for (const at of pixels) {
    const column = (at % width) - bounds.minX;
    ink[column] = (ink[column] ?? 0) + 1;
  }
  const margin = Math.max(1, Math.ceil(MIN_PART_WIDTH * height));
  const cuts: { column: number; least: number }[] = [];
  for (let column = margin; column < columns - margin; column++) {
    const least = ink[column] ?? 0;
    if (least > MAX_CUT_INK * height || least >= (ink[column - 1] ?? Infinity)) continue;
    let end = column;
    while (ink[end + 1] === least) end++;
    if ((ink[end + 1] ?? Infinity) > least) cuts.push({ column: (column + end) >> 1, least });
    column = end;
  }
  const chosen = cuts
    .sort((a, b) => a.least - b.least || a.column - b.column)
    .slice(0, Math.floor(columns / (WIDTH_PER_CUT * height)) + SPARE_CUTS)
    .map(({ column }) => column + bounds.minX)
    .sort((a, b) => a - b);
  const ends = [-1, ...chosen, width];
  return ends
    .slice(1)
    .map((end, i) => pixels.filter((at) => at % width > (ends[i] ?? 0) && at % width <= end))
    .filter((part) => part.length > 0);
}

/** The leftmost and rightmost pixel of each row: what distances are measured to. */
function outlineOf(pixels: Pixels, width: number) {
  const rows = new Map<number, { left: number; right: number }>();
  for (const at of pixels) {
    const row = Math.floor(at / width);
    const { left, right } = rows.get(row) ?? { left: Infinity, right: -Infinity };
    rows.set(row, { left: Math.min(left, at % width), right: Math.max(right, at % width) });
  }
  const inOrder = [...rows].sort(([a], [b]) => a - b);
  return {
    x: Float32Array.from(inOrder.flatMap(([, { left, right }]) => [left, right])),
    y: Float32Array.from(inOrder.flatMap(([row]) => [row, row])),
  };
}

function boundsOfPixels(pixels: Pixels, width: number): Bounds {
  return boundsOf([outlineOf(pixels, width)]) ?? { minX: 0, minY: 0, maxX: 0, maxY: 0 };
}

/** The pixels alone, in MNIST's form; blank where they are too large for one digit. */
function rasterOfPixels(pixels: Pixels, image: NumberImage): Float32Array {
  const { minX, minY, maxX, maxY } = boundsOfPixels(pixels, image.width);
  const side = Math.max(maxX - minX, maxY - minY) + 1;
  if (side > MAX_DIGIT_SIDE) return new Float32Array(RASTER_LENGTH);
  const square = new Float32Array(side * side);
  for (const at of pixels) {
    square[(Math.floor(at / image.width) - minY) * side + (at % image.width) - minX] = image.pixels[at] ?? 0;
  }
  return normalizeImage(square, side);
}
