import { type Bounds, boundsOf, penPath, rasterize, type Stroke } from '../../ink';
import type { DrawnDigit } from '../core/drawn-digit';
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
  /** Some pieces together, as the networks see them: a drawing, or a raster of an image. */
  draw(pieces: readonly Piece[]): DrawnDigit | Float32Array;
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
    draw: (some) => asSeen(asDrawn(some)),
  };
}

function asSeen(strokes: readonly Stroke[]): DrawnDigit | Float32Array {
  const raster = rasterize(strokes);
  const path = penPath(strokes);
  return path ? { strokes, raster, path } : raster;
}

/** Pieces as the pen drew them: in its order, and adjacent parts of a stroke in one. */
function asDrawn(pieces: readonly Piece[]): Stroke[] {
  const order = [...pieces].sort((a, b) => a.stroke - b.stroke || a.part - b.part);
  const strokes: Stroke[] = [];
  order.forEach(({ stroke, part, ink }, i) => {
    const [before, last] = [order[i - 1], strokes.at(-1)];
    if (!last || before?.stroke !== stroke || before.part !== part - 1) strokes.push(ink);
    // The point of the cut belongs to both parts.
    else strokes[strokes.length - 1] = { x: joined(last.x, ink.x), y: joined(last.y, ink.y) };
  });
  return strokes;
}

/** Two arrays in one, of which the first ends with what the second begins with. */
function joined(a: Float32Array, b: Float32Array): Float32Array {
  const both = new Float32Array(a.length + b.length - 1);
  both.set(a);
  both.set(b, a.length - 1);
  return both;
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
