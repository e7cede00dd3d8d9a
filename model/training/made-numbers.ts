import { boundsOf, type Stroke } from '../../src/ink';
import type { Random } from '../../src/random';
import type { InkSample } from './data';
import { mapPoints } from './geometry';

/** Rows of a digit in which its distance to the next is taken. */
const ROWS = 12;
/**
 * Ink at least so wide, in its own heights, is left out: a lying 1, a dash or a dot has no
 * height to be fitted by.
 */
const MAX_WIDTH = 1.5;

/**
 * Numbers made of single digits of other writers: each takes the places of a real number that was
 * cut into its digits, so that sizes, gaps, overlaps and baselines are those of real writing. A
 * digit keeps its aspect ratio; it is as high as the one it replaces, stands on the same line, and
 * leaves the same free space to the digit before it, from ink to ink.
 *
 * They show what a reader makes of the digits of writers it never saw, where there are few
 * real numbers of them.
 *
 * @param templates the digits of real numbers, from left to right; see `alignedDigits`
 * @param digits single digits; those of a made number are of one writer
 * @param writers how many writers take the places of each template, drawn at random among those who
 *   have all its digits
 */
export function madeNumbers(
  templates: readonly (readonly InkSample[])[],
  digits: readonly InkSample[],
  writers: number,
  random: Random,
): InkSample[] {
  const byWriter = new Map<string, Map<string, InkSample[]>>();
  for (const digit of digits) {
    if (!stands(digit)) continue;
    const own = byWriter.get(digit.writer) ?? new Map<string, InkSample[]>();
    byWriter.set(digit.writer, own.set(digit.label, [...(own.get(digit.label) ?? []), digit]));
  }
  return templates
    .filter((template) => template.every(stands))
    .flatMap((template) => {
      const able = [...byWriter].filter(([, own]) => template.every(({ label }) => own.has(label)));
      return Array.from({ length: Math.min(writers, able.length) }, () => {
        const [[writer, own] = ['', new Map<string, InkSample[]>()]] = able.splice(
          below(able.length, random),
          1,
        );
        const chosen = template.map(({ label }) => {
          const drawn = own.get(label) ?? [];
          return drawn[below(drawn.length, random)]?.strokes ?? [];
        });
        return {
          source: 'made',
          writer,
          label: template.map(({ label }) => label).join(''),
          strokes: placed(
            template.map(({ strokes }) => strokes),
            chosen,
          ),
        };
      });
    });
}

function stands({ strokes }: InkSample): boolean {
  const bounds = boundsOf(strokes);
  return !!bounds && bounds.maxX - bounds.minX < MAX_WIDTH * (bounds.maxY - bounds.minY);
}

/** Digits brought to the places of others. */
function placed(places: readonly InkSample['strokes'][], digits: readonly InkSample['strokes'][]) {
  let before: { place: readonly Stroke[]; ink: readonly Stroke[] } | undefined;
  return digits.flatMap((strokes, i) => {
    const place = places[i] ?? [];
    const [goal, bounds] = [boundsOf(place), boundsOf(strokes)];
    if (!goal || !bounds) return [];
    const scale = (goal.maxY - goal.minY) / (bounds.maxY - bounds.minY);
    const standing = mapPoints(strokes, (x, y) => [
      goal.minX + (x - bounds.minX) * scale,
      goal.maxY + (y - bounds.maxY) * scale,
    ]);
    const row = (goal.maxY - goal.minY) / ROWS;
    const move = before ? clearance(before.place, place, row) - clearance(before.ink, standing, row) : 0;
    const ink = mapPoints(standing, (x, y) => [x + move, y]);
    before = { place, ink };
    return ink;
  });
}

/**
 * The least free space along x between two digits, over rows that both have ink in or beside; that
 * of their bounds where there are none. Below 0 they reach into each other.
 */
function clearance(left: readonly Stroke[], right: readonly Stroke[], row: number): number {
  const ends = sideOf(left, row, 1);
  const starts = sideOf(right, row, -1);
  let least = Infinity;
  for (const [at, end] of ends) {
    for (const near of [at - 1, at, at + 1]) least = Math.min(least, -(starts.get(near) ?? -Infinity) - end);
  }
  if (least < Infinity) return least;
  return (boundsOf(right)?.minX ?? 0) - (boundsOf(left)?.maxX ?? 0);
}

/** The largest x times `side` in each row of the ink. */
function sideOf(strokes: readonly Stroke[], row: number, side: 1 | -1): Map<number, number> {
  const found = new Map<number, number>();
  for (const { x, y } of strokes) {
    x.forEach((toX, i) => {
      const toY = y[i] ?? 0;
      const [fromX, fromY] = [x[i - 1] ?? toX, y[i - 1] ?? toY];
      const steps = Math.max(1, Math.ceil(Math.abs(toY - fromY) / row));
      for (let step = 0; step <= steps; step++) {
        const at = Math.round((fromY + ((toY - fromY) * step) / steps) / row);
        const value = side * (fromX + ((toX - fromX) * step) / steps);
        found.set(at, Math.max(found.get(at) ?? -Infinity, value));
      }
    });
  }
  return found;
}

function below(count: number, random: Random): number {
  return Math.floor(random.uniform() * count);
}
