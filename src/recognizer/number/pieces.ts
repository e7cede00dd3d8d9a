import { type Bounds, boundsOf, rasterize, type Stroke } from '../../ink';
import { cutsOf } from './stroke-cuts';

/** Smaller ink, in line heights, is a dot of a resting pen and belongs to no digit. */
const DOT_SHARE = 0.12;
/** Strokes lower than this share of the tallest are bars or hooks; the line height ignores them. */
const TALL_SHARE = 0.5;

/** A stroke, or a part of one between two candidate cuts. Segments consist of pieces. */
export interface Piece {
  /** Index of its stroke. */
  readonly stroke: number;
  /** Its position among the pieces of that stroke, from 0. */
  readonly part: number;
  readonly ink: Stroke;
  readonly bounds: Bounds;
}

/** The ink of a line, split into pieces. */
export interface Line {
  /** Height of its digits, in the strokes' own unit; over 0. */
  readonly height: number;
  /** Whether the pieces are pen strokes; those of an image are not. */
  readonly penned: boolean;
  /** From left to right, by the middle of their bounds. */
  readonly pieces: readonly Piece[];
  /** The raster of some pieces together. */
  draw(pieces: readonly Piece[]): Float32Array;
}

/**
 * Splits a line of digits into pieces.
 *
 * @param dotExtent ink of at most this width and height is a dot, whatever the line height
 * @returns `null` if there is no ink but dots
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

/** Median height of the tall strokes; the extent of ink that is all flat. */
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
    // Both sides keep the point of the cut, so no ink is lost.
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
