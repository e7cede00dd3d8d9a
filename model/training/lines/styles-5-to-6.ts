import type { Stroke } from '../../../src/ink';
import { curve, line, polyline } from './curves';
import type { Dice } from './dice';

/** Like a root sign: a tick at the foot, a steep rise, and a long bar. */
export function rootFive(dice: Dice): Stroke[] {
  const bar = dice.between(0.4, 0.9);
  const rise = dice.between(0.2, 0.45);
  const tick = dice.between(0.6, 1);
  return [
    polyline(
      [
        [0, tick],
        [rise * dice.between(0.35, 0.7), 1],
        [rise + dice.between(0, 0.15), dice.between(0.45, 0.7)],
        [rise, 0.03],
        [rise + bar, dice.between(-0.1, 0.05)],
      ],
      dice,
    ),
  ];
}

export function separateFive(dice: Dice): Stroke[] {
  const left = dice.between(0.05, 0.2);
  return [
    curve(
      [
        [left, dice.between(0.02, 0.2)],
        [left - 0.05, 0.42],
        [0.4, 0.4],
        [0.5, 0.7],
        [0.3, 0.98],
        [-0.05, dice.between(0.8, 1)],
      ],
      dice,
    ),
    line(
      [
        [left + dice.between(-0.05, 0.15), dice.between(-0.08, 0.05)],
        [dice.between(0.5, 0.9), dice.between(-0.15, 0.05)],
      ],
      dice,
    ),
  ];
}

/** Written like an S. */
export function curledFive(dice: Dice): Stroke[] {
  return [
    curve(
      [
        [dice.between(0.55, 0.9), 0],
        [0.2, 0.03],
        [0.1, 0.38],
        [0.4, 0.5],
        [0.45, 0.8],
        [0.2, 1],
        [-0.1, dice.between(0.85, 1)],
      ],
      dice,
    ),
  ];
}

/** Its bowl does not come back to the stem. */
export function openSix(dice: Dice): Stroke[] {
  const width = dice.between(0.4, 0.65);
  const end = dice.between(0.5, 0.75);
  return [
    curve(
      [
        [width * dice.between(0.5, 1), 0],
        [width * 0.15, 0.35],
        [0, 0.75],
        [width * 0.35, 1],
        [width * 0.95, 0.82],
        [width * 0.85, end],
        [width * dice.between(0.35, 0.7), end + dice.between(-0.06, 0.08)],
      ],
      dice,
    ),
  ];
}

export function straightSix(dice: Dice): Stroke[] {
  const width = dice.between(0.35, 0.55);
  return [
    curve(
      [
        [dice.between(0, 0.2), 0],
        [0.02, 0.4],
        [0, 0.85],
        [width * 0.5, 1],
        [width, 0.78],
        [width * 0.6, dice.between(0.5, 0.62)],
        [0.02, 0.75],
      ],
      dice,
    ),
  ];
}
