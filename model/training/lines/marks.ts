import { boundsOf, type Stroke } from '../../../src/ink';
import { strokeOf } from '../geometry';
import type { Dice } from './dice';

/**
 * Signs around amounts that are no digits: the reader learns to pass over them. Lengths are in
 * heights of a digit.
 */

/** A dot, comma or tick low between two digits. */
export function separator(x: number, baseline: number, dice: Dice): Stroke {
  const y = baseline + dice.between(-0.1, 0.08);
  const long = dice.between(0.02, 0.25);
  const kind = dice.below(4);
  if (kind === 0) return dot(x, y, dice);
  if (kind === 1) {
    return strokeOf([
      [x + 0.03, y - 0.05],
      [x + 0.02, y + 0.06],
      [x - 0.3 * long, y + long],
    ]);
  }
  if (kind === 2) {
    return strokeOf([
      [x, y],
      [x - dice.between(-0.1, 0.15), y + long],
    ]);
  }
  return strokeOf([
    [x, y - 0.04],
    [x + 0.04, y],
    [x, y + 0.04],
    [x - 0.03, y],
    [x, y - 0.04],
  ]);
}

/** What may follow an amount: a dot, dashes, an equals sign, cents as a small raised circle. */
export function tail(ink: readonly Stroke[], dice: Dice): Stroke[] {
  const bounds = boundsOf(ink);
  if (!bounds) return [];
  const { minY: top, maxX, maxY: bottom } = bounds;
  const middle = (top + bottom) / 2 + dice.between(-0.15, 0.3);
  const gap = dice.between(0.03, 0.4);
  const length = dice.between(0.15, 1);
  let x = maxX + gap;
  const marks: Stroke[] = [];
  const kind = dice.below(11);
  if (kind <= 3) {
    marks.push(separator(x, bottom, dice));
    x += dice.between(0.08, 0.25);
  }
  if (kind === 2 || kind === 3 || kind === 4 || kind === 5) marks.push(dash(x, middle, length, dice));
  if (kind === 6 || kind === 3) {
    marks.push(
      dash(x, middle - 0.11, length, dice),
      dash(x + dice.around(0, 0.05), middle + 0.11, length, dice),
    );
  }
  if (kind === 7) marks.push(dot(x, middle - 0.15, dice), dot(x, middle + 0.15, dice));
  if (kind === 8) {
    // Dashes in a row, or one that swings.
    const count = 1 + dice.below(3);
    for (let i = 0; i < count; i++) marks.push(dash(x + i * 0.35, middle, 0.25, dice));
  }
  if (kind === 9) {
    marks.push(
      strokeOf([
        [x, middle],
        [x + length * 0.3, middle - 0.12],
        [x + length * 0.6, middle + 0.1],
        [x + length, middle - 0.05],
      ]),
    );
  }
  if (kind === 10) marks.push(...hash(x, middle, dice));
  return marks;
}

/** What may stand before an amount: an equals sign, a dash, a hash, a dollar sign. */
export function head(ink: readonly Stroke[], dice: Dice): Stroke[] {
  const bounds = boundsOf(ink);
  if (!bounds) return [];
  const { minX, minY: top, maxY: bottom } = bounds;
  const middle = (top + bottom) / 2 + dice.between(-0.1, 0.2);
  const right = minX - dice.between(0.08, 0.4);
  const length = dice.between(0.15, 0.5);
  const kind = dice.below(5);
  if (kind === 0) return [dash(right - length, middle, length, dice)];
  if (kind <= 2) {
    return [
      dash(right - length, middle - 0.1, length, dice),
      dash(right - length, middle + 0.1, length, dice),
    ];
  }
  const height = dice.between(0.6, 1);
  const left = right - 0.5;
  if (kind === 3) return hash(left, middle, dice);
  const wave = [
    [0.45, 0.2],
    [0.25, 0.08],
    [0.05, 0.25],
    [0.25, 0.48],
    [0.45, 0.7],
    [0.25, 0.92],
    [0.02, 0.8],
  ] as const;
  const bar = left + 0.25;
  return [
    strokeOf(wave.map(([x, y]) => [left + x, middle + (y - 0.5) * height])),
    strokeOf([
      [bar + 0.04, middle - height * 0.6],
      [bar - 0.04, middle + height * 0.6],
    ]),
  ];
}

function hash(left: number, middle: number, dice: Dice): Stroke[] {
  const height = dice.between(0.4, 1);
  const upright = (x: number) =>
    strokeOf([
      [x + 0.08, middle - height / 2],
      [x - 0.08, middle + height / 2],
    ]);
  return [
    upright(left + 0.15),
    upright(left + 0.35),
    dash(left, middle - 0.12, 0.5, dice),
    dash(left, middle + 0.12, 0.5, dice),
  ];
}

function dash(x: number, y: number, length: number, dice: Dice): Stroke {
  const tilt = dice.around(0, 0.12) * length;
  return strokeOf([
    [x, y],
    [x + length / 2, y - tilt / 2 + dice.around(0, 0.015)],
    [x + length, y - tilt],
  ]);
}

function dot(x: number, y: number, dice: Dice): Stroke {
  return strokeOf([
    [x, y],
    [x + dice.between(0, 0.05), y + dice.between(-0.02, 0.04)],
  ]);
}
