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
/** Thinner lines are drawn with a pen of this width, in line heights: the network knows no hairlines. */
const LEAST_PEN = 0.1;
/** How much longer the outline of a slanting line is along the sides of pixels, in the mean of all directions. */
const OUTLINE_LENGTHENING = 4 / Math.PI;

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
  const pen = penWidth(
    components.flatMap(({ pixels }) => pixels),
    image.width,
  );
  const growth = Math.max(0, (LEAST_PEN * height - pen) / 2);
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
        growth,
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

/** Mean width of the lines that pixels form, by their number and the length of their outline. */
function penWidth(pixels: Pixels, width: number): number {
  const ink = new Set(pixels);
  let outline = 0;
  for (const at of pixels) {
    for (const other of [at - 1, at + 1, at - width, at + width]) if (!ink.has(other)) outline++;
  }
  return (2 * OUTLINE_LENGTHENING * pixels.length) / outline;
}

/**
 * The pixels alone, in MNIST's form; blank where they are too large for one digit.
 *
 * @param growth by how many pixels lines are made wider at each side
 */
function rasterOfPixels(pixels: Pixels, image: NumberImage, growth: number): Float32Array {
  const { minX, minY, maxX, maxY } = boundsOfPixels(pixels, image.width);
  const margin = Math.ceil(growth);
  const side = Math.max(maxX - minX, maxY - minY) + 1 + 2 * margin;
  if (side > MAX_DIGIT_SIDE) return new Float32Array(RASTER_LENGTH);
  const square = new Float32Array(side * side);
  const brush = brushOf(growth);
  for (const at of pixels) {
    const row = Math.floor(at / image.width) - minY + margin;
    const column = (at % image.width) - minX + margin;
    for (const { down, right, share } of brush) {
      const into = (row + down) * side + column + right;
      square[into] = Math.max(square[into] ?? 0, share * (image.pixels[at] ?? 0));
    }
  }
  return normalizeImage(square, side);
}

/** A round spot of a radius in pixels, around the pixel that it is set on. */
function brushOf(radius: number) {
  const reach = Math.ceil(radius);
  const steps = Array.from({ length: 2 * reach + 1 }, (_, i) => i - reach);
  return steps.flatMap((down) =>
    steps.flatMap((right) => {
      const share = Math.min(1, radius + 1 - Math.sqrt(down * down + right * right));
      return share > 0 ? [{ down, right, share }] : [];
    }),
  );
}
