import { type Bounds, boundsOf, type Stroke } from '../../ink';
import type { DrawnDigit } from '../core/drawn-digit';
import type { DigitsMeant, StrokePart } from '../core/types';
import { inkDistance } from './distance';
import { heightOf, joinedParts, type Line, type Piece, widthOf } from './pieces';

/** Most pieces of one digit: writers use up to five strokes, and one of them may be cut. */
const MAX_PIECES = 6;
/**
 * Segments of several pieces that are wider, or have a wider gap inside, are no digit; in line
 * heights.
 */
const MAX_WIDTH = 1.9;
const MAX_INNER_GAP = 0.6;
/** Closer ink, in line heights, touches: about half a pen width. */
const TOUCHING = 0.04;
/** Wider gaps between digits, in line heights, count as this wide. */
const MAX_GAP = 0.5;
const TYPICAL_WIDTH = 0.8;
const TYPICAL_HEIGHT = [0.6, 1.4] as const;

/** Typical pen width, in line heights. */
const PEN_WIDTH = 0.1;

/** The features of a segment, in the order of the tuned weights; lengths in line heights. */
export const FEATURES = [
  'segment', // always 1: counts the digits
  'width', // excess over the typical width
  'low', // height missing to the typical
  'tall', // height above the typical
  'strokes', // strokes beyond the first
  'innerGap', // widest gap between its pieces, along x
  'loose', // largest distance of a piece from the others
  'apart', // 1 minus the least horizontal overlap of a piece with another, as a share of the narrower
  'late', // 1 if strokes of other segments were drawn between its own
  'gap', // free space before the next digit
  'overlap', // how far it, or ink to its left, extends over the next digit
  'cut', // 1 if its end cuts a stroke in two
  'touches', // 1 if another stroke of the next digit touches it
] as const;

/** Adjacent pieces of a line, taken as one digit. */
export interface Segment {
  /** The pieces `from` to `to` - 1. */
  readonly from: number;
  readonly to: number;
  readonly bounds: Bounds;
  /** Indices of the strokes, ascending. */
  readonly strokes: readonly number[];
  /** Its ink in them; nothing in an image. */
  readonly parts: readonly StrokePart[];
  /** Whether these are pen strokes, not components of an image. */
  readonly penned: boolean;
  readonly ink: readonly Stroke[];
  /** As the networks see it. */
  readonly shown: DrawnDigit | Float32Array;
  /** See `aspectOf`. */
  readonly aspect: number;
  /** One value for each of `FEATURES`. */
  readonly features: readonly number[];
}

/**
 * All segments of a line that may be a digit. Each path through them, from the first piece to the
 * last, is a reading.
 *
 * @param digits how many digits the line has, if the user says so
 */
export function segmentsOf({ pieces, height, penned, draw }: Line, digits?: DigitsMeant): Segment[] {
  const distance = distances(pieces, height);
  const ends = pieces.map((_, i) => endFeatures(pieces, i + 1, height, distance));
  const drawn = [...new Set(pieces.map(({ stroke }) => stroke))].sort((a, b) => a - b);
  const order = new Map(drawn.map((stroke, position) => [stroke, position]));
  const spans = digits ? spansOf(pieces.length, digits) : likelySpans(pieces, height);
  return spans.flatMap(([from, to]) => {
    const own = pieces.slice(from, to);
    const ink = own.map((piece) => piece.ink);
    const bounds = boundsOf(ink);
    if (!bounds) return [];
    const strokes = [...new Set(own.map(({ stroke }) => stroke))].sort((a, b) => a - b);
    const tallness = heightOf(bounds) / height;
    return [
      {
        from,
        to,
        bounds,
        strokes,
        parts: penned ? joinedParts(own) : [],
        penned,
        ink,
        shown: draw(own),
        aspect: aspectOf(bounds, height),
        features: [
          1,
          Math.max(0, widthOf(bounds) / height - TYPICAL_WIDTH),
          Math.max(0, TYPICAL_HEIGHT[0] - tallness),
          Math.max(0, tallness - TYPICAL_HEIGHT[1]),
          strokes.length - 1,
          innerGap(own) / height,
          largestDistance(from, to, distance),
          apartness(own),
          isInterrupted(strokes.map((stroke) => order.get(stroke) ?? 0)) ? 1 : 0,
          ...(ends[to - 1] ?? []),
        ],
      },
    ];
  });
}

/** Some pieces from left to right: the first, and the one after the last. */
type Span = readonly [from: number, to: number];

/** The spans of all paths of so many digits. */
function spansOf(count: number, digits: DigitsMeant): Span[] {
  if (digits === 1) return [[0, count]];
  return Array.from({ length: count - 1 }, (_, i): Span[] => [
    [0, i + 1],
    [i + 1, count],
  ]).flat();
}

/** The spans that are not too wide for a digit. */
function likelySpans(pieces: readonly Piece[], height: number): Span[] {
  return pieces.flatMap((_, from) => {
    const spans: Span[] = [];
    for (let to = from + 1; to <= Math.min(pieces.length, from + MAX_PIECES); to++) {
      const own = pieces.slice(from, to);
      const bounds = boundsOf(own.map(({ ink }) => ink));
      const fits = bounds && widthOf(bounds) <= MAX_WIDTH * height && innerGap(own) <= MAX_INNER_GAP * height;
      if (to === from + 1 || fits) spans.push([from, to]);
    }
    return spans;
  });
}

/**
 * Natural logarithm of the aspect ratio, width by height; both include the pen width, so that a
 * straight 1 has one too.
 */
export function aspectOf(bounds: Bounds, lineHeight: number): number {
  return Math.log((widthOf(bounds) + PEN_WIDTH * lineHeight) / (heightOf(bounds) + PEN_WIDTH * lineHeight));
}

/** Distances between pieces, in line heights, computed once; 0 for adjacent parts of a stroke. */
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

/** The largest distance of a piece from the nearest other one; 0 for a single piece. */
function largestDistance(from: number, to: number, distance: (a: number, b: number) => number): number {
  if (to === from + 1) return 0;
  let largest = 0;
  for (let a = from; a < to; a++) {
    let nearest = Infinity;
    for (let b = from; b < to; b++) if (a !== b) nearest = Math.min(nearest, distance(a, b));
    largest = Math.max(largest, nearest);
  }
  return largest;
}

/** 1 minus the least share of a piece's width that overlaps another one; 0 for a single piece. */
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

/**
 * @param positions of a segment's strokes in the drawing order of the line without dots, ascending
 */
function isInterrupted(positions: readonly number[]): boolean {
  return (positions.at(-1) ?? 0) - (positions[0] ?? 0) >= positions.length;
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
        if (first?.to === second?.from || second?.to === first?.from) cut = 1;
      } else if (distance(a, b) < TOUCHING) touches = 1;
    }
  }
  return [Math.min(MAX_GAP, Math.max(0, gap)), Math.min(1, Math.max(0, -gap)), cut, touches];
}
