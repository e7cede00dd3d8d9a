import { boundsOf, type Stroke } from '../../ink';

/** Numbers of `styleOf`. */
export const STYLE_LENGTH = 17;
/** Strokes of this share of the whole length or less are dots, and no part of a style. */
const DOT_SHARE = 0.05;
const DIRECTIONS = 8;

/**
 * How a digit was written: numbers of about -1 to 1 that depend on neither place, size nor
 * sampling. In order: how many strokes; x, y where the first begins and where the last ends; x, y
 * where the first of several ends; shares of eight directions, weighted by length; length; width.
 * Places are measured from the middle of the drawing, in halves of its larger side.
 *
 * @returns `STYLE_LENGTH` numbers, all 0 for ink of no extent
 */
export function styleOf(strokes: readonly Stroke[]): Float32Array {
  const style = new Float32Array(STYLE_LENGTH);
  const drawn = strokes.filter(({ x }) => x.length > 0);
  const lengths = drawn.map(lengthOf);
  const length = lengths.reduce((sum, own) => sum + own, 0);
  const long = drawn.filter((_, i) => (lengths[i] ?? 0) > DOT_SHARE * length);
  // Nothing but dots: they are the drawing.
  const own = long.length > 0 ? long : drawn;
  const bounds = boundsOf(own);
  if (!bounds) return style;
  const { minX, minY, maxX, maxY } = bounds;
  const half = Math.max(maxX - minX, maxY - minY) / 2;
  if (!(half > 0)) return style;
  const place = ({ x, y }: Stroke, point: number) => [
    ((x.at(point) ?? 0) - (minX + maxX) / 2) / half,
    ((y.at(point) ?? 0) - (minY + maxY) / 2) / half,
  ];
  const [first, last] = [own[0], own.at(-1)];
  if (!first || !last) return style;
  style.set([
    Math.min(own.length, 4) / 2 - 0.5,
    ...place(first, 0),
    ...place(last, -1),
    ...(own.length > 1 ? place(first, -1) : [0, 0]),
    ...directionsOf(own).map((share) => 3 * share),
    Math.min(length / half / 2, 4) / 2 - 0.75,
    (maxX - minX) / half / 2,
  ]);
  return style;
}

function lengthOf({ x, y }: Stroke): number {
  let length = 0;
  for (let i = 1; i < x.length; i++) {
    length += distance((x[i] ?? 0) - (x[i - 1] ?? 0), (y[i] ?? 0) - (y[i - 1] ?? 0));
  }
  return length;
}

/** `Math.hypot` is several times slower. */
function distance(right: number, down: number): number {
  return Math.sqrt(right * right + down * down);
}

/** Shares of the length by direction, from right over down; each counts for the two nearest. */
function directionsOf(strokes: readonly Stroke[]): number[] {
  const shares = new Array<number>(DIRECTIONS).fill(0);
  let total = 0;
  const add = (direction: number, length: number) => {
    const i = (direction + DIRECTIONS) % DIRECTIONS;
    shares[i] = (shares[i] ?? 0) + length;
  };
  for (const { x, y } of strokes) {
    for (let i = 1; i < x.length; i++) {
      const right = (x[i] ?? 0) - (x[i - 1] ?? 0);
      const down = (y[i] ?? 0) - (y[i - 1] ?? 0);
      const length = distance(right, down);
      const angle = (Math.atan2(down, right) / (2 * Math.PI)) * DIRECTIONS;
      const below = Math.floor(angle);
      add(below, length * (1 - (angle - below)));
      add(below + 1, length * (angle - below));
      total += length;
    }
  }
  return total > 0 ? shares.map((share) => share / total) : shares;
}
