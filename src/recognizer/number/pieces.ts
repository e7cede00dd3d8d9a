import { type Bounds, boundsOf, penPath, rasterize, type Stroke } from '../../ink';
import type { DrawnDigit } from '../core/drawn-digit';
import type { StrokePart } from '../core/types';
import { anyCutsOf, cutsOf } from './stroke-cuts';

/** Smaller ink, in line heights, is a dot of a resting pen and belongs to no digit. */
const DOT_SHARE = 0.12;
/** Strokes lower than this share of the tallest are bars or hooks; the line height ignores them. */
const TALL_SHARE = 0.5;

/**
 * A stroke, or a part of one between two candidate cuts; a part begins with the point that the one
 * before it ends with. Segments consist of pieces.
 */
export interface Piece extends StrokePart {
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
 * @param joined whether every stroke may join two digits, even if it does not look so
 * @returns `null` if there is no ink but dots
 */
export function lineOf(strokes: readonly Stroke[], dotExtent: number, joined = false): Line | null {
  const drawn = strokes.flatMap((ink, stroke) => {
    const bounds = boundsOf([ink]);
    return bounds && extentOf(bounds) > dotExtent
      ? [{ stroke, from: 0, to: ink.x.length - 1, ink, bounds }]
      : [];
  });
  const height = lineHeight(drawn.map(({ bounds }) => bounds));
  if (!(height > 0)) return null;
  const pieces = drawn
    .filter(({ bounds }) => !isDot(bounds, height))
    .flatMap((whole) => partsOf(whole, joined ? anyCutsOf(whole.ink, height) : cutsOf(whole.ink, height)));
  return {
    height,
    penned: true,
    pieces: inOrder(pieces),
    draw: (some) => asSeen(inkOf(strokes, joinedParts(some))),
  };
}

function asSeen(strokes: readonly Stroke[]): DrawnDigit | Float32Array {
  const raster = rasterize(strokes);
  const path = penPath(strokes);
  return path ? { strokes, raster, path } : raster;
}

/** Parts in the order they were drawn, adjacent ones in one. */
export function joinedParts(parts: readonly StrokePart[]): StrokePart[] {
  const joined: StrokePart[] = [];
  for (const { stroke, from, to } of [...parts].sort((a, b) => a.stroke - b.stroke || a.from - b.from)) {
    const last = joined.at(-1);
    const goesOn = last?.stroke === stroke && last.to === from;
    if (goesOn) joined.pop();
    joined.push({ stroke, from: goesOn ? last.from : from, to });
  }
  return joined;
}

/** The ink of parts of strokes. */
export function inkOf(strokes: readonly Stroke[], parts: readonly StrokePart[]): Stroke[] {
  return parts.flatMap(({ stroke, from, to }) => {
    const whole = strokes[stroke];
    return whole ? [{ x: whole.x.slice(from, to + 1), y: whole.y.slice(from, to + 1) }] : [];
  });
}

/** The pieces from left to right. */
export function inOrder(pieces: readonly Piece[]): readonly Piece[] {
  return [...pieces].sort((a, b) => middleOf(a) - middleOf(b) || a.stroke - b.stroke || a.from - b.from);
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

function partsOf(whole: Piece, cuts: readonly number[]): Piece[] {
  const ends = [0, ...cuts, whole.to];
  return ends.slice(1).flatMap((to, part) => {
    const from = ends[part] ?? 0;
    // Both sides keep the point of the cut, so no ink is lost.
    const ink = { x: whole.ink.x.slice(from, to + 1), y: whole.ink.y.slice(from, to + 1) };
    const bounds = boundsOf([ink]);
    return bounds ? [{ stroke: whole.stroke, from, to, ink, bounds }] : [];
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
