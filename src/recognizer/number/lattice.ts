import { type Bounds, boundsOf, type Stroke } from '../../ink';
import { inkDistance } from './distance';
import { heightOf, type Line, type Piece, widthOf } from './pieces';

/** Most pieces of one digit: five strokes are the most seen in ink, and one of them may hold a cut. */
const MAX_PIECES = 6;
/** A segment of several pieces wider than this, in line heights, is no digit; nor one with so wide a gap inside. */
const MAX_WIDTH = 1.9;
const MAX_INNER_GAP = 0.6;
/** Ink closer than this, in line heights, touches: about half the width of a pen. */
const TOUCHING = 0.04;
/** Beyond it a gap between digits says no more, in line heights. */
const MAX_GAP = 0.5;
const USUAL_WIDTH = 0.8;
const USUAL_HEIGHT = [0.6, 1.4] as const;

/** Width of a pen, in line heights. */
const PEN_SHARE = 0.1;

/** What is measured of a segment, in the order of the tuned weights. */
export const FEATURES = [
  'segment', // 1: how many digits there are
  'width', // beyond the usual width
  'low', // height below the usual
  'tall', // height above the usual
  'strokes', // pieces beyond the first
  'innerGap', // widest gap between its pieces, along x
  'loose', // farthest that a piece is from the rest
  'apart', // least share of a piece's width that lies over or under the rest, taken from 1
  'late', // strokes of other segments drawn between its own: 0 or 1
  'gap', // free space to the next digit
  'overlap', // how far it and those to the left reach over the next digit
  'cut', // 1 where its end cuts a stroke in two
  'touches', // 1 where the next digit touches it, of another stroke
] as const;

/** Some adjoining pieces of a line, as one digit. */
export interface Segment {
  /** It holds the pieces `from` to `to` - 1. */
  readonly from: number;
  readonly to: number;
  readonly bounds: Bounds;
  /** Indices of its strokes, ascending. */
  readonly strokes: readonly number[];
  /** Whether these are pen strokes, and not the components of an image. */
  readonly penned: boolean;
  readonly ink: readonly Stroke[];
  readonly raster: Float32Array;
  /** See `aspectOf`. */
  readonly aspect: number;
  /** One value for each of `FEATURES`; lengths in line heights. */
  readonly features: readonly number[];
}

/** All segments of a line that may be a digit; each path through them, from the first piece to the last, is a reading. */
export function segmentsOf({ pieces, height, penned, draw }: Line): Segment[] {
  const distance = distances(pieces, height);
  const ends = pieces.map((_, i) => endFeatures(pieces, i + 1, height, distance));
  const drawn = [...new Set(pieces.map(({ stroke }) => stroke))].sort((a, b) => a - b);
  const turns = new Map(drawn.map((stroke, turn) => [stroke, turn]));
  const segments: Segment[] = [];
  for (let from = 0; from < pieces.length; from++) {
    for (let to = from + 1; to <= Math.min(pieces.length, from + MAX_PIECES); to++) {
      const own = pieces.slice(from, to);
      const ink = own.map((piece) => piece.ink);
      const bounds = boundsOf(ink);
      if (!bounds) continue;
      const width = widthOf(bounds) / height;
      const gap = innerGap(own) / height;
      if (to > from + 1 && (width > MAX_WIDTH || gap > MAX_INNER_GAP)) continue;
      const strokes = [...new Set(own.map(({ stroke }) => stroke))].sort((a, b) => a - b);
      const tallness = heightOf(bounds) / height;
      segments.push({
        from,
        to,
        bounds,
        strokes,
        penned,
        ink,
        raster: draw(own),
        aspect: aspectOf(bounds, height),
        features: [
          1,
          Math.max(0, width - USUAL_WIDTH),
          Math.max(0, USUAL_HEIGHT[0] - tallness),
          Math.max(0, tallness - USUAL_HEIGHT[1]),
          strokes.length - 1,
          gap,
          looseness(from, to, distance),
          apartness(own),
          isLate(strokes.map((stroke) => turns.get(stroke) ?? 0)) ? 1 : 0,
          ...(ends[to - 1] ?? []),
        ],
      });
    }
  }
  return segments;
}

/** Natural logarithm of width by height, both with a pen's width, so that a straight 1 has an aspect too. */
export function aspectOf(bounds: Bounds, lineHeight: number): number {
  return Math.log((widthOf(bounds) + PEN_SHARE * lineHeight) / (heightOf(bounds) + PEN_SHARE * lineHeight));
}

/** Distances between pieces that may share a segment, in line heights; 0 for parts of one stroke that meet. */
function distances(pieces: readonly Piece[], height: number): (a: number, b: number) => number {
  const known = new Map<number, number>();
  return (a, b) => {
    const [low, high] = a < b ? [a, b] : [b, a];
    const key = low * pieces.length + high;
    const before = known.get(key);
    if (before !== undefined) return before;
    const [first, second] = [pieces[low], pieces[high]];
    const value = first && second ? inkDistance(first.ink, second.ink) / height : Infinity;
    known.set(key, value);
    return value;
  };
}

function innerGap(pieces: readonly Piece[]): number {
  const inOrder = [...pieces].sort((a, b) => a.bounds.minX - b.bounds.minX);
  let reach = inOrder[0]?.bounds.maxX ?? 0;
  let widest = 0;
  for (const { bounds } of inOrder) {
    widest = Math.max(widest, bounds.minX - reach);
    reach = Math.max(reach, bounds.maxX);
  }
  return widest;
}

function looseness(from: number, to: number, distance: (a: number, b: number) => number): number {
  if (to === from + 1) return 0;
  let loosest = 0;
  for (let a = from; a < to; a++) {
    let nearest = Infinity;
    for (let b = from; b < to; b++) if (a !== b) nearest = Math.min(nearest, distance(a, b));
    loosest = Math.max(loosest, nearest);
  }
  return loosest;
}

function apartness(pieces: readonly Piece[]): number {
  if (pieces.length === 1) return 0;
  let most = 0;
  for (const piece of pieces) {
    let shared = 0;
    for (const { bounds } of pieces.filter((other) => other !== piece)) {
      const overlap = Math.min(bounds.maxX, piece.bounds.maxX) - Math.max(bounds.minX, piece.bounds.minX);
      const narrower = Math.min(widthOf(bounds), widthOf(piece.bounds));
      if (overlap >= 0) shared = Math.max(shared, narrower > 0 ? overlap / narrower : 1);
    }
    most = Math.max(most, 1 - shared);
  }
  return most;
}

/** @param turns of a segment's strokes among those of the line, ascending: dots of a resting pen are no turns */
function isLate(turns: readonly number[]): boolean {
  return (turns.at(-1) ?? 0) - (turns[0] ?? 0) >= turns.length;
}

/** `gap`, `overlap`, `cut` and `touches` of a segment that ends before piece `at`. */
function endFeatures(
  pieces: readonly Piece[],
  at: number,
  height: number,
  distance: (a: number, b: number) => number,
): number[] {
  if (at >= pieces.length) return [0, 0, 0, 0];
  const near = { from: Math.max(0, at - MAX_PIECES), to: Math.min(pieces.length, at + MAX_PIECES) };
  const left = Math.max(...pieces.slice(0, at).map(({ bounds }) => bounds.maxX));
  const right = Math.min(...pieces.slice(at).map(({ bounds }) => bounds.minX));
  const gap = (right - left) / height;
  let cut = 0;
  let touches = 0;
  for (let a = near.from; a < at; a++) {
    for (let b = at; b < near.to; b++) {
      const [first, second] = [pieces[a], pieces[b]];
      if (first?.stroke === second?.stroke) {
        if (Math.abs((first?.part ?? 0) - (second?.part ?? 0)) === 1) cut = 1;
      } else if (distance(a, b) < TOUCHING) touches = 1;
    }
  }
  return [Math.min(MAX_GAP, Math.max(0, gap)), Math.min(1, Math.max(0, -gap)), cut, touches];
}
