import { type Bounds, boundsOf, InkError, normalizeImage, RASTER_LENGTH } from '../../ink';
import { type Component, connectedComponents } from '../../picture';
import { candidateCuts } from './cuts';
import { inOrder, isDot, type Line, lineHeight, type Piece } from './pieces';

/** Values above this share of the strongest are ink. */
const INK_SHARE = 0.3;
/** Largest image in pixels: a line of twelve digits, each 512 x 512. */
const MAX_PIXELS = 12 * 512 * 512;
/** Largest side of one digit in pixels. */
const MAX_DIGIT_SIDE = 1024;
/** Least width of what a cut takes off, in line heights. */
const MIN_PART_WIDTH = 0.15;
/** Columns with more ink than this, in line heights, are not cut. */
const MAX_CUT_INK = 0.35;
/** Thinner lines are thickened to this, in line heights: the network knows no hairlines. */
const MIN_PEN_WIDTH = 0.1;
/**
 * How much longer the outline of a slanted line is along the sides of pixels, averaged over all
 * directions.
 */
const OUTLINE_LENGTHENING = 4 / Math.PI;

/** A grey image of a line of digits. */
export interface NumberImage {
  /** Row by row, 0 (paper) to 1 (ink). */
  readonly pixels: ArrayLike<number>;
  /** Pixels in a row. */
  readonly width: number;
}

/** Indices of the pixels of a connected component, or of a part of one between two cuts. */
type Pixels = readonly number[];

/**
 * Splits an image of a line of digits into pieces: its connected components, wide ones with
 * candidate cuts at the columns of least ink. `stroke` of a piece is the index of its component,
 * `from` that of its part.
 *
 * @returns `null` for an image without ink
 * @throws InkError `bad-image` for a wrong width, number of values or size
 */
export function lineOfImage(image: NumberImage): Line | null {
  assertImage(image);
  const { width } = image;
  const components = connectedComponents(inkMask(image), width);
  const height = lineHeight(components.map(pixelBounds));
  if (!(height > 0)) return null;
  const pen = penWidth(
    components.flatMap(({ pixels }) => pixels),
    width,
  );
  const growth = Math.max(0, (MIN_PEN_WIDTH * height - pen) / 2);
  const pixelsOf = new Map<Piece, Pixels>();
  const pieces = components.flatMap((component, stroke) => {
    const whole = pixelBounds(component);
    if (isDot(whole, height)) return [];
    return partsOf(component, width, height).map((pixels, part) => {
      const ink = outlineOf(pixels, width);
      const piece = { stroke, from: part, to: part + 1, ink, bounds: boundsOf([ink]) ?? whole };
      pixelsOf.set(piece, pixels);
      return piece;
    });
  });
  return {
    height,
    penned: false,
    pieces: inOrder(pieces),
    draw: (some) => {
      const pixels = some.flatMap((piece) => pixelsOf.get(piece) ?? []);
      const bounds = boundsOf(some.map(({ ink }) => ink));
      return bounds ? rasterOfPixels(pixels, bounds, image, growth) : new Float32Array(RASTER_LENGTH);
    },
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

function inkMask({ pixels }: NumberImage): Uint8Array {
  let strongest = 0;
  for (let i = 0; i < pixels.length; i++) strongest = Math.max(strongest, pixels[i] ?? 0);
  return Uint8Array.from(pixels, (value) => (value > strongest * INK_SHARE ? 1 : 0));
}

/** Bounds of the centres of a component's pixels. */
function pixelBounds({ box: { left, top, right, bottom } }: Component): Bounds {
  return { minX: left, minY: top, maxX: right - 1, maxY: bottom - 1 };
}

function partsOf({ pixels, box }: Component, width: number, height: number): Pixels[] {
  const columns = box.right - box.left;
  const ink = new Array<number>(columns).fill(0);
  for (const pixel of pixels) {
    const column = (pixel % width) - box.left;
    ink[column] = (ink[column] ?? 0) + 1;
  }
  const cuts = candidateCuts(ink, {
    width: columns,
    height,
    margin: Math.max(1, Math.ceil(MIN_PART_WIDTH * height)),
    max: MAX_CUT_INK * height,
  });
  const ends = [-1, ...cuts.map((column) => column + box.left), width];
  return ends
    .slice(1)
    .map((end, i) => pixels.filter((pixel) => pixel % width > (ends[i] ?? 0) && pixel % width <= end))
    .filter((part) => part.length > 0);
}

/** The leftmost and the rightmost pixel of each row, for distances between pieces. */
function outlineOf(pixels: Pixels, width: number) {
  const rows = new Map<number, { left: number; right: number }>();
  for (const pixel of pixels) {
    const row = Math.floor(pixel / width);
    const { left, right } = rows.get(row) ?? { left: Infinity, right: -Infinity };
    rows.set(row, { left: Math.min(left, pixel % width), right: Math.max(right, pixel % width) });
  }
  const sorted = [...rows].sort(([a], [b]) => a - b);
  return {
    x: Float32Array.from(sorted.flatMap(([, { left, right }]) => [left, right])),
    y: Float32Array.from(sorted.flatMap(([row]) => [row, row])),
  };
}

/** Mean pen width in pixels, from the number of pixels and the length of their outline. */
function penWidth(pixels: Pixels, width: number): number {
  const ink = new Set(pixels);
  let outline = 0;
  for (const pixel of pixels) {
    for (const other of [pixel - 1, pixel + 1, pixel - width, pixel + width]) if (!ink.has(other)) outline++;
  }
  return (2 * OUTLINE_LENGTHENING * pixels.length) / outline;
}

/**
 * The raster of some pixels alone; blank if they are too large for one digit.
 *
 * @param growth pixels by which lines are thickened on each side
 */
function rasterOfPixels(
  pixels: Pixels,
  { minX, minY, maxX, maxY }: Bounds,
  image: NumberImage,
  growth: number,
): Float32Array {
  const margin = Math.ceil(growth);
  const side = Math.max(maxX - minX, maxY - minY) + 1 + 2 * margin;
  if (side > MAX_DIGIT_SIDE) return new Float32Array(RASTER_LENGTH);
  const square = new Float32Array(side * side);
  const brush = brushOf(growth);
  for (const pixel of pixels) {
    const row = Math.floor(pixel / image.width) - minY + margin;
    const column = (pixel % image.width) - minX + margin;
    for (const { down, right, share } of brush) {
      const target = (row + down) * side + column + right;
      square[target] = Math.max(square[target] ?? 0, share * (image.pixels[pixel] ?? 0));
    }
  }
  return normalizeImage(square, side);
}

/** A round, anti-aliased brush: offsets from its centre pixel, and the coverage of each, 0 to 1. */
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
