import { boundsOf, type Stroke } from '../../src/ink';
import type { Random } from '../../src/random';

/**
 * The same drawing, written in another order or direction: the ink is the same, the way of the pen
 * is not. Left-handed writers draw bars from right to left and loops the other way round; who learnt
 * to write elsewhere, or draws with the keyboard, begins elsewhere.
 */

/** Strokes so much wider than high are bars. */
const BAR_SLOPE = 1.5;
/** So near, as a share of the drawing, the ends of a loop are; and so many points from a stroke's. */
const NEAR = 0.3;
const LOOP_MARGIN = 2;
/** Points of a stroke that may be broken in two. */
const LEAST_BREAKABLE = 5;

/** Every stroke the other way round, in the same order. */
export function eachReversed(strokes: readonly Stroke[]): Stroke[] {
  return strokes.map(reversed);
}

/** From the last point to the first. */
export function wholeReversed(strokes: readonly Stroke[]): Stroke[] {
  return [...strokes].reverse().map(reversed);
}

/** Bars from right to left, as many left-handed writers draw them. */
export function barsReversed(strokes: readonly Stroke[]): Stroke[] {
  return strokes.map((stroke) => (isBar(stroke) ? reversed(stroke) : stroke));
}

/** Some strokes the other way round, each as a coin falls. */
export function someReversed(strokes: readonly Stroke[], random: Random): Stroke[] {
  return strokes.map((stroke) => (random.uniform() < 0.5 ? reversed(stroke) : stroke));
}

/** The strokes in another order, each as it was; one stroke stays. */
export function shuffled(strokes: readonly Stroke[], random: Random): Stroke[] {
  const order = [...strokes];
  for (let i = order.length - 1; i > 0; i--) {
    const other = Math.floor(random.uniform() * (i + 1));
    [order[i], order[other]] = [order[other] as Stroke, order[i] as Stroke];
  }
  return order;
}

/** Each longer stroke in two, with the pen lifted in between. */
export function broken(strokes: readonly Stroke[], random: Random): Stroke[] {
  return strokes.flatMap((stroke) => {
    const { x, y } = stroke;
    if (x.length < LEAST_BREAKABLE) return [stroke];
    const at = Math.floor(x.length * (0.2 + 0.6 * random.uniform()));
    return [
      { x: x.slice(0, at + 1), y: y.slice(0, at + 1) },
      { x: x.slice(at), y: y.slice(at) },
    ];
  });
}

/**
 * Loops the other way round, without lifting the pen: where a stroke ends near an earlier point of
 * it, or begins near a later one, that part is drawn backwards.
 */
export function loopsTurned(strokes: readonly Stroke[], random: Random): Stroke[] {
  const whole = boundsOf(strokes);
  if (!whole) return [...strokes];
  const near = NEAR * Math.max(whole.maxX - whole.minX, whole.maxY - whole.minY);
  return strokes.map((stroke) => {
    const { x, y } = stroke;
    const last = x.length - 1;
    const isNear = (a: number, b: number) =>
      Math.hypot((x[a] ?? 0) - (x[b] ?? 0), (y[a] ?? 0) - (y[b] ?? 0)) < near;
    const inside = Array.from({ length: Math.max(0, last - 2 * LOOP_MARGIN) }, (_, i) => i + LOOP_MARGIN);
    const ends = inside.filter((i) => i < 0.7 * last && isNear(i, last));
    const starts = inside.filter((i) => i > 0.3 * last && isNear(i, 0));
    const [from, to] = ends.length > 0 ? [pick(ends, random), last] : [0, pick(starts, random)];
    return { x: turned(x, from, to), y: turned(y, from, to) };
  });
}

/** One of all these, or an order and directions as they come. */
export function rewritten(strokes: readonly Stroke[], random: Random): Stroke[] {
  const kind = random.uniform();
  if (kind < 0.2) return eachReversed(strokes);
  if (kind < 0.3) return wholeReversed(strokes);
  if (kind < 0.4) return barsReversed(strokes);
  if (kind < 0.6) return loopsTurned(strokes, random);
  const parts = kind < 0.8 ? broken(strokes, random) : strokes;
  const order = random.uniform() < 0.6 ? shuffled(parts, random) : parts;
  return someReversed(order, random);
}

function pick(indices: readonly number[], random: Random): number {
  return indices[Math.floor(random.uniform() * indices.length)] ?? 0;
}

/** The values with those of a part in reverse. */
function turned(values: Float32Array, from: number, to: number): Float32Array {
  const other = values.slice();
  other.set(values.slice(from, to + 1).reverse(), from);
  return other;
}

function reversed({ x, y }: Stroke): Stroke {
  return { x: x.slice().reverse(), y: y.slice().reverse() };
}

function isBar(stroke: Stroke): boolean {
  const bounds = boundsOf([stroke]);
  return bounds !== null && bounds.maxX - bounds.minX > BAR_SLOPE * (bounds.maxY - bounds.minY);
}
