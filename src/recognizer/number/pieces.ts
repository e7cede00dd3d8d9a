import { type Bounds, boundsOf, rasterize, type Stroke } from '../../ink';
import { cutsOf } from './cuts';

/** Ink smaller than this share of the line's height is a dot of a resting pen, and belongs to no digit. */
const DOT_SHARE = 0.12;
/** A stroke lower than this share of the tallest is a bar or a hook, and says nothing about the height of the line. */
const TALL_SHARE = 0.5;

/** A stroke, or the part of one between two candidate cuts: what segments are made of. */
export interface Piece {
  /** Index of the stroke it is of. */
  readonly stroke: number;
  /** Where it stands among the pieces of that stroke, counted from 0. */
  readonly part: number;
  readonly ink: Stroke;
  readonly bounds: Bounds;
}

/** The ink of a line, cut up. */
export interface Line {
  /** Height of a digit of this line, in the strokes' own unit; over 0. */
  readonly height: number;
  /** Whether the pieces are of pen strokes; those of an image are not. */
  readonly penned: boolean;
  /** From left to right, by the middle of their bounds. */
  readonly pieces: readonly Piece[];
  /** The raster of some of them together. */
  draw(pieces: readonly Piece[]): Float32Array;
}

/**
 * Cuts a line of digits into pieces.
 *
 * @param dotExtent ink of at most this width and height is a dot, whatever the size of the line
 * @returns `null` where there is no ink but dots
 */
export function lineOf(strokes: readonly Stroke[], dotExtent: number): Line | null {
  const drawn = strokes.flatMap((ink, stroke) => {
    const bounds = boundsOf([ink]);
    return bounds && extentOf(bounds) > dotExtent ? [{ stroke, part: 0, ink, bounds }] : [];
  });
  const height = lineHeight(drawn.map(({ bounds }) => bounds));
  if (!(height > 0)) return null;
  const pieces = drawn
    .filter(({ bounds }) => !isDot(bounds, height))
    .flatMap((whole) => partsOf(whole, height));
  return {
    height,
    penned: true,
    pieces: inOrder(pieces),
    draw: (some) => rasterize(some.map(({ ink }) => ink)),
  };
}

/** The pieces from left to right. */
export function inOrder(pieces: readonly Piece[]): readonly Piece[] {
  return [...pieces].sort((a, b) => middleOf(a) - middleOf(b) || a.stroke - b.stroke || a.part - b.part);
}

export function isDot(bounds: Bounds, height: number): boolean {
  return extentOf(bounds) <= DOT_SHARE * height;
}

/** Median height of the tall strokes; of ink that is all flat, its extent. */
export function lineHeight(bounds: readonly Bounds[]): number {
  const heights = bounds.map(heightOf);
  const tallest = Math.max(0, ...heights);
  const widest = Math.max(0, ...bounds.map(extentOf));
  const tall = heights.filter((height) => height >= TALL_SHARE * tallest).sort((a, b) => a - b);
  const median = tall[tall.length >> 1] ?? 0;
  return median > 0 ? median : widest;
}

function partsOf(whole: Piece, height: number): Piece[] {
  const cuts = cutsOf(whole.ink, height);
  if (cuts.length === 0) return [whole];
  const ends = [0, ...cuts, whole.ink.x.length - 1];
  return ends.slice(1).flatMap((end, part) => {
    const from = ends[part] ?? 0;
    // Both sides keep the point of the cut, so that no ink is lost.
    const ink = { x: whole.ink.x.slice(from, end + 1), y: whole.ink.y.slice(from, end + 1) };
    const bounds = boundsOf([ink]);
    return bounds ? [{ stroke: whole.stroke, part, ink, bounds }] : [];
  });
}

export function widthOf({ minX, maxX }: Bounds): number {
  return maxX - minX;
}

export function heightOf({ minY, maxY }: Bounds): number {
  return maxY - minY;
}

function extentOf(bounds: Bounds): number {
  return Math.max(widthOf(bounds), heightOf(bounds));
}

function middleOf({ bounds }: Piece): number {
  return bounds.minX + bounds.maxX;
}
