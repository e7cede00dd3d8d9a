import type { Stroke } from '../../../src/ink';
import { strokeOf } from '../geometry';
import { chained, curve, line, polyline } from './curves';
import type { Dice } from './dice';
import { scaled } from './glyphs';
import { ovalOf } from './styles-0-to-4';

export function europeanSeven(dice: Dice): Stroke[] {
  const width = dice.between(0.45, 0.8);
  const foot = width * dice.between(0.15, 0.5);
  const bar = dice.between(0.42, 0.6);
  const middle = width + (foot - width) * bar;
  return [
    polyline(
      [
        [0, dice.between(0, 0.06)],
        [width, 0],
        [foot, 1],
      ],
      dice,
    ),
    line(
      [
        [middle - dice.between(0.15, 0.35), bar + dice.between(-0.05, 0.08)],
        [middle + dice.between(0.12, 0.35), bar + dice.between(-0.1, 0.04)],
      ],
      dice,
    ),
  ];
}

/** A seven whose bar begins with a tick; half of them crossed. */
export function serifSeven(dice: Dice): Stroke[] {
  const [first, cross] = europeanSeven(dice) as [Stroke, Stroke];
  const tick = dice.between(0.1, 0.3);
  const tail = strokeOf([
    [dice.between(-0.05, 0.03), tick],
    [0, 0.02],
  ]);
  const strokes = [chained(tail, first)];
  return dice.chance(0.5) ? [...strokes, cross] : strokes;
}

/** The pen goes from the foot of the stem back up into the bar through it. */
export function crossedInOneSeven(dice: Dice): Stroke[] {
  const width = dice.between(0.5, 0.8);
  const foot = width * dice.between(0.25, 0.5);
  return [
    polyline(
      [
        [0, 0.05],
        [width, 0],
        [foot, 1],
        [foot - dice.between(0.1, 0.3), dice.between(0.5, 0.7)],
        [width * 0.95, dice.between(0.42, 0.58)],
      ],
      dice,
    ),
  ];
}

/** A short hat, and a bar as long as that of a plus sign. */
export function plusSeven(dice: Dice): Stroke[] {
  const bar = dice.between(0.38, 0.58);
  const lean = dice.between(0, 0.25);
  const reach = dice.between(0.25, 0.45);
  return [
    curve(
      [
        [-dice.between(0.05, 0.3), dice.between(0.08, 0.2)],
        [0.1, 0],
        [0.25, dice.between(0, 0.06)],
        [0.25 - lean * 0.5, 0.5],
        [0.25 - lean, 1],
      ],
      dice,
    ),
    line(
      [
        [0.2 - reach, bar + dice.between(-0.03, 0.08)],
        [0.25 + reach, bar + dice.between(-0.08, 0.03)],
      ],
      dice,
    ),
  ];
}

export function openEight(dice: Dice): Stroke[] {
  const gap = dice.between(0, 0.2);
  return [
    curve(
      [
        [0.5, 0.08],
        [0.2, 0],
        [0.05, 0.2],
        [0.3, 0.48],
        [0.5, 0.78],
        [0.25, 1],
        [0.02, 0.78],
        [0.3, 0.45],
        [0.5 + gap, 0.1 + dice.between(-0.15, 0.1)],
      ],
      dice,
    ),
  ];
}

export function stackedEight(dice: Dice): Stroke[] {
  const width = dice.between(0.35, 0.55);
  const small = scaled([ovalOf(width, dice)], 0.48);
  const large = scaled([ovalOf(width * 1.1, dice)], 0.54);
  return [...small, ...large.map(({ x, y }) => ({ x, y: y.map((value) => value + 0.46) }))];
}

/** A straight stem, and a small loop like a flag at its top, on the left. */
export function flagNine(dice: Dice): Stroke[] {
  const stem = dice.between(0.35, 0.55);
  const low = dice.between(0.28, 0.5);
  return [
    curve(
      [
        [stem, dice.between(0, 0.12)],
        [stem * 0.4, 0],
        [0, low * 0.55],
        [stem * 0.4, low],
        [stem, low * 0.5],
      ],
      dice,
    ),
    line(
      [
        [stem, dice.between(-0.08, 0.1)],
        [stem + dice.between(-0.25, 0.05), 1],
      ],
      dice,
    ),
  ];
}

/** Like the letter P: the stem first, then a loop from its top. */
export function stemFirstNine(dice: Dice): Stroke[] {
  const side = dice.chance(0.6) ? 1 : -1;
  const width = dice.between(0.3, 0.55);
  const low = dice.between(0.35, 0.55);
  return [
    line(
      [
        [0, dice.between(0, 0.1)],
        [dice.between(-0.15, 0.05), 1],
      ],
      dice,
    ),
    curve(
      [
        [0, dice.between(0, 0.12)],
        [side * width * 0.6, -0.04],
        [side * width, low * 0.5],
        [side * width * 0.6, low],
        [side * dice.between(-0.02, 0.12), low + dice.between(-0.05, 0.05)],
      ],
      dice,
    ),
  ];
}

export function hookedNine(dice: Dice): Stroke[] {
  const width = dice.between(0.35, 0.6);
  const low = dice.between(0.25, 0.5);
  return [
    curve(
      [
        [width, 0.1],
        [width * 0.4, 0],
        [0, low * 0.6],
        [width * 0.4, low],
        [width, 0.12],
        [width * 0.98, 0.6],
        [width * 0.6, 0.97],
        [dice.between(-0.1, 0.2), dice.between(0.85, 1)],
      ],
      dice,
    ),
  ];
}

/** Its loop is a hook that does not close. */
export function openNine(dice: Dice): Stroke[] {
  const width = dice.between(0.35, 0.6);
  const low = dice.between(0.3, 0.5);
  return [
    curve(
      [
        [width * dice.between(0.35, 0.7), dice.between(0, 0.08)],
        [0, low * 0.55],
        [width * 0.35, low],
        [width, dice.between(0.02, 0.15)],
        [width * dice.between(0.8, 1), 0.6],
        [width * dice.between(0.6, 1), 1],
      ],
      dice,
    ),
  ];
}
