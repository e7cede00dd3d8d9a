import type { Stroke } from '../../../src/ink';
import { strokeOf } from '../geometry';
import type { Dice } from './dice';

/** Lines and curves of a drawn digit, through points that are moved a little each time. */

export type Points = readonly (readonly [number, number])[];

/** Steps of the curve between two points. */
const STEPS = 6;
/** Standard deviation of how far each point is moved. */
const WOBBLE = 0.028;

function wobbled(points: Points, dice: Dice): Points {
  return points.map(([x, y]) => [dice.around(x, WOBBLE), dice.around(y, WOBBLE)]);
}

export function line(points: Points, dice: Dice): Stroke {
  return strokeOf(wobbled(points, dice));
}

/** Corners rounded a little, as a quick pen does. */
export function polyline(points: Points, dice: Dice): Stroke {
  const moved = wobbled(points, dice);
  const round = dice.between(0.03, 0.2);
  const result: [number, number][] = [];
  moved.forEach((point, i) => {
    const [before, after] = [moved[i - 1], moved[i + 1]];
    if (!before || !after) {
      result.push([point[0], point[1]]);
      return;
    }
    const toward = ([x, y]: readonly [number, number], share: number): [number, number] => [
      point[0] + (x - point[0]) * share,
      point[1] + (y - point[1]) * share,
    ];
    result.push(
      toward(before, round),
      toward(before, round / 4),
      toward(after, round / 4),
      toward(after, round),
    );
  });
  return strokeOf(result);
}

/** A smooth curve through the points (Catmull and Rom, 1974). */
export function curve(points: Points, dice: Dice): Stroke {
  const moved = wobbled(points, dice);
  const at = (i: number) => moved[Math.min(Math.max(i, 0), moved.length - 1)] as readonly [number, number];
  const result: [number, number][] = [];
  for (let i = 0; i + 1 < moved.length; i++) {
    const [a, b, c, d] = [at(i - 1), at(i), at(i + 1), at(i + 2)];
    for (let step = 0; step < STEPS; step++) {
      const t = step / STEPS;
      const along = (axis: 0 | 1) =>
        0.5 *
        (2 * b[axis] +
          (c[axis] - a[axis]) * t +
          (2 * a[axis] - 5 * b[axis] + 4 * c[axis] - d[axis]) * t * t +
          (3 * b[axis] - a[axis] - 3 * c[axis] + d[axis]) * t * t * t);
      result.push([along(0), along(1)]);
    }
  }
  const last = at(moved.length - 1);
  result.push([last[0], last[1]]);
  return strokeOf(result);
}

export function chained(first: Stroke, second: Stroke): Stroke {
  return {
    x: Float32Array.from([...first.x, ...second.x]),
    y: Float32Array.from([...first.y, ...second.y]),
  };
}
