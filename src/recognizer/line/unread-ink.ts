import type { Bounds } from '../../ink';
import type { InkPart, PictureInk } from '../../picture';
import type { NumberReading } from '../core/types';

/** Ink so near to a digit belongs to it, in heights of a digit. */
const ROOM = 0.15;
/** Lower ink is a mark, higher ink no digit, in heights of a digit. */
const HEIGHTS = [0.5, 2.5] as const;
/** Less ink, and fainter ink, is a mark or printed: shares of the ink of a digit, and of its darkness. */
const LEAST_INK = 0.25;
const LEAST_DARKNESS = 0.6;
/** Ink that touches so many edges of the picture is a frame. */
const FRAME_EDGES = 3;
/** Parts this near to each other are one, in heights of a digit. */
const NEAR = 0.5;

/** What is typical of the digits of a line. */
interface Digits {
  readonly line: Bounds;
  readonly height: number;
  /** Pixels of strong ink in a digit, and their mean darkness. */
  readonly ink: number;
  readonly darkness: number;
}

/**
 * Finds ink as large and dark as the digits of the lines that is in none of them: digits or writing
 * that were passed over. Marks, printed patterns and frames are not told.
 *
 * @returns bounds in pixels of the picture; none where no digit was read
 */
export function unreadInkOf(ink: PictureInk, lines: readonly NumberReading[]): Bounds[] {
  const read = lines.filter(({ digits }) => digits.length > 0);
  if (read.length === 0) return [];
  const { width, height } = ink.darkness;
  const boxes = read.flatMap(({ digits }) => {
    const room = ROOM * medianHeight(digits.map(({ bounds }) => bounds));
    return digits.map(({ bounds }) => grown(bounds, room));
  });
  const split = ink.parts.map((part) => splitBy(part, boxes, width));
  const covered = split.flatMap((part) => part.covered);
  const typical = read.map((line) => digitsOf(line, covered, ink));
  const rests = split.flatMap(({ part, rest }) => (isFrame(part, width, height) ? [] : apart(rest, width)));
  const found = rests.flatMap((rest) => {
    const bounds = boundsOfPixels(rest, width);
    const digits = nearest(typical, bounds, distance);
    const tall = (bounds.maxY - bounds.minY) / digits.height;
    const isLikeDigit =
      tall >= HEIGHTS[0] &&
      tall <= HEIGHTS[1] &&
      rest.length >= LEAST_INK * digits.ink &&
      meanOf(rest, ink) >= LEAST_DARKNESS * digits.darkness;
    return isLikeDigit ? [{ bounds, near: NEAR * digits.height }] : [];
  });
  return joined(found);
}

/** The lines whose rows hold one of the parts; of a part in no row, the line next to it. */
export function linesBeside(parts: readonly Bounds[], lines: readonly NumberReading[]): Set<NumberReading> {
  const rows = lines.flatMap((of) => (of.digits.length > 0 ? [{ of, line: rangeOf(of) }] : []));
  return new Set(
    parts.flatMap((part) => {
      const sharing = rows.filter(
        ({ line }) => Math.min(line.maxY, part.maxY) - Math.max(line.minY, part.minY) > 0,
      );
      const beside = sharing.length > 0 || rows.length === 0 ? sharing : [nearest(rows, part, down)];
      return beside.map(({ of }) => of);
    }),
  );
}

/** The pixels of a part inside and outside of the boxes. */
function splitBy(part: InkPart, boxes: readonly Bounds[], width: number) {
  const covered: number[] = [];
  const rest: number[] = [];
  for (const pixel of part.pixels) {
    const [x, y] = [(pixel % width) + 0.5, Math.floor(pixel / width) + 0.5];
    const inside = boxes.some(
      ({ minX, minY, maxX, maxY }) => x >= minX && x <= maxX && y >= minY && y <= maxY,
    );
    (inside ? covered : rest).push(pixel);
  }
  return { part, covered, rest };
}

function digitsOf(reading: NumberReading, covered: readonly number[], ink: PictureInk): Digits {
  const { width } = ink.darkness;
  const line = rangeOf(reading);
  const own = covered.filter((pixel) => {
    const [x, y] = [(pixel % width) + 0.5, Math.floor(pixel / width) + 0.5];
    return x >= line.minX && x <= line.maxX && y >= line.minY && y <= line.maxY;
  });
  return {
    line,
    height: medianHeight(reading.digits.map(({ bounds }) => bounds)),
    ink: own.length / reading.digits.length,
    darkness: meanOf(own, ink),
  };
}

function meanOf(pixels: readonly number[], { darkness }: PictureInk): number {
  return (
    pixels.reduce((sum, pixel) => sum + (darkness.values[pixel] as number), 0) / Math.max(1, pixels.length)
  );
}

function rangeOf({ digits }: NumberReading): Bounds {
  return digits.map(({ bounds }) => bounds).reduce(union);
}

/** Pixels in groups, with at least a column without any between two. */
function apart(pixels: readonly number[], width: number): number[][] {
  const groups: number[][] = [];
  let last = Infinity;
  for (const pixel of [...pixels].sort((a, b) => (a % width) - (b % width))) {
    if (Math.abs((pixel % width) - last) > 1) groups.push([]);
    groups.at(-1)?.push(pixel);
    last = pixel % width;
  }
  return groups;
}

function boundsOfPixels(pixels: readonly number[], width: number): Bounds {
  let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const pixel of pixels) {
    const [x, y] = [pixel % width, Math.floor(pixel / width)];
    minX = Math.min(minX, x);
    minY = Math.min(minY, y);
    maxX = Math.max(maxX, x + 1);
    maxY = Math.max(maxY, y + 1);
  }
  return { minX, minY, maxX, maxY };
}

/** Lines across the picture, and around it. */
function isFrame({ box: { left, top, right, bottom } }: InkPart, width: number, height: number): boolean {
  const touched = [left === 0, top === 0, right === width, bottom === height].filter(Boolean).length;
  return touched >= FRAME_EDGES || (top === 0 && bottom === height);
}

/** Parts beside each other as one. */
function joined(parts: readonly { readonly bounds: Bounds; readonly near: number }[]): Bounds[] {
  const result: Bounds[] = [];
  for (const { bounds, near } of parts) {
    let whole = bounds;
    for (;;) {
      const at = result.findIndex((other) => distance(whole, other) <= near);
      const [other] = at < 0 ? [] : result.splice(at, 1);
      if (!other) break;
      whole = union(whole, other);
    }
    result.push(whole);
  }
  return result;
}

function nearest<Item extends { readonly line: Bounds }>(
  items: readonly Item[],
  bounds: Bounds,
  measure: typeof distance,
): Item {
  return items.reduce((best, item) =>
    measure(item.line, bounds) < measure(best.line, bounds) ? item : best,
  );
}

/** Free space between two boxes, the larger of across and down. */
function distance(a: Bounds, b: Bounds): number {
  return Math.max(a.minX - b.maxX, b.minX - a.maxX, down(a, b));
}

function down(a: Bounds, b: Bounds): number {
  return Math.max(0, a.minY - b.maxY, b.minY - a.maxY);
}

function union(a: Bounds, b: Bounds): Bounds {
  return {
    minX: Math.min(a.minX, b.minX),
    minY: Math.min(a.minY, b.minY),
    maxX: Math.max(a.maxX, b.maxX),
    maxY: Math.max(a.maxY, b.maxY),
  };
}

function grown({ minX, minY, maxX, maxY }: Bounds, by: number): Bounds {
  return { minX: minX - by, minY: minY - by, maxX: maxX + by, maxY: maxY + by };
}

function medianHeight(bounds: readonly Bounds[]): number {
  const heights = bounds.map(({ minY, maxY }) => maxY - minY).sort((a, b) => a - b);
  return heights[heights.length >> 1] ?? 0;
}
