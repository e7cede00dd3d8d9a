import { boundsOf, type Stroke } from '../../src/ink';
import type { Random } from '../../src/random';
import type { InkSample } from './data';

/** Makes a drawing that is none of the ten digits. */
export type OutlierMaker = () => Stroke[];

/**
 * Drawings of "none of these" for training: scribbles, zigzags, two digits beside or over each
 * other, crossed-out digits. Two digits beside each other are frequent, since reading numbers rests
 * on telling them from one.
 *
 * @param digits ink of training writers
 * @returns a maker that picks among the kinds, two digits beside each other twice as
 *   often as any other
 */
export function outlierMaker(digits: readonly InkSample[], random: Random): OutlierMaker {
  const pick = <T>(from: readonly T[]): T => {
    const chosen = from[Math.floor(random.uniform() * from.length)];
    if (chosen === undefined) throw new Error('no digits to make outliers of');
    return chosen;
  };

  /** A pen that wanders and curls. */
  function scribble(): Stroke[] {
    const points = 20 + Math.floor(random.uniform() * 80);
    const x = new Float32Array(points);
    const y = new Float32Array(points);
    let direction = random.uniform() * 6.28;
    let atX = 0;
    let atY = 0;
    let curve = random.normal() * 0.4;
    const curl = 0.2 + random.uniform() * 1.2;
    for (let i = 0; i < points; i++) {
      curve = 0.8 * curve + curl * random.normal() * 0.6;
      direction += curve;
      // Drawn back to the middle, so that it does not run away.
      atX = (atX + Math.cos(direction)) * 0.97;
      atY = (atY + Math.sin(direction)) * 0.97;
      x[i] = atX;
      y[i] = atY;
    }
    return [{ x, y }];
  }

  /** A pen that goes up and down, in any direction. */
  function zigzag(): Stroke[] {
    const points = 8 + Math.floor(random.uniform() * 14);
    const x = new Float32Array(points);
    const y = new Float32Array(points);
    const width = 0.3 + random.uniform();
    for (let i = 0; i < points; i++) {
      x[i] = (i / points) * width + 0.05 * random.normal();
      y[i] = (i % 2) * (0.5 + 0.4 * random.uniform()) + 0.05 * random.normal();
    }
    const angle = random.uniform() * 6.28;
    const cos = Math.cos(angle);
    const sin = Math.sin(angle);
    return [
      {
        x: x.map((value, i) => cos * value - sin * (y[i] ?? 0)),
        y: x.map((value, i) => sin * value + cos * (y[i] ?? 0)),
      },
    ];
  }

  function beside(): Stroke[] {
    const gap = 0.45 + random.uniform() * 0.6;
    const left = pick(digits);
    const right = pick(digits);
    return [
      ...place(left.strokes, 0, 0, 1),
      ...place(right.strokes, gap, 0.15 * random.normal(), 0.8 + 0.4 * random.uniform()),
    ];
  }

  function over(): Stroke[] {
    const below = pick(digits);
    const above = pick(digits);
    // The same digit twice still looks like that digit.
    if (below.label === above.label) return beside();
    return [
      ...place(below.strokes, 0, 0, 1),
      ...place(above.strokes, 0.12 * random.normal(), 0.12 * random.normal(), 0.8 + 0.3 * random.uniform()),
    ];
  }

  function crossedOut(): Stroke[] {
    const strokes = place(pick(digits).strokes, 0, 0, 1);
    const bars = 2 + Math.floor(random.uniform() * 3);
    for (let i = 0; i < bars; i++) {
      const from = random.normal() * 0.3;
      const to = random.normal() * 0.3;
      strokes.push({ x: new Float32Array([-0.6, 0.6]), y: new Float32Array([from, to]) });
    }
    return strokes;
  }

  const kinds: readonly OutlierMaker[] = [scribble, zigzag, beside, beside, over, crossedOut];
  return () => pick(kinds)();
}

/** Strokes moved to have their middle at (x, y), and scaled to have a larger side of `size`. */
function place(strokes: readonly Stroke[], x: number, y: number, size: number): Stroke[] {
  const bounds = boundsOf(strokes);
  if (!bounds) return [];
  const { minX, minY, maxX, maxY } = bounds;
  const extent = Math.max(maxX - minX, maxY - minY) || 1;
  return strokes.map((stroke) => ({
    x: stroke.x.map((value) => x + (size * (value - (minX + maxX) / 2)) / extent),
    y: stroke.y.map((value) => y + (size * (value - (minY + maxY) / 2)) / extent),
  }));
}
